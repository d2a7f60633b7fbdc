using System.Net;
using System.Net.Http.Headers;
using ArxivLens.Core.Summaries;
using ArxivLens.Sources.Http;

namespace ArxivLens.Sources.SummaryModel;

/// <summary>
/// Asks an OpenAI-compatible interface for summaries. It goes nowhere but to the address it was given, not through a proxy and
/// not after a redirect, takes no more than <see cref="MostBytes"/>, and is done in <see cref="SummaryModelOptions.Timeout"/>.
/// </summary>
public sealed class SummaryModelClient : ISummaryWriter, IDisposable
{
    /// <summary>Bytes of an answer that are read; two sentences and what surrounds them have a few thousand.</summary>
    public const int MostBytes = 256 * 1024;

    private static readonly TimeSpan KeepsConnections = TimeSpan.FromMinutes(5);

    private readonly SummaryModelOptions _options;
    private readonly TimeProvider _clock;
    private readonly Uri _address;
    private readonly HttpMessageInvoker _door;

    /// <summary>Opens nothing yet.</summary>
    /// <param name="options">Whom to ask.</param>
    /// <param name="clock">Measures the time an exchange may take.</param>
    public SummaryModelClient(SummaryModelOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _clock) = (options, clock);
        _address = new Uri(options.Endpoint.AbsoluteUri.TrimEnd('/') + "/chat/completions");
        // The operator names this one address, which may well be on this machine; the door leads there and nowhere else.
        _door = OutboundDoor.Open(AddressPolicy.Only(options.Endpoint), OutboundDoor.ResolveAsync, KeepsConnections);
    }

    /// <inheritdoc/>
    public string Model => _options.Model;

    /// <inheritdoc/>
    public async Task<WrittenSummary> WriteAsync(string title, string text, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(_options.Timeout, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var request = CreateRequest(title, text);
            using var response = await _door.SendAsync(request, both.Token);
            return await ReadAsync(response, both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return WrittenSummary.Failed(SummaryWriting.TimedOut, $"no whole answer within {_options.Timeout.TotalSeconds} s");
        }
        catch (TooManyBytesException)
        {
            return WrittenSummary.Failed(SummaryWriting.Unusable, $"the answer has more than {MostBytes} bytes");
        }
        catch (InvalidDataException)
        {
            return WrittenSummary.Failed(SummaryWriting.Unusable, "the answer is packed, which was not asked for");
        }
        catch (HttpRequestException e)
        {
            return WrittenSummary.Failed(SummaryWriting.Unreachable, $"the connection failed ({e.HttpRequestError})");
        }
        catch (IOException)
        {
            return WrittenSummary.Failed(SummaryWriting.Unreachable, "the connection broke off");
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _door.Dispose();

    private HttpRequestMessage CreateRequest(string title, string text)
    {
        var content = new ByteArrayContent(ChatRequest.Write(_options, title, text));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = content };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (_options.Key is { } key)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return request;
    }

    private static async Task<WrittenSummary> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode != HttpStatusCode.OK)
            return WrittenSummary.Failed(SummaryWriting.Refused, $"it answered with status {(int)response.StatusCode}");
        if (response.Content.Headers.ContentType?.MediaType is not "application/json")
            return WrittenSummary.Failed(SummaryWriting.Unusable, "the answer is not of type application/json");
        return ChatAnswer.Read(await BodyReader.ReadAsync(response.Content, MostBytes, cancellationToken));
    }
}

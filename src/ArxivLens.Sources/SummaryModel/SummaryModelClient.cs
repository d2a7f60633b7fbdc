using System.Net;
using System.Net.Http.Headers;
using ArxivLens.Core.Summaries;

namespace ArxivLens.Sources.SummaryModel;

/// <summary>
/// Asks an OpenAI-compatible interface for summaries. It goes nowhere but to the address it was given, not through a proxy and
/// not after a redirect, takes no more than <see cref="MostBytes"/>, and is done in <see cref="SummaryModelOptions.Timeout"/>.
/// </summary>
public sealed class SummaryModelClient : ISummaryWriter, IDisposable
{
    /// <summary>Bytes of an answer that are read; two sentences and what surrounds them have a few thousand.</summary>
    public const int MostBytes = 256 * 1024;

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
        _door = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            // Nothing is unpacked, so that what is counted is what there is.
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            MaxConnectionsPerServer = 1,
            MaxResponseHeadersLength = 16,
            // What is left of an answer that was too long is not read to save the connection.
            MaxResponseDrainSize = 0,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        });
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
        if (await ReadBodyAsync(response.Content, cancellationToken) is not { } body)
            return WrittenSummary.Failed(SummaryWriting.Unusable, $"the answer has more than {MostBytes} bytes");
        return ChatAnswer.Read(body);
    }

    /// <summary>
    /// Reads the body, counting as it comes: what the header says of its length is only believed when it is too much.
    /// </summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > MostBytes) return null;
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (body.Length + count > MostBytes) return null;
            body.Write(buffer, 0, count);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}

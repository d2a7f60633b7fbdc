using System.Net;
using System.Net.Http.Headers;
using ArxivLens.Core.LanguageModels;
using ArxivLens.Sources.Http;

namespace ArxivLens.Sources.ChatModel;

/// <summary>
/// Asks an OpenAI-compatible interface. It goes nowhere but to the address it was given, not through a proxy and not after a
/// redirect, takes no more than <see cref="MostBytes"/>, and is done in <see cref="ChatModelOptions.Timeout"/>.
/// </summary>
internal sealed class ChatClient : IDisposable
{
    /// <summary>Bytes of an answer that are read; what is asked for and what surrounds it have a few thousand.</summary>
    public const int MostBytes = 256 * 1024;

    private static readonly TimeSpan KeepsConnections = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestRest = TimeSpan.FromHours(1);

    private readonly ChatModelOptions _options;
    private readonly TimeProvider _clock;
    private readonly Uri _address;
    private readonly HttpMessageInvoker _door;

    /// <summary>Opens nothing yet.</summary>
    /// <param name="options">Whom to ask.</param>
    /// <param name="clock">Measures the time an exchange may take.</param>
    public ChatClient(ChatModelOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _clock) = (options, clock);
        _address = new Uri(options.Endpoint.AbsoluteUri.TrimEnd('/') + "/chat/completions");
        // The operator names this one address, which may well be on this machine; the door leads there and nowhere else.
        _door = OutboundDoor.Open(AddressPolicy.Only(options.Endpoint), OutboundDoor.ResolveAsync, KeepsConnections);
    }

    /// <summary>
    /// Asks. Whatever the other side does, the answer is an outcome within the time it was given: it throws only when the caller
    /// cancels.
    /// </summary>
    /// <param name="instruction">What the model shall do.</param>
    /// <param name="material">What it shall do it with; never obeyed, if it can help it.</param>
    /// <param name="cancellationToken">Ends the exchange.</param>
    public async Task<ModelReply> AskAsync(string instruction, string material, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(_options.Timeout, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var request = CreateRequest(instruction, material);
            using var response = await _door.SendAsync(request, both.Token);
            return await ReadAsync(response, both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ModelReply.Failed(ModelOutcome.TimedOut, $"no whole answer within {_options.Timeout.TotalSeconds} s");
        }
        catch (TooManyBytesException)
        {
            return ModelReply.Failed(ModelOutcome.Unusable, $"the answer has more than {MostBytes} bytes");
        }
        catch (InvalidDataException)
        {
            return ModelReply.Failed(ModelOutcome.Unusable, "the answer is packed, which was not asked for");
        }
        catch (HttpRequestException e)
        {
            return ModelReply.Failed(ModelOutcome.Unreachable, $"the connection failed ({e.HttpRequestError})");
        }
        catch (IOException)
        {
            return ModelReply.Failed(ModelOutcome.Unreachable, "the connection broke off");
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _door.Dispose();

    private HttpRequestMessage CreateRequest(string instruction, string material)
    {
        var content = new ByteArrayContent(ChatRequest.Write(_options, instruction, material));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = content };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (_options.Key is { } key)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return request;
    }

    private async Task<ModelReply> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return ModelReply.Failed(ModelOutcome.Refused, $"it answered with status {(int)response.StatusCode}") with
            {
                Rest = RestOf(response.Headers.RetryAfter),
            };
        }

        if (response.Content.Headers.ContentType?.MediaType is not "application/json")
            return ModelReply.Failed(ModelOutcome.Unusable, "the answer is not of type application/json");
        return ChatAnswer.Read(await BodyReader.ReadAsync(response.Content, MostBytes, cancellationToken));
    }

    private TimeSpan? RestOf(RetryConditionHeaderValue? asked)
    {
        var rest = asked?.Delta ?? asked?.Date - _clock.GetUtcNow();
        if (rest is null || rest <= TimeSpan.Zero) return null;
        return rest < LongestRest ? rest : LongestRest;
    }
}

using System.Net;

namespace ArxivLens.Sources.Http;

/// <summary>
/// Fetches what strangers name, and nothing they should not reach: only from public addresses, vetted at each connection and each
/// redirect; only so many bytes, in only so much time; never so often that it burdens a host.
/// </summary>
public sealed class GuardedClient : IDisposable
{
    private readonly GuardedClientOptions _options;
    private readonly TimeProvider _clock;
    private readonly HostTurns _turns;
    private readonly HttpMessageInvoker _door;

    /// <summary>Opens nothing yet.</summary>
    /// <param name="options">How other machines are asked.</param>
    /// <param name="clock">Measures the time an exchange may take, and the pauses between two.</param>
    public GuardedClient(GuardedClientOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _clock) = (options, clock);
        _turns = new HostTurns(clock, options.HostPause, options.MostWaiting, options.MostHosts);
        // Each request looks its host up and vets it.
        _door = OutboundDoor.Open(options.Policy, options.Resolve, keepsConnections: TimeSpan.Zero, options.Roots);
    }

    /// <summary>Asks with GET and follows redirects. What goes wrong out there is in the answer.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellationToken">Calls it off.</param>
    public async Task<GuardedAnswer> GetAsync(GuardedRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var deadline = new CancellationTokenSource(_options.Deadline, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await FollowAsync(request, both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return GuardedAnswer.Refuse(
                request.Address, FetchFault.TimedOut, $"not there within {_options.Deadline.TotalSeconds} s");
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _door.Dispose();

    private async Task<GuardedAnswer> FollowAsync(GuardedRequest request, CancellationToken cancellationToken)
    {
        var address = request.Address;
        for (var redirects = 0; redirects <= _options.MostRedirects; redirects++)
        {
            if (TargetAddress.FindFault(address, _options.Policy) is { } wrong)
                return GuardedAnswer.Refuse(address, FetchFault.Address, wrong);
            if (request.Permit is { } permit && await permit(address, cancellationToken) is { } refusal) return refusal;
            var (answer, location) = await AskAsync(address, request, cancellationToken);
            if (location is null) return answer;
            if (TargetAddress.Follow(address, location, out var fault) is not { } next)
                return GuardedAnswer.Refuse(address, FetchFault.Redirect, fault);
            address = next;
        }

        return GuardedAnswer.Refuse(address, FetchFault.Redirect, $"more than {_options.MostRedirects} redirects");
    }

    private async Task<Hop> AskAsync(Uri address, GuardedRequest request, CancellationToken cancellationToken)
    {
        using var turn = await _turns.TakeAsync(address.IdnHost, cancellationToken);
        if (turn is null) return GuardedAnswer.Refuse(address, FetchFault.Busy, $"others wait for {address.IdnHost} already");
        try
        {
            return await ExchangeAsync(address, request, cancellationToken);
        }
        catch (HttpRequestException e)
        {
            return Explain(address, e);
        }
        catch (TooManyBytesException e)
        {
            return GuardedAnswer.Refuse(address, FetchFault.TooLarge, e.Message);
        }
        catch (InvalidDataException e)
        {
            return GuardedAnswer.Refuse(address, FetchFault.Damaged, e.Message);
        }
        catch (IOException)
        {
            return GuardedAnswer.Refuse(address, FetchFault.Unreachable, "the connection broke off");
        }
    }

    private async Task<Hop> ExchangeAsync(Uri address, GuardedRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, address);
        message.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
        message.Headers.TryAddWithoutValidation("Accept", request.Accept);
        message.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br");
        using var response = await _door.SendAsync(message, cancellationToken);
        var type = response.Content.Headers.ContentType;
        var answer = new GuardedAnswer(address, null, "")
        {
            Status = (int)response.StatusCode,
            MediaType = type?.MediaType?.ToLowerInvariant(),
            Charset = type?.CharSet?.Trim('"', '\'', ' '),
        };
        if (TargetAddress.FindRedirect(response) is { } location) return new Hop(answer, location);
        if (response.StatusCode != HttpStatusCode.OK)
            return answer with { Fault = FetchFault.Status, Detail = $"it answered with status {answer.Status}" };
        if (request.Reads?.Invoke(answer.MediaType) == false)
            return answer with { Fault = FetchFault.Type, Detail = $"it is of type {answer.MediaType ?? "(none)"}" };
        return answer with { Body = await ReadAsync(response.Content, request, cancellationToken) };
    }

    private static async Task<byte[]> ReadAsync(
        HttpContent content, GuardedRequest request, CancellationToken cancellationToken) =>
        request.TakesBeginning
            ? (await BodyReader.ReadBeginningAsync(content, request.MostBytes, cancellationToken)).Body
            : await BodyReader.ReadAsync(content, request.MostBytes, cancellationToken);

    private static GuardedAnswer Explain(Uri address, HttpRequestException e)
    {
        var fault = e switch
        {
            { InnerException: AddressRefusedException } => FetchFault.Closed,
            { HttpRequestError: HttpRequestError.SecureConnectionError } => FetchFault.Insecure,
            { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => FetchFault.TooLarge,
            _ => FetchFault.Unreachable,
        };
        var detail = fault == FetchFault.Closed ? e.InnerException!.Message : $"the connection failed ({e.HttpRequestError})";
        return GuardedAnswer.Refuse(address, fault, detail);
    }

    /// <summary>One exchange: an answer, and where it redirects to.</summary>
    private readonly record struct Hop(GuardedAnswer Answer, string? Location)
    {
        public static implicit operator Hop(GuardedAnswer answer) => new(answer, null);
    }
}

using ArxivLens.Sources.Http;

namespace ArxivLens.Sources.Services;

/// <summary>
/// Asks a service that the operator names or the program knows: at its pace, again when it was busy or the connection broke, and
/// only on its own site. What goes wrong out there is in the answer; it throws only when the caller cancels or the gate's file
/// cannot be used.
/// </summary>
public sealed class ServiceClient : IDisposable
{
    private static readonly TimeSpan KeepsConnections = TimeSpan.FromMinutes(1);

    private readonly ServiceOptions _options;
    private readonly TimeProvider _clock;
    private readonly RetryWaits _waits;
    private readonly ServiceExchange _exchange;
    private readonly HttpMessageInvoker _door;

    /// <summary>Opens nothing yet.</summary>
    /// <param name="options">The service, and how it is asked.</param>
    /// <param name="clock">Measures deadlines and waits.</param>
    /// <exception cref="ArgumentException">
    /// A service of arXiv without its gate, an address that is none of the web's, or a header that cannot be sent.
    /// </exception>
    public ServiceClient(ServiceOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (WebSite.Arxiv.Has(options.Base.IdnHost) && options.Gate is not ArxivGate { IsArxivs: true })
            throw new ArgumentException("arXiv is asked through its gate only.", nameof(options));
        ServiceAddress.Check(options);
        (_options, _clock) = (options, clock);
        _waits = new RetryWaits(options, clock);
        _door = OutboundDoor.Open(
            AddressPolicy.Site(options.Base, options.Also), options.Resolve, KeepsConnections, options.Roots);
        _exchange = new ServiceExchange(options, _door, _waits, clock);
    }

    /// <summary>Asks, as often as is worth it.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellationToken">Calls it off.</param>
    public async Task<ServiceAnswer> AskAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        for (var tries = 1; ; tries++)
        {
            var answer = await FollowAsync(request, cancellationToken);
            if (!answer.MayPass) return answer;
            var wait = _waits.After(tries, answer);
            if (tries >= _options.MostTries || wait > _options.LongestWait)
                return answer with { Retry = _clock.GetUtcNow() + wait };
            await Task.Delay(wait, _clock, cancellationToken);
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _door.Dispose();

    private async Task<ServiceAnswer> FollowAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        for (var redirects = 0; redirects <= _options.MostRedirects; redirects++)
        {
            if (ServiceAddress.FindFault(request.Address, _options) is { } wrong)
            {
                var fault = redirects == 0 ? ServiceFault.Address : ServiceFault.Redirect;
                return ServiceAnswer.Fail(request.Address, fault, wrong);
            }

            var (answer, location) = await TakeTurnAsync(request, cancellationToken);
            if (location is null) return answer;
            if (TargetAddress.Follow(request.Address, location, out var broken) is not { } next)
                return ServiceAnswer.Fail(request.Address, ServiceFault.Redirect, broken) with { Status = answer.Status };
            // "See other" asks for the outcome of what was sent; after all others the same is sent again.
            request = request with { Address = next, Json = answer.Status == 303 ? null : request.Json };
        }

        return ServiceAnswer.Fail(
            request.Address, ServiceFault.Redirect, $"it redirects more than {_options.MostRedirects} times");
    }

    private async Task<ServiceHop> TakeTurnAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        using var turn = _options.Gate is { } gate ? await gate.EnterAsync(cancellationToken) : null;
        return await _exchange.AskAsync(request, cancellationToken);
    }
}

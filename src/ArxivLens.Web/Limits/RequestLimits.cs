using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Limits;

/// <summary>
/// How often a client may ask, and how many requests of a class are answered at once. Both are by class: a flood of one leaves the
/// others as they were.
/// </summary>
internal sealed class RequestLimits : IDisposable
{
    /// <summary>Seconds in which a client that used all it may has all of it again.</summary>
    public const int WindowSeconds = 60;

    private const int SearchLine = 512;
    private const int AnalysisLine = 64;

    private readonly LimitOptions _options;
    private readonly Dictionary<RequestCost, TokenBucketRateLimiterOptions> _buckets;

    public RequestLimits(IOptions<WebOptions> options)
    {
        _options = options.Value.Limits;
        _buckets = Enum.GetValues<RequestCost>()
            .Where(cost => _options.Of(cost) is not null)
            .ToDictionary(cost => cost, cost => BucketOf(_options.Of(cost)!.Value));
        Rates = PartitionedRateLimiter.Create<HttpContext, ClientKey>(RateOf);
        Crowds = PartitionedRateLimiter.Create<HttpContext, RequestCost>(CrowdOf);
    }

    /// <summary>How often each client may ask.</summary>
    public PartitionedRateLimiter<HttpContext> Rates { get; }

    /// <summary>How many are answered at once.</summary>
    public PartitionedRateLimiter<HttpContext> Crowds { get; }

    /// <summary>Requests of a class that are answered at once.</summary>
    public static int AtOnce(RequestCost cost) => cost == RequestCost.Analysis ? Environment.ProcessorCount : 2 * Environment.ProcessorCount;

    /// <summary>Requests of a class that wait for their turn.</summary>
    public static int Line(RequestCost cost) => cost == RequestCost.Analysis ? AnalysisLine : SearchLine;

    /// <summary>Decides as what a request is counted.</summary>
    public CountedRequest? Count(HttpContext http)
    {
        var counted = CountedRequest.Of(http, _options);
        http.Features.Set(counted);
        return counted;
    }

    public void Dispose()
    {
        Rates.Dispose();
        Crowds.Dispose();
    }

    private RateLimitPartition<ClientKey> RateOf(HttpContext http) => http.Features.Get<CountedRequest>() is { Key: var key, Limit: not null }
        ? RateLimitPartition.GetTokenBucketLimiter(key, one => _buckets[one.Cost])
        : RateLimitPartition.GetNoLimiter(new ClientKey(0, ClientKind.Unknown, false, (RequestCost)(-1)));

    // Reading is cheap and is never made to wait: that is what keeps pages quick while others compute.
    private static RateLimitPartition<RequestCost> CrowdOf(HttpContext http) => http.Features.Get<CountedRequest>()?.Key.Cost switch
    {
        (RequestCost.Search or RequestCost.Analysis) and var cost => RateLimitPartition.GetConcurrencyLimiter(cost, one => new()
        {
            PermitLimit = AtOnce(one), QueueLimit = Line(one), QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }),
        _ => RateLimitPartition.GetNoLimiter(RequestCost.Reading),
    };

    private static TokenBucketRateLimiterOptions BucketOf(int perMinute)
    {
        var tokens = Math.Max(1, perMinute / WindowSeconds);
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = TimeSpan.FromSeconds((double)WindowSeconds * tokens / perMinute),
            AutoReplenishment = false,
        };
    }
}

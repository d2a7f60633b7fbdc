using System.Net;
using System.Security.Cryptography.X509Certificates;
using ArxivLens.Sources.Http;

namespace ArxivLens.Sources.Services;

/// <summary>A service, and how it is asked.</summary>
/// <param name="Base">The address that the operator named or the program knows; requests go to its site and nowhere else.</param>
public sealed record ServiceOptions(Uri Base)
{
    /// <summary>Whose turn it is; a service of arXiv is not asked without an <see cref="ArxivGate"/>.</summary>
    public IGate? Gate { get; init; }

    /// <summary>Bytes an answer may have, packed and unpacked.</summary>
    public int MostBytes { get; init; } = 64_000_000;

    /// <summary>In how long one exchange must be over, from its turn to the last byte.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How often one thing is asked for before it is given up.</summary>
    public int MostTries { get; init; } = 5;

    /// <summary>
    /// The longest wait between two tries. A service that asks for more is not waited for: the answer says when it may be asked.
    /// </summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Redirects that are followed within one try.</summary>
    public int MostRedirects { get; init; } = 5;

    /// <summary>How this program calls itself.</summary>
    public string UserAgent { get; init; } = UserAgentText.CreateForServices(null);

    /// <summary>Further headers, keys among them: sent to the host of <see cref="Base"/> only, and never said in any text.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// A key that goes into the query, for services that take it nowhere else: added to what is sent to the host of
    /// <see cref="Base"/> only, and never said in any text.
    /// </summary>
    public KeyValuePair<string, string>? KeyParameter { get; init; }

    internal HostResolver Resolve { get; init; } = OutboundDoor.ResolveAsync;

    internal X509Certificate2Collection? Roots { get; init; }

    /// <summary>For tests: servers on this machine that may be redirected to.</summary>
    internal IPEndPoint[] Also { get; init; } = [];

    /// <summary>A number from 0 to below 1 for each wait, so that many who were sent away do not come back together.</summary>
    internal Func<double> Jitter { get; init; } =
        () => System.Security.Cryptography.RandomNumberGenerator.GetInt32(1_000_000) / 1e6;

    /// <summary>Says the service and no key.</summary>
    public override string ToString() => Base.GetLeftPart(UriPartial.Path);
}

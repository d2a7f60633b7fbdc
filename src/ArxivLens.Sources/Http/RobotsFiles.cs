using System.Text;

namespace ArxivLens.Sources.Http;

/// <summary>Asks each site once in a while what programs should not read.</summary>
internal sealed class RobotsFiles(GuardedClient client, TimeProvider clock)
{
    private const int MostSites = 500;

    private static readonly TimeSpan KeepsRules = TimeSpan.FromHours(1);
    private static readonly TimeSpan KeepsFaults = TimeSpan.FromMinutes(1);

    private readonly SharedAnswers<RobotsAnswer> _sites = new(
        clock, MostSites, answer => answer.Refusal is null ? KeepsRules : answer.Refusal.Fault == FetchFault.Busy ? TimeSpan.Zero : KeepsFaults);

    /// <summary>Says why an address is not to be read; <c>null</c> when it may be.</summary>
    public async Task<GuardedAnswer?> RefuseAsync(Uri address, CancellationToken cancellationToken)
    {
        var file = new Uri(address, "/robots.txt");
        var (rules, refusal) = await _sites.GetAsync(file.AbsoluteUri, () => ReadAsync(file), cancellationToken);
        if (refusal is not null) return refusal with { Address = address };
        return rules.Allows(address)
            ? null
            : GuardedAnswer.Refuse(address, FetchFault.Robots, $"{file} asks programs not to read it");
    }

    private async Task<RobotsAnswer> ReadAsync(Uri file)
    {
        var request = new GuardedRequest(file, "text/plain") { MostBytes = RobotsRules.MostBytes, TakesBeginning = true };
        // The client has a deadline of its own; one of those who wait may give up, the others still want to know.
        var answer = await client.GetAsync(request, CancellationToken.None);
        if (answer.Fault is null)
            return new RobotsAnswer(RobotsRules.Parse(Encoding.UTF8.GetString(answer.Body.Span), UserAgentText.Product), null);
        // A site without the file has no wishes; one that cannot say (RFC 9309, 2.3.1.4) is left alone.
        return answer.Fault == FetchFault.Redirect || (answer.Fault == FetchFault.Status && answer.Status is < 500 and not 429)
            ? new RobotsAnswer(RobotsRules.Open, null)
            : new RobotsAnswer(RobotsRules.Open, answer with { Detail = $"robots.txt: {answer.Detail}" });
    }

    private sealed record RobotsAnswer(RobotsRules Rules, GuardedAnswer? Refusal);
}

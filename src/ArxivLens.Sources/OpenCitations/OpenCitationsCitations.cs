using System.Globalization;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;
using ArxivLens.Sources.Services;

namespace ArxivLens.Sources.OpenCitations;

/// <summary>What given works cite and what cites them, as the interface of OpenCitations' index tells it.</summary>
public sealed class OpenCitationsCitations : ILibraryReader, IDisposable
{
    private const string NoName = "OpenCitations knows works by DOI, PubMed number and its own ids only";

    private readonly OpenCitationsOptions _options;
    private readonly ServiceClient _client;
    private readonly TimeProvider _clock;
    private SourceStores? _library;

    /// <summary>Asks nothing yet.</summary>
    /// <param name="options">How the interface is asked.</param>
    /// <param name="clock">Measures waits.</param>
    public OpenCitationsCitations(OpenCitationsOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _clock) = (options, clock);
        _client = new ServiceClient(options.ToService(), clock);
    }

    /// <inheritdoc/>
    public Source About => OpenCitationsOptions.About;

    /// <summary>Citations of works by themselves that were dropped so far.</summary>
    public long SelfCitations { get; private set; }

    /// <inheritdoc/>
    public void Read(SourceStores library) => _library = library;

    /// <inheritdoc/>
    public async Task<CitationAnswer> AskAsync(IReadOnlyList<WorkKey> works, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(works);
        var records = _library is null ? new Work?[works.Count] : await _library.Works.FindAsync(works, cancellationToken);
        var named = new NamedRows(_library?.Ids, About.Name);
        var faults = new List<SourceFault>();
        for (var i = 0; i < works.Count && !IsHopeless(faults); i++)
        {
            var names = NamesOf(works[i], records[i]?.Doi).Distinct(StringComparer.Ordinal).ToList();
            if (names.Count == 0)
                faults.Add(new SourceFault(works[i].ToString(), NoName, null));
            foreach (var name in names)
            {
                await AskAsync("references", name, named, faults, cancellationToken);
                await AskAsync("citations", name, named, faults, cancellationToken);
            }
        }

        var (citations, ids) = await named.NameAsync(cancellationToken);
        var others = citations.Where(citation => citation.Citing != citation.Cited).Distinct().ToList();
        SelfCitations += citations.Count(citation => citation.Citing == citation.Cited);
        return new CitationAnswer([], others, ids, faults);
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _client.Dispose();

    // A service that is busy, or refuses the token, is so for all that is still to ask.
    private static bool IsHopeless(List<SourceFault> faults) => faults.Exists(fault => fault.Subject == "OpenCitations");

    private static IEnumerable<string> NamesOf(WorkKey key, string? published)
    {
        if (key.Arxiv is { } id)
            yield return $"doi:10.48550/arxiv.{id}";
        if ((key.Doi ?? (DoiText.TryNormalize(published, out var doi) ? doi : null)) is { } own)
            yield return $"doi:{own}";
        var text = key.ToString();
        if (text.StartsWith("work:pmid-", StringComparison.Ordinal))
            yield return $"pmid:{text["work:pmid-".Length..]}";
        if (text.StartsWith("work:omid-", StringComparison.Ordinal))
            yield return $"omid:br/{text["work:omid-".Length..]}";
    }

    private async Task AskAsync(
        string what, string name, NamedRows named, List<SourceFault> faults, CancellationToken cancellationToken)
    {
        if (IsHopeless(faults))
            return;
        var address = new Uri(_options.Base, $"{what}/{Escape(name)}");
        var answer = await _client.AskAsync(new ServiceRequest(address) { Accept = "application/json" }, cancellationToken);
        if (answer.Status == 404)
            return;
        if (answer.Fault is not null)
        {
            faults.Add(Explain(name, answer));
            return;
        }

        if (await IndexAnswer.ReadAsync(answer.Body, cancellationToken) is not { } read)
        {
            faults.Add(new SourceFault(name, $"OpenCitations' answer about {what} is no list", _clock.GetUtcNow().AddHours(1)));
            return;
        }

        var about = read.Rows.Where(row => IsAbout(what == "references" ? row.Citing : row.Cited, name)).ToList();
        named.Add(about);
        var useless = read.Unread + read.Rows.Count - about.Count;
        if (useless > 0)
        {
            var reason = string.Create(CultureInfo.InvariantCulture, $"{useless:N0} of OpenCitations' {what} name no work, or not this one");
            faults.Add(new SourceFault(name, reason, null));
        }
    }

    private SourceFault Explain(string name, ServiceAnswer answer) => answer switch
    {
        { Status: 401 or 403 } => new SourceFault(
            "OpenCitations",
            $"OpenCitations refuses the token (status {answer.Status}); look at ARXIVLENS_OPENCITATIONS_TOKEN",
            _clock.GetUtcNow().AddHours(1)),
        { Fault: ServiceFault.Busy } => new SourceFault("OpenCitations", $"OpenCitations: {answer.Detail}", answer.Retry),
        _ => new SourceFault(name, $"OpenCitations: {answer.Detail}", answer.Retry),
    };

    // The path keeps the DOI's slash; whatever else could end the path or begin a query is escaped.
    private static string Escape(string name) =>
        string.Join('/', name.Split('/').Select(Uri.EscapeDataString)).Replace("%3A", ":", StringComparison.Ordinal);

    private static bool IsAbout(ListedIds ids, string name) => ListedIds.TryRead(name, out var asked, out _)
        && ((asked.Key is { } key && ids.HasKey(key)) || asked.Others().Any(other => ids.Others().Contains(other)));
}

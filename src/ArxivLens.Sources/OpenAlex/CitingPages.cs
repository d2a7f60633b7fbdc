using System.Globalization;
using ArxivLens.Core.Sources;

namespace ArxivLens.Sources.OpenAlex;

/// <summary>Turns the pages of the works that cite one, and notices when there is no end of them or too early a one.</summary>
internal sealed class CitingPages(OpenAlexService service, int most)
{
    // Without a cursor no more can be turned than this.
    private const int MostByNumber = 10_000;

    private readonly HashSet<long> _seen = [];
    private readonly List<OpenAlexWork> _works = [];
    private readonly HashSet<string> _places = new(StringComparer.Ordinal);
    private long? _count;

    /// <summary>Asks for all pages.</summary>
    /// <returns>The citing works, each once, and what could not be had.</returns>
    public async Task<(IReadOnlyList<OpenAlexWork> Works, SourceFault? Fault)> AskAsync(long cited, CancellationToken cancellationToken)
    {
        var name = OpenAlexId.Format(cited);
        var (isCursor, place) = (service.HasKey, service.HasKey ? "*" : "1");
        for (var page = 1; ; page++)
        {
            var (answer, fault) = await service.AskAsync($"cites:{name}", place, isCursor, withReferences: false, cancellationToken);
            if (answer is null)
                return (_works, fault);
            var added = Take(answer);
            if (WhyEnough(name, answer, added) is { } enough)
                return (_works, enough.Fault);
            place = isCursor ? answer.Next! : (page + 1).ToString(CultureInfo.InvariantCulture);
            if (!_places.Add(place))
                return (_works, Said(name, "goes in a circle"));
        }
    }

    private int Take(OpenAlexPage page)
    {
        var before = _works.Count;
        _works.AddRange(page.Works.Where(work => _seen.Add(work.Number)));
        // Works are added at OpenAlex while pages are turned; the last word counts.
        _count = page.Count ?? _count;
        return _works.Count - before;
    }

    private Enough? WhyEnough(string name, OpenAlexPage page, int added)
    {
        var isLast = service.HasKey
            ? page.Next is null
            : _works.Count >= (_count ?? 0) || page.Works.Count < OpenAlexService.PageSize;
        if (isLast && _works.Count < _count - page.Unread)
            return new(Said(name, "ended early"));
        if (isLast)
            return new(null);
        if (added == 0)
            return new(Said(name, "brought nothing new"));
        if (_works.Count >= most)
            return new(Said(name, "is longer than is taken"));
        return !service.HasKey && _works.Count >= MostByNumber
            ? new(Said(name, "goes on only with a key (ARXIVLENS_OPENALEX_KEY)"))
            : null;
    }

    private SourceFault Said(string name, string what) => new(
        name,
        string.Create(
            CultureInfo.InvariantCulture,
            $"OpenAlex's list of what cites {name} {what}: {_works.Count:N0} of {_count ?? 0:N0} came"),
        null);

    private readonly record struct Enough(SourceFault? Fault);
}

using ArxivLens.Core.Citations;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;
using ArxivLens.Core.Tables;
using ArxivLens.Index;
using ArxivLens.Index.Graph;
using ArxivLens.Web.Features.Papers;

namespace ArxivLens.Web.Features.Sources;

/// <summary>Gets from the library who asserts the citations of a table and who does not list them, all rows in one batch.</summary>
public sealed class ClaimShelf(ICitationStore citations, SourceList sources)
{
    /// <summary>Names of the origins by their bits, and whose silence about a reference is a disagreement.</summary>
    public async Task<(IReadOnlyList<string> Names, OriginCoverage Coverage)> ReadOriginsAsync(CancellationToken cancellationToken = default)
    {
        var names = await citations.ReadOriginsAsync(cancellationToken);
        return (names, sources.CoverageOf(names));
    }

    /// <summary>Gets the claims of the rows of a page, by the number of their work.</summary>
    /// <param name="index">The index.</param>
    /// <param name="document">The work of the page.</param>
    /// <param name="page">The rows.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyDictionary<int, RowClaims>> ReadAsync(
        IndexReader index, int document, TablePage page, CancellationToken cancellationToken = default)
    {
        var pairs = page.Rows.SelectMany(row => PairsOf(document, row).Select(pair => (row.Document, pair.Citing, pair.Cited))).ToList();
        var found = await citations.FindClaimsAsync(
            [.. pairs.Select(pair => (KeyOf(index, pair.Citing), KeyOf(index, pair.Cited)))], cancellationToken);
        var claims = pairs.Zip(found).ToLookup(one => one.First.Document, one => one.Second);
        var silent = await FindSilentAsync(index, document, page, cancellationToken);
        return page.Rows.ToDictionary(
            row => row.Document, row => new RowClaims(Join([.. claims[row.Document].SelectMany(some => some)]), silent.GetValueOrDefault(row.Document, [])));
    }

    private static IEnumerable<(int Citing, int Cited)> PairsOf(int document, TableRow row)
    {
        foreach (var other in row.AlsoAs.Prepend(row.Document))
        {
            if (row.Direction.HasFlag(CitationDirections.References))
                yield return (document, other);
            if (row.Direction.HasFlag(CitationDirections.Citations))
                yield return (other, document);
        }
    }

    // Of twins, and of two works that cite each other, an origin may make several claims: they are shown as one.
    private static List<CitationClaim> Join(List<CitationClaim> claims) => claims.Count < 2
        ? claims
        :
        [
            .. claims.GroupBy(claim => claim.Origin).Select(same => new CitationClaim(
                same.Key, same.Min(one => one.FirstSeen), same.Max(one => one.LastSeen), [.. same.SelectMany(one => one.Contexts).Distinct()])),
        ];

    private async Task<Dictionary<int, IReadOnlyList<SilentOrigin>>> FindSilentAsync(
        IndexReader index, int document, TablePage page, CancellationToken cancellationToken)
    {
        var disputed = page.Rows.Where(row => row.Silent != 0).ToList();
        if (disputed.Count == 0)
            return [];
        var names = await citations.ReadOriginsAsync(cancellationToken);
        var citing = disputed.ConvertAll(row => row.Direction.HasFlag(CitationDirections.Citations) ? row.Document : document);
        var keys = citing.Distinct().ToList();
        var listers = keys.Zip(await citations.FindListersAsync(keys.ConvertAll(key => KeyOf(index, key)), cancellationToken))
            .ToDictionary(one => one.First, one => one.Second);
        return disputed.Zip(citing).ToDictionary(
            one => one.First.Document,
            one => (IReadOnlyList<SilentOrigin>)
            [
                .. OriginLabel.NamesOf(one.First.Silent, names)
                    .Select(name => new SilentOrigin(name, listers[one.Second].GetValueOrDefault(name))),
            ]);
    }

    private static WorkKey KeyOf(IndexReader index, int document) => WorkKey.TryParse(index.Key(document), out var key)
        ? key
        : throw new InvalidDataException($"Document {document} of the index has no readable key.");
}

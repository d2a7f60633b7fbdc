using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;
using ArxivLens.Index;

namespace ArxivLens.Core.Citations;

/// <summary>
/// Finds who does not list a reference though they list others of the same work, which is a disagreement with those who do. Who lists
/// no reference of a work says nothing of it, and neither does who never sets out to list all.
/// </summary>
/// <param name="index">The index.</param>
/// <param name="coverage">Whose silence counts.</param>
public sealed class Disagreements(IndexReader index, OriginCoverage coverage)
{
    // Tables ask for one citing or one cited document at a stretch.
    private (int Citing, uint Listers) _listers = (-1, 0);
    private (int Cited, uint Wanted) _wanted = (-1, 0);

    /// <summary>The origins, one bit each, that list references of one document but not this one.</summary>
    /// <param name="citing">The citing document.</param>
    /// <param name="cited">The cited document.</param>
    /// <param name="origins">Who asserts the citation.</param>
    public uint Find(int citing, int cited, uint origins)
    {
        if (coverage.IsEmpty)
            return 0;
        if (_wanted.Cited != cited)
            _wanted = (cited, coverage.For(IsOfArxiv(cited)));
        var wanted = _wanted.Wanted & ~origins;
        return wanted == 0 ? 0 : wanted & ListersOf(citing);
    }

    private uint ListersOf(int citing)
    {
        if (_listers.Citing == citing)
            return _listers.Listers;
        var every = coverage.For(isOfArxiv: true);
        var listers = 0u;
        var origins = index.Graph.ReferenceOrigins(citing);
        for (var place = 0; place < origins.Length && (listers & every) != every; place++)
            listers |= origins[place];
        _listers = (citing, listers);
        return listers;
    }

    private bool IsOfArxiv(int document) =>
        coverage.OfArxiv != 0 && WorkKey.TryParse(index.Key(document), out var key) && key.Arxiv is not null;
}

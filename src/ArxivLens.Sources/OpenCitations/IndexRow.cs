
namespace ArxivLens.Sources.OpenCitations;

/// <summary>A citation as OpenCitations asserts it.</summary>
/// <param name="Citing">The work that cites.</param>
/// <param name="Cited">The work it cites.</param>
internal sealed record IndexRow(ListedIds Citing, ListedIds Cited)
{
    /// <summary>Whether both ends are one work by any of their names.</summary>
    public bool IsSelfCitation =>
        (Citing.Key is { } key && key == Cited.Key)
        || Citing.Others().Any(one => Cited.Others().Contains(one));
}

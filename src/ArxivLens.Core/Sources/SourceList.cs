namespace ArxivLens.Core.Sources;

/// <summary>The sources that are known by name. Others may give data too, as the origins of a file of citations do.</summary>
/// <param name="all">The sources, each name once.</param>
public sealed class SourceList(IReadOnlyList<Source> all)
{
    private readonly Dictionary<string, Source> _byName = all.ToDictionary(source => source.Name, StringComparer.Ordinal);

    /// <summary>The sources in the order given.</summary>
    public IReadOnlyList<Source> All => all;

    /// <summary>Finds a source; <c>null</c> when it is not known.</summary>
    public Source? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>A source by its name; one that is not known is called by it.</summary>
    public Source Get(string name) => Find(name) ?? new Source(name, name, null);

    /// <summary>
    /// The origins, one bit each, whose silence about a reference is a disagreement: those that list every reference of a work, and those
    /// that list works of arXiv where the reference is one.
    /// </summary>
    /// <param name="origins">Names of the origins by their bits.</param>
    /// <param name="isOfArxiv">Whether the reference is to a work of arXiv.</param>
    public uint Complete(IReadOnlyList<string> origins, bool isOfArxiv)
    {
        var mask = 0u;
        for (var bit = 0; bit < origins.Count; bit++)
        {
            var lists = Get(origins[bit]).Lists;
            if (lists == SourceCoverage.All || (lists == SourceCoverage.ArxivOnly && isOfArxiv))
                mask |= 1u << bit;
        }

        return mask;
    }
}

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

    /// <summary>Of which origins silence about a reference is a disagreement.</summary>
    /// <param name="origins">Names of the origins by their bits.</param>
    public OriginCoverage CoverageOf(IReadOnlyList<string> origins)
    {
        var (always, ofArxiv) = (0u, 0u);
        for (var bit = 0; bit < origins.Count; bit++)
        {
            var lists = Get(origins[bit]).Lists;
            always |= lists == SourceCoverage.All ? 1u << bit : 0;
            ofArxiv |= lists == SourceCoverage.ArxivOnly ? 1u << bit : 0;
        }

        return new OriginCoverage(always, ofArxiv);
    }
}

using System.Collections.Frozen;

namespace ArxivLens.Core.Papers;

/// <summary>
/// The archives that gave out identifiers of the old form, 1991 to March 2007. Their position, from 1, is part of
/// <see cref="ArxivId"/> and of <see cref="PaperNumber"/>, which clients keep: the list is closed, as that era is.
/// </summary>
internal static class OldArchives
{
    private static readonly string[] Names =
    [
        "acc-phys", "adap-org", "alg-geom", "ao-sci", "astro-ph", "atom-ph", "bayes-an", "chao-dyn", "chem-ph", "cmp-lg",
        "comp-gas",
        "cond-mat", "cs", "dg-ga", "funct-an", "gr-qc", "hep-ex", "hep-lat", "hep-ph", "hep-th", "math", "math-ph", "mtrl-th",
        "nlin",
        "nucl-ex", "nucl-th", "patt-sol", "physics", "plasm-ph", "q-alg", "q-bio", "quant-ph", "solv-int", "supr-con",
    ];

    private static readonly FrozenDictionary<string, int> Positions = ByNameWithAndWithoutHyphen();

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> PositionOf =
        Positions.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>All names, ascending.</summary>
    public static IReadOnlyList<string> All => Names;

    /// <summary>The archive at a position; <c>null</c> for 0.</summary>
    public static string? NameOf(int position) => position == 0 ? null : Names[position - 1];

    /// <summary>Finds an archive in any letter case, also where its hyphen was left out.</summary>
    public static bool TryFind(ReadOnlySpan<char> name, out int position) => PositionOf.TryGetValue(name, out position);

    private static FrozenDictionary<string, int> ByNameWithAndWithoutHyphen()
    {
        var positions = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < Names.Length; i++)
        {
            positions[Names[i]] = i + 1;
            positions[Names[i].Replace("-", "", StringComparison.Ordinal)] = i + 1;
        }

        return positions.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}

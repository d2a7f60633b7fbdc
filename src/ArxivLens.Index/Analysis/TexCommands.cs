using System.Collections.Frozen;

namespace ArxivLens.Index.Analysis;

/// <summary>TeX commands that shape what stands beside them and say nothing themselves; they are no tokens.</summary>
internal static class TexCommands
{
    private const string List =
        "left right big Big bigg Bigg rm bf it sl tt sc sf cal em mathrm mathbf mathit mathcal mathbb mathfrak mathsf mathscr " +
        "boldsymbol bm text textrm textbf textit texttt textsc emph mbox hbox frac dfrac tfrac over begin end quad qquad " +
        "displaystyle scriptstyle textstyle limits nolimits operatorname overline underline label ref cite";

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Shaping =
        List.Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a command, without its backslash, is one of them.</summary>
    public static bool OnlyShapes(ReadOnlySpan<char> name) => name.Length <= 13 && Shaping.Contains(name);
}

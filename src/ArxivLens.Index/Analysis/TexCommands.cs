using System.Collections.Frozen;

namespace ArxivLens.Index.Analysis;

/// <summary>
/// What of TeX is no token: commands that shape what stands beside them and say nothing themselves, and the signs of mathematics.
/// </summary>
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

    /// <summary>Where the next dollar sign is that is not escaped (<c>\$</c>); −1 when there is none.</summary>
    public static int FindDollar(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var step = text[at..].IndexOfAny('$', '\\');
            at += step;
            if (step < 0 || text[at] == '$')
                return step < 0 ? -1 : at;
            at++;
        }

        return -1;
    }
}

using System.Collections.Frozen;

namespace ArxivLens.Sources.Articles;

/// <summary>The elements that are open at a place of a page, roughly as a parser has them.</summary>
internal sealed class OpenElements
{
    private static readonly FrozenSet<string> Void = Set("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr");

    private static readonly FrozenSet<string> Raw = Set("iframe noembed noframes noscript plaintext script style textarea title xmp");

    private static readonly FrozenSet<string> EndParagraph = Set(
        "address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header " +
        "hgroup hr li listing main menu nav ol p pre search section summary table ul xmp");

    private static readonly FrozenSet<string> Barriers = Set("table td th caption button object applet marquee template html");

    /// <summary>What a start tag closes when it is open, up to what it cannot reach beyond.</summary>
    private static readonly Dictionary<string, (string[] Closes, string[] Within)> Ends = new()
    {
        ["li"] = (["li"], ["ul", "ol", "menu", "dir"]),
        ["dd"] = (["dd", "dt"], ["dl"]),
        ["dt"] = (["dd", "dt"], ["dl"]),
        ["option"] = (["option"], ["select"]),
        ["optgroup"] = (["optgroup"], ["select"]),
        ["td"] = (["td", "th"], ["tr", "table"]),
        ["th"] = (["td", "th"], ["tr", "table"]),
        ["tr"] = (["tr"], ["table"]),
        ["tbody"] = (["tbody", "thead", "tfoot", "caption", "colgroup"], ["table"]),
        ["thead"] = (["tbody", "thead", "tfoot", "caption", "colgroup"], ["table"]),
        ["tfoot"] = (["tbody", "thead", "tfoot", "caption", "colgroup"], ["table"]),
        ["a"] = (["a"], ["table", "td", "th", "div", "button", "object"]),
        ["rt"] = (["rt", "rp"], ["ruby"]),
        ["rp"] = (["rt", "rp"], ["ruby"]),
        ["button"] = (["button"], ["table", "td", "th"]),
    };

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> RawNames = Raw.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly List<string> stack = [];
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private int foreign;

    public int Depth => stack.Count;

    /// <summary>Whether a drawing or a formula is open, where every element may close itself.</summary>
    public bool IsInForeign => foreign > 0;

    /// <summary>Whether what follows the tag is text up to the end tag.</summary>
    public static bool HoldsRawText(ReadOnlySpan<char> name)
    {
        Span<char> lower = stackalloc char[10];
        return name.Length <= lower.Length && name.ToLowerInvariant(lower) >= 0 && RawNames.Contains(lower[..name.Length]);
    }

    public void Open(ReadOnlySpan<char> given, bool isClosed)
    {
        var name = Lower(given);
        if (EndParagraph.Contains(name)) CloseWithin(["p"], Barriers.Contains);
        if (Ends.TryGetValue(name, out var ends)) CloseWithin(ends.Closes, ends.Within.Contains);
        if (Void.Contains(name) || isClosed && IsInForeign) return;
        stack.Add(name);
        counts[name] = counts.GetValueOrDefault(name) + 1;
        if (name is "svg" or "math") foreign++;
    }

    public void Close(ReadOnlySpan<char> given)
    {
        var name = Lower(given);
        if (counts.GetValueOrDefault(name) == 0) return;
        while (Pop() != name)
        {
        }
    }

    private void CloseWithin(string[] names, Func<string, bool> isBarrier)
    {
        if (!names.Any(name => counts.GetValueOrDefault(name) > 0)) return;
        for (var at = stack.Count - 1; at >= 0 && !isBarrier(stack[at]); at--)
        {
            if (!names.Contains(stack[at])) continue;
            while (stack.Count > at) Pop();
            return;
        }
    }

    private string Pop()
    {
        var name = stack[^1];
        stack.RemoveAt(stack.Count - 1);
        counts[name]--;
        if (name is "svg" or "math") foreign--;
        return name;
    }

    // Names of any length are told apart by their beginning only.
    private static string Lower(ReadOnlySpan<char> name) => name[..Math.Min(name.Length, 40)].ToString().ToLowerInvariant();

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet();
}

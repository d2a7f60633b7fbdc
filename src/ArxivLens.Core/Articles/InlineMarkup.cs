namespace ArxivLens.Core.Articles;

/// <summary>Sorts of markup within a block.</summary>
internal enum InlineKind
{
    Emphasis,
    Strong,
    Code,
    Link,
}

/// <summary>
/// Markdown within a block: what of it is no word. Read leniently, for people write bits of it into plain text; a sign that has no
/// counterpart is a sign.
/// </summary>
internal sealed class InlineMarkup
{
    /// <summary>Opening signs that wait for their counterpart at most, so that a text of nothing but signs costs no more than another.</summary>
    private const int MostOpen = 40;

    private const int LongestSigns = 6;
    private const int LongestLink = 2_000;

    /// <summary>Characters looked at for the ends of links in one block: a text of brackets costs no more than another.</summary>
    private const int MostSteps = 200_000;

    private readonly string source;
    private readonly TextSpan span;
    private readonly HashSet<int> dropped = [];
    private readonly List<InlineMark> marks = [];
    private readonly List<(char Sign, int Start, int Length)> open = [];
    private int steps;

    private InlineMarkup(string source, TextSpan span) => (this.source, this.span) = (source, span);

    /// <summary>What is marked, by where it begins.</summary>
    public IReadOnlyList<InlineMark> Marks => marks;

    /// <summary>Reads a block.</summary>
    public static InlineMarkup Find(string source, TextSpan span, bool isQuoted)
    {
        var markup = new InlineMarkup(source, span);
        for (var at = span.Start; at < span.End;) at = markup.Read(at, isQuoted);
        markup.marks.Sort((one, other) => one.Inner.Start.CompareTo(other.Inner.Start));
        return markup;
    }

    /// <summary>Whether the character at a place is markup.</summary>
    public bool IsDropped(int place) => dropped.Contains(place);

    private int Read(int at, bool isQuoted) => source[at] switch
    {
        '\\' when at + 1 < span.End && char.IsAsciiLetterOrDigit(source[at + 1]) is false && source[at + 1] < 128 => Drop(at, 1) + 1,
        '\n' when isQuoted => ReadLineStart(at + 1),
        '!' when At(at + 1) == '[' && LinkEnd(at + 1, out _, out var whole) => Drop(at, whole - at),
        '[' when LinkEnd(at, out var label, out var whole) => ReadLink(at, label, whole),
        '*' or '_' or '`' => ReadSigns(at),
        _ => at + 1,
    };

    private int ReadLineStart(int at)
    {
        while (at < span.End && source[at] is ' ' or '\t' or '>') Drop(at++, 1);
        return at;
    }

    private int ReadLink(int at, int label, int whole)
    {
        Drop(at, 1);
        Drop(label, whole - label);
        marks.Add(new InlineMark(InlineKind.Link, new TextSpan(at + 1, label), AddressOf(label, whole)));
        return at + 1;
    }

    /// <summary><c>](address "title")</c>; of <c>][name]</c> the name in brackets.</summary>
    private string? AddressOf(int label, int whole)
    {
        var inner = source.AsSpan(label + 2, whole - label - 3).Trim();
        if (source[label + 1] == '[') return $"[{inner}]";
        var blank = inner.IndexOf(' ');
        return (blank > 0 ? inner[..blank] : inner).Trim("<>").ToString();
    }

    /// <summary>Whether a link begins with the bracket at a place.</summary>
    /// <param name="at">The bracket.</param>
    /// <param name="label">Where its words end.</param>
    /// <param name="whole">Where it ends.</param>
    private bool LinkEnd(int at, out int label, out int whole)
    {
        label = Matching(at, '[', ']');
        whole = -1;
        if (label < 0 || label == at + 1 || At(label + 1) is not ('(' or '[')) return false;
        var end = At(label + 1) == '(' ? Matching(label + 1, '(', ')') : Matching(label + 1, '[', ']');
        whole = end + 1;
        return end > 0;
    }

    private int Matching(int at, char opening, char closing)
    {
        var depth = 0;
        for (var end = at; end < span.End && end - at <= LongestLink && steps < MostSteps; end++, steps++)
        {
            if (source[end] == '\\') end++;
            else if (source[end] == opening) depth++;
            else if (source[end] == closing && --depth == 0) return end;
        }

        return -1;
    }

    private int ReadSigns(int at)
    {
        var end = at;
        while (end < span.End && source[end] == source[at]) end++;
        var before = at > span.Start ? source[at - 1] : ' ';
        var after = At(end);
        if (CanClose(before, after) && Close(at, end)) return end;
        if (end - at <= LongestSigns && !char.IsWhiteSpace(after) && !char.IsLetterOrDigit(before) && open.Count < MostOpen)
            open.Add((source[at], at, end - at));
        return end;
    }

    // Within a word it is a letter somebody left out: F*ck.
    private static bool CanClose(char before, char after) => !char.IsWhiteSpace(before) && !char.IsLetterOrDigit(after);

    private bool Close(int at, int end)
    {
        var found = open.FindLastIndex(sign => sign.Sign == source[at] && sign.Length == end - at && sign.Start + sign.Length < at);
        if (found < 0) return false;
        var (sign, start, length) = open[found];
        open.RemoveRange(found, open.Count - found);
        Drop(start, length);
        Drop(at, length);
        var kind = sign == '`' ? InlineKind.Code : length == 1 ? InlineKind.Emphasis : InlineKind.Strong;
        marks.Add(new InlineMark(kind, new TextSpan(start + length, at), null));
        return true;
    }

    private int Drop(int at, int length)
    {
        for (var place = at; place < at + length; place++) dropped.Add(place);
        return at + length;
    }

    private char At(int place) => place < span.End ? source[place] : ' ';
}

/// <summary>Words that are marked.</summary>
/// <param name="Kind">How.</param>
/// <param name="Inner">The words, without the signs.</param>
/// <param name="Address">Of a link what stands for its address.</param>
internal sealed record InlineMark(InlineKind Kind, TextSpan Inner, string? Address);

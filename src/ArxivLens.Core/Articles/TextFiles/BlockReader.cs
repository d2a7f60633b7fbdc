namespace ArxivLens.Core.Articles.TextFiles;

/// <summary>Groups the lines of a file to blocks.</summary>
/// <param name="lines">The lines; those that belong to the site are left out by <paramref name="isLeftOut"/>.</param>
/// <param name="isMarkdown">Whether it is Markdown: then lines that follow each other are one paragraph and code can be set in.</param>
/// <param name="isLeftOut">Tells the numbers of lines that are no part of the article.</param>
internal sealed class BlockReader(IReadOnlyList<TextLine> lines, bool isMarkdown, Func<int, bool> isLeftOut)
{
    private const int LongestHeading = 100;

    private readonly List<ArticleBlock> blocks = [];
    private readonly int width = isMarkdown ? int.MaxValue : LineJoining.WidthOf(lines);
    private ArticleBlockKind kind;
    private int level;
    private int start = -1;
    private int end;

    /// <summary>The blocks in order.</summary>
    public List<ArticleBlock> Read()
    {
        for (var at = 0; at < lines.Count;) at = ReadAt(at);
        Flush();
        return blocks;
    }

    private int ReadAt(int at)
    {
        var line = lines[at];
        if (line.IsBlank || isLeftOut(at))
        {
            Flush();
            return at + 1;
        }

        if (isMarkdown && LineForm.IsFence(line.Text)) return ReadFence(at);
        if (start >= 0 && kind == ArticleBlockKind.Paragraph && IsOneLine(at) && LineForm.Underline(line.Text) is > 0 and var under)
        {
            (kind, level) = (ArticleBlockKind.Heading, under);
            Flush();
            return at + 1;
        }

        if (Furniture.IsRule(line.Text)) Flush();
        else ReadWords(at);
        return at + 1;
    }

    private bool IsOneLine(int at) => at > 0 && lines[at - 1].Start == start;

    private int ReadFence(int at)
    {
        Flush();
        var close = at + 1;
        while (close < lines.Count && !LineForm.IsFence(lines[close].Text)) close++;
        if (close > at + 1) Add(ArticleBlockKind.Preformatted, 0, lines[at + 1].Start, lines[close - 1].End);
        return close + 1;
    }

    private void ReadWords(int at)
    {
        var line = lines[at];
        if (LineForm.HeadingLevel(line.Text) is > 0 and var heading)
        {
            Flush();
            var words = line.Text[heading..].TrimStart();
            Add(ArticleBlockKind.Heading, heading, line.End - words.Length, line.Start + line.Text.TrimEnd('#', ' ').Length);
        }
        else
        {
            ReadUnmarked(at);
        }
    }

    private void ReadUnmarked(int at)
    {
        var line = lines[at];
        if (LineForm.QuotationDepth(line.Text) is > 0 and var depth) ReadQuoted(line, depth);
        else if (isMarkdown && start < 0 && line.Indent >= 4) Begin(ArticleBlockKind.Preformatted, 0, line.Start, line.End);
        else if (LineForm.ItemMark(line.Text) is > 0 and var mark) ReadItem(at, mark);
        else if (IsHeadingByForm(at)) AddHeadingByForm(line);
        else ReadRunning(at);
    }

    private void ReadQuoted(TextLine line, int depth)
    {
        var words = line.Text.TrimStart('>', ' ').Length;
        if (words == 0)
        {
            Flush();
            return;
        }

        if (start >= 0 && kind == ArticleBlockKind.Quotation && level == depth) end = line.End;
        else Begin(ArticleBlockKind.Quotation, depth, line.End - words, line.End);
    }

    private void ReadItem(int at, int mark)
    {
        var line = lines[at];
        if (!isMarkdown && IsAlone(at) && LineForm.IsNumbered(line.Text) && IsShortTitle(line.Text) && !HasNeighbourItem(at))
        {
            AddHeadingByForm(line);
            return;
        }

        var start = line.Start + mark;
        if (line.Text[mark..].StartsWith("[ ] ", StringComparison.Ordinal)) start += 4;
        Begin(ArticleBlockKind.ListItem, 1 + (Math.Min(line.Indent, 8) / 2), start, line.End);
    }

    private bool HasNeighbourItem(int at)
    {
        var next = at + 1;
        while (next < lines.Count && lines[next].IsBlank) next++;
        return next < lines.Count && LineForm.ItemMark(lines[next].Text) > 0;
    }

    /// <summary>Bold words on a line of their own, capitals, a number before a title.</summary>
    private bool IsHeadingByForm(int at)
    {
        var text = lines[at].Text;
        if (!IsAlone(at) || text.Length > LongestHeading) return false;
        if (LineForm.IsBold(text)) return text[^3] is not ('.' or ',');
        if (isMarkdown) return false;
        var isCapital = text.Any(char.IsLetter) && !text.Any(char.IsLower) && text.Length > 4 && text[^1] is not ('.' or '!');
        return isCapital || (LineForm.IsNumbered(text) && IsShortTitle(text));
    }

    private void AddHeadingByForm(TextLine line)
    {
        Flush();
        Add(ArticleBlockKind.Heading, LineForm.IsBold(line.Text) ? 6 : 2, line.Start, line.End);
    }

    private static bool IsShortTitle(string text) => text.Length <= LongestHeading && text[^1] is not ('.' or ':' or ',' or ';');

    private bool IsAlone(int at)
        => (at == 0 || lines[at - 1].IsBlank || isLeftOut(at - 1)) && (at + 1 >= lines.Count || lines[at + 1].IsBlank);

    private void ReadRunning(int at)
    {
        var line = lines[at];
        var goesOn = start >= 0 && (isMarkdown || kind != ArticleBlockKind.Paragraph || LineJoining.GoesOn(lines[at - 1], line, width));
        if (goesOn && kind is ArticleBlockKind.Quotation && !isMarkdown) goesOn = false;
        if (goesOn) end = line.End;
        else Begin(ArticleBlockKind.Paragraph, 0, line.Start, line.End);
    }

    private void Begin(ArticleBlockKind of, int at, int from, int to)
    {
        Flush();
        (kind, level, start, end) = (of, at, from, to);
    }

    private void Flush()
    {
        if (start >= 0) Add(kind, level, start, end);
        start = -1;
    }

    private void Add(ArticleBlockKind of, int at, int from, int to)
    {
        if (to > from) blocks.Add(new ArticleBlock(of, at, new TextSpan(from, to)));
    }
}

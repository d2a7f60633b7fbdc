using ArxivLens.Core.Articles.TextFiles;
using ArxivLens.Core.Tables;

namespace ArxivLens.Core.Articles.Reading;

/// <summary>Tells labels, headings and titles of other things from running text.</summary>
internal sealed class OutlineReader
{
    /// <summary>Labels make a series from this many on: then a line on its own is no heading.</summary>
    private const int LeastSeries = 3;

    /// <summary>A label that stands as often is a speaker's name.</summary>
    private const int SpeakerTurns = 3;

    private const int LoneLabelLevel = 7;
    private const int LongestTitle = 200;
    private const int LongestHeading = 90;

    private readonly ArticleDocument document;
    private readonly List<(ArticleBlock Block, FlowText Flow)> blocks;
    private readonly string? title;
    private readonly HashSet<string> speakers;
    private readonly bool hasHeadings;
    private readonly bool hasSeries;

    public OutlineReader(ArticleDocument document)
    {
        this.document = document;
        blocks = Join(document.Text);
        title = document.Facts.Title is { } words ? FoldedWords.Of(words).Trim() : null;
        var labels = blocks.Where(block => CanHaveLabel(block.Block)).Select(block => LabelOf(block.Flow).Label).OfType<string>().ToList();
        speakers = labels.GroupBy(label => label, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() >= SpeakerTurns)
            .Select(group => group.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        hasSeries = labels.Count(label => !speakers.Contains(label)) >= LeastSeries;
        hasHeadings = blocks.Any(block => block.Block.Kind == ArticleBlockKind.Heading && !IsTitle(block.Flow.Text));
    }

    /// <summary>Reads the paragraphs.</summary>
    public List<Paragraph> Read()
    {
        var paragraphs = new List<Paragraph>(blocks.Count);
        var headings = new Stack<Paragraph>();
        for (var at = 0; at < blocks.Count; at++)
        {
            var paragraph = Read(paragraphs.Count, at);
            if (paragraph.Line == LineSort.Heading)
            {
                while (headings.Count > 0 && headings.Peek().Level >= paragraph.Level) headings.Pop();
                paragraph = paragraph with { Heading = headings.Count > 0 ? headings.Peek().Number : -1 };
                // Whatever stands under the title stands under nothing.
                if (!IsTitle(paragraph.Text)) headings.Push(paragraph);
            }
            else if (headings.Count > 0)
            {
                paragraph = paragraph with { Heading = headings.Peek().Number };
            }

            paragraphs.Add(paragraph);
        }

        return paragraphs;
    }

    private Paragraph Read(int number, int at)
    {
        var (block, flow) = blocks[at];
        var line = LineOf(at);
        var (label, body) = CanHaveLabel(block) && line == LineSort.None ? LabelOf(flow) : (null, 0);
        if (label is not null && speakers.Contains(label)) label = null;
        return new Paragraph
        {
            Number = number,
            Kind = block.Kind,
            Level = block.Kind == ArticleBlockKind.Heading || line != LineSort.Heading ? block.Level : LoneLabelLevel,
            Flow = flow,
            Body = body,
            Label = label,
            Line = line,
            Sentences = SentenceReader.Split(flow.Text, body),
        };
    }

    private LineSort LineOf(int at)
    {
        var (block, flow) = blocks[at];
        var text = flow.Text;
        if (block.Kind == ArticleBlockKind.Heading) return LineSort.Heading;
        if (Furniture.IsOne(text)) return LineSort.Furniture;
        if (block.Kind is not (ArticleBlockKind.Paragraph or ArticleBlockKind.ListItem)) return LineSort.None;
        if (Attribution.IsLine(text) && at > 0 && Attribution.CanFollow(blocks[at - 1].Block, blocks[at - 1].Flow.Text)) return LineSort.Attribution;
        if (IsTitle(text)) return LineSort.Heading;
        if (IsLinked(block, flow) && text.Length <= LongestTitle) return LineSort.Title;
        if (block.Kind != ArticleBlockKind.Paragraph) return LineSort.None;
        if (RunIn.IsLoneLabel(text) || IsResourcesLine(text)) return LineSort.Heading;
        return IsLine(text) ? SortOfLine(at) : LineSort.None;
    }

    /// <summary>A line without a full stop: a heading where the article has no labels, else a title that was linked.</summary>
    private LineSort SortOfLine(int at)
    {
        var text = blocks[at].Flow.Text;
        var isAsking = text[^1] == '?';
        if (isAsking && !(hasSeries && IsBesideLabel(at) && text.EndsWith(" ?", StringComparison.Ordinal))) return LineSort.None;
        if (PersonText.IsName(text)) return LineSort.Furniture;
        if (hasSeries) return LineSort.Title;
        var isFollowed = at + 1 < blocks.Count && blocks[at + 1].Block.Kind is ArticleBlockKind.Paragraph or ArticleBlockKind.ListItem;
        return isFollowed && !hasHeadings && text.Length <= LongestHeading && char.IsUpper(text[0]) && !text.Contains(", ", StringComparison.Ordinal)
            ? LineSort.Heading
            : LineSort.Title;
    }

    private bool IsBesideLabel(int at) => at > 0 && at + 1 < blocks.Count
        && (LabelOf(blocks[at + 1].Flow).Label is not null || IsLine(blocks[at + 1].Flow.Text)) && blocks[at - 1].Block.Kind != ArticleBlockKind.Heading;

    private static bool IsLine(string text)
    {
        if (text.Length is 0 or > LongestTitle) return false;
        var last = text[^1];
        if (last is '.' or '!' or '…' or ':' or ';' or ',' or '。' or '！' or '？') return false;
        if (last is '”' or '"' or '’' or ')' && text.Length > 1 && text[^2] is '.' or '!' or '?') return false;
        if (last == '?' && !text.EndsWith(" ?", StringComparison.Ordinal)) return false;
        return SentenceReader.Split(text, 0).Count == 1 && !IsQuotation(text);
    }

    /// <summary>Somebody's words with the name behind them.</summary>
    private static bool IsQuotation(string text)
        => QuoteMarks.Find(text) is [{ Start: <= 2 } first, ..] && (first.Of(text).Split(' ').Length > 8 || Attribution.IsLine(text[(first.End + 1)..].TrimStart('*', ' ')));

    private static bool IsResourcesLine(string text) => text.Length <= 40 && ResourceWords.IsHeading(text);

    private bool IsTitle(string text) => title is { Length: > 0 } && FoldedWords.Of(text).Trim() == title;

    private bool IsLinked(ArticleBlock block, FlowText flow)
    {
        var linked = document.Text.Links.Where(link => link.Span.Start >= block.Span.Start && link.Span.End <= block.Span.End)
            .Sum(link => flow.At(link.Span.End) - flow.At(link.Span.Start));
        return linked > 0 && linked >= flow.Text.Length * 0.8;
    }

    private static bool CanHaveLabel(ArticleBlock block) => block.Kind is ArticleBlockKind.Paragraph or ArticleBlockKind.ListItem;

    /// <summary>The label at a paragraph's beginning: bold or emphasised words that end in a sign, or words before a colon.</summary>
    private static (string? Label, int Body) LabelOf(FlowText flow)
    {
        var text = flow.Text;
        if (flow.Marks.FirstOrDefault(mark => mark.Start == 0 && mark.Kind is InlineKind.Strong or InlineKind.Emphasis) is { } mark
            && BoldLabel(text, mark.End) is { } bold)
        {
            return bold;
        }

        if (RunIn.EndOf(text) is > 0 and var colon && Count(text, colon) >= 3 && !IsLine(text)) return (text[..colon].Trim(), BodyFrom(text, colon + 1));
        var turn = text.IndexOfAny([':', '.', ')']);
        return turn is > 0 and <= 14 && RunIn.IsTurn(text[..turn]) ? (null, BodyFrom(text, turn + 1)) : (null, 0);
    }

    private static (string? Label, int Body)? BoldLabel(string text, int end)
    {
        var body = end;
        while (body < text.Length && text[body] is ':' or '.' or ' ' or '—' or '–' or '-') body++;
        var words = text[..end].Trim().TrimEnd(':', '.', ' ');
        var isSet = end < text.Length && (text[end - 1] is ':' or '.' or '?' || text[end] is ':' or '.' || text[end..].TrimStart()[..1] is "—" or "–");
        return isSet && body < text.Length && !char.IsLower(text[body]) && RunIn.IsLabel(words) ? (words, body) : null;
    }

    private static int BodyFrom(string text, int at)
    {
        while (at < text.Length && text[at] == ' ') at++;
        return at;
    }

    private static int Count(string text, int from) => text[from..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>Puts blocks together that a picture or an advertisement parted within a sentence.</summary>
    private static List<(ArticleBlock Block, FlowText Flow)> Join(ArticleText text)
    {
        var joined = new List<(ArticleBlock Block, FlowText Flow)>();
        foreach (var block in text.Blocks)
        {
            var flow = FlowText.Of(text.Text, block.Span, block.Kind == ArticleBlockKind.Quotation);
            if (flow.Text.Length == 0) continue;
            var isRest = joined.Count > 0 && block.Kind == ArticleBlockKind.Paragraph && joined[^1].Block.Kind == block.Kind
                && char.IsLower(flow.Text[0]) && LineJoining.IsBrokenOff(joined[^1].Flow.Text, flow.Text);
            if (isRest) joined[^1] = (joined[^1].Block, FlowText.Join(joined[^1].Flow, flow));
            else joined.Add((block, flow));
        }

        return joined;
    }
}

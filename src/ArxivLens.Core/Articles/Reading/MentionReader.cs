namespace ArxivLens.Core.Articles.Reading;

/// <summary>
/// Collects what may be works: links and identifiers, words in quotation marks or emphasised, titles on lines of their own, headings,
/// authors with a year. Whether they are is for <see cref="WorkResolver"/> to say.
/// </summary>
internal sealed class MentionReader
{
    private const int LeastWords = 3;
    private const int MostWords = 30;
    private const int LongestPassage = 400;

    /// <summary>More are not looked up, so that an article that is a list of links costs no more than another.</summary>
    private const int Most = 300;

    private readonly Outline outline;
    private readonly List<Mention> found = [];

    private MentionReader(Outline outline) => this.outline = outline;

    /// <summary>Collects them in order.</summary>
    public static IReadOnlyList<Mention> Find(Outline outline)
    {
        var reader = new MentionReader(outline);
        foreach (var paragraph in outline.Paragraphs)
        {
            if (reader.found.Count >= Most) break;
            if (paragraph.Line != LineSort.Furniture && paragraph.Kind != ArticleBlockKind.Preformatted) reader.Read(paragraph);
        }

        reader.found.Sort((one, other) => one.Span.Start.CompareTo(other.Span.Start));
        return reader.found;
    }

    private void Read(Paragraph paragraph)
    {
        ReadLinks(paragraph);
        foreach (var (start, end, key) in WorkLink.FindIn(paragraph.Text))
            Add(new KeyMention(paragraph.Number, paragraph.Flow.Place(start, end), Passage(paragraph, start), key, paragraph.Text[start..end], false));
        if (paragraph.Line is LineSort.Title or LineSort.Heading) AddTitle(paragraph, 0, paragraph.Text.Length);
        if (!paragraph.IsProse) return;
        foreach (var stretch in QuoteMarks.Find(paragraph.Text)) AddTitle(paragraph, stretch.Start, stretch.End);
        foreach (var mark in paragraph.Flow.Marks.Where(mark => mark.Kind is InlineKind.Emphasis or InlineKind.Strong or InlineKind.Link))
            AddTitle(paragraph, mark.Start, mark.End);
        if (AloneBelowPaper(paragraph)) AddTitle(paragraph, 0, paragraph.Text.Length);
        foreach (var (start, end, families, year) in PaperCues.Authors(paragraph.Text))
            Add(new AuthorMention(paragraph.Number, paragraph.Flow.Place(start, end), Passage(paragraph, start), families, year));
    }

    private void ReadLinks(Paragraph paragraph)
    {
        var whole = paragraph.Flow.Place(0, paragraph.Text.Length);
        foreach (var link in outline.Document.Text.Links.Where(link => link.Span.Start >= whole.Start && link.Span.End <= whole.End))
        {
            var (start, end) = (paragraph.Flow.At(link.Span.Start), paragraph.Flow.At(link.Span.End));
            if (end <= start) continue;
            var words = paragraph.Text[start..end];
            if (WorkLink.Find(link.Address) is { } key) Add(new KeyMention(paragraph.Number, link.Span, Passage(paragraph, start), key, words, true));
            else AddTitle(paragraph, start, end);
        }
    }

    /// <summary>A line that asks can be a title too, below the paragraph that introduces a paper.</summary>
    private bool AloneBelowPaper(Paragraph paragraph)
        => paragraph is { Label: null, Sentences.Count: 1, Kind: ArticleBlockKind.Paragraph } && paragraph.Text.EndsWith('?') && Above(paragraph) is not null;

    private void AddTitle(Paragraph paragraph, int start, int end)
    {
        var title = paragraph.Text[start..end].Trim().TrimEnd('.', ',', ';', ':').Trim('"', '“', '”');
        if (title.Split(' ').Length is < LeastWords or > MostWords) return;
        var place = paragraph.Flow.Place(start, end);
        if (found.Any(mention => mention.Paragraph == paragraph.Number && mention.Span.Start < place.End && place.Start < mention.Span.End)) return;
        var passage = Passage(paragraph, start);
        var above = start == 0 && end == paragraph.Text.Length ? Above(paragraph) : null;
        var isCued = above is not null || (paragraph.IsProse && PaperCues.Introduces(passage));
        Add(new TitleMention(paragraph.Number, place, above is null ? passage : Short($"{above} {title}"), title, isCued));
    }

    /// <summary>The sentence of the paragraph above that introduces a paper whose title stands on the next line.</summary>
    private string? Above(Paragraph line)
    {
        if (line.Number == 0 || outline.Paragraphs[line.Number - 1] is not { IsProse: true, Label: null } above) return null;
        return above.Sentences.Select(span => above.Text.Substring(span.Start, span.Length)).LastOrDefault(PaperCues.Introduces);
    }

    private static string Passage(Paragraph paragraph, int place)
    {
        var sentence = paragraph.Sentences.LastOrDefault(span => span.Start <= place);
        return Short(sentence.Length == 0 ? paragraph.Text : paragraph.Text.Substring(sentence.Start, sentence.Length));
    }

    private static string Short(string passage) => passage.Length <= LongestPassage ? passage : passage[..(LongestPassage - 1)] + "…";

    private void Add(Mention mention)
    {
        if (found.Count < Most) found.Add(mention);
    }
}

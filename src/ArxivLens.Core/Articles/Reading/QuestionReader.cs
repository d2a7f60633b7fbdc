namespace ArxivLens.Core.Articles.Reading;

/// <summary>
/// Finds what an article asks, in order. A question under a label of its own is put to somebody; one asked for effect is told by its
/// words, by the answer that follows at once, or by standing alone or as a heading over its answer.
/// </summary>
internal sealed class QuestionReader
{
    /// <summary>Characters of context kept.</summary>
    private const int LongestContext = 600;

    /// <summary>A question on a line of its own with at most as many words turns to the next part of the article.</summary>
    private const int WordsOfTurn = 4;

    /// <summary>One of so few words asks nothing: <c>Seriously?</c></summary>
    private const int WordsOfCry = 2;

    /// <summary>Labels that make a series in which one without a question is a challenge.</summary>
    private const int LeastSeries = 3;

    private const int LeastWordsOfChallenge = 5;

    private readonly Outline outline;
    private readonly HashSet<TextSpan> quoted;
    private readonly bool isInterview;
    private readonly bool isSeries;

    private QuestionReader(Outline outline, IReadOnlyList<FoundQuote> quotes)
    {
        this.outline = outline;
        quoted = [.. quotes.Select(quote => quote.Span)];
        var labelled = outline.Paragraphs.Where(paragraph => paragraph.Label is not null && paragraph.IsProse).ToList();
        var asking = labelled.Count(paragraph => QuestionSpans.Find(paragraph).Count > 0);
        isSeries = asking >= LeastSeries && asking * 2 >= labelled.Count;
        isInterview = outline.Paragraphs.Count(paragraph => IsTurn(paragraph)) >= 2;
    }

    /// <summary>Finds them.</summary>
    public static IReadOnlyList<AskedQuestion> Find(Outline outline, IReadOnlyList<FoundQuote> quotes)
    {
        var reader = new QuestionReader(outline, quotes);
        var found = new List<AskedQuestion>();
        foreach (var paragraph in outline.Paragraphs) reader.Read(paragraph, found);
        return found;
    }

    private void Read(Paragraph paragraph, List<AskedQuestion> found)
    {
        if (paragraph.Line == LineSort.Heading) ReadHeading(paragraph, found);
        if (!paragraph.IsProse) return;
        var spans = QuestionSpans.Find(paragraph);
        foreach (var (start, end) in spans)
        {
            if (!IsWithinQuote(paragraph, start, end)) found.Add(Question(paragraph, start, end, KindOf(paragraph, start, end)));
        }

        if (spans.Count == 0 && IsChallenge(paragraph))
            found.Add(Question(paragraph, paragraph.Body, paragraph.Text.Length, AskedKind.Challenge));
    }

    /// <summary>A heading that asks stands under the heading above it; the title of the article is none.</summary>
    private void ReadHeading(Paragraph heading, List<AskedQuestion> found)
    {
        if (ReferenceEquals(heading, outline.Paragraphs[0]) || IsArticleTitle(heading)) return;
        foreach (var (start, end) in QuestionSpans.Find(heading))
        {
            var isLabel = outline.Under(heading).Any(paragraph => paragraph.IsProse && QuestionSpans.Find(paragraph).Any(IsOpen(paragraph)));
            var isAnswered = outline.Under(heading).Any(paragraph => paragraph.IsProse);
            found.Add(Question(heading, start, end, isAnswered && !isLabel ? AskedKind.Rhetorical : AskedKind.Question));
        }
    }

    private Func<(int Start, int End), bool> IsOpen(Paragraph paragraph)
        => span => KindOf(paragraph, span.Start, span.End) == AskedKind.Question && !IsWithinQuote(paragraph, span.Start, span.End);

    private bool IsArticleTitle(Paragraph heading)
        => outline.Document.Facts.Title is { } title && string.Equals(title.Trim(), heading.Text, StringComparison.OrdinalIgnoreCase);

    private bool IsWithinQuote(Paragraph paragraph, int start, int end)
    {
        var span = paragraph.Flow.Place(start, end);
        return quoted.Any(quote => quote.Start <= span.Start && span.End <= quote.End + 1);
    }

    private AskedKind KindOf(Paragraph paragraph, int start, int end)
    {
        var text = paragraph.Text;
        var question = text[start..end];
        if (RhetoricalCues.IsTurn(question) || question.Split(' ').Length <= WordsOfCry) return AskedKind.Rhetorical;
        if (NextSentence(paragraph, end) is { Length: > 0 } next && RhetoricalCues.IsAnswer(next)) return AskedKind.Rhetorical;
        if (IsAloneAndShort(paragraph, question)) return AskedKind.Rhetorical;
        return isInterview && IsTurn(paragraph) && NextProse(paragraph) is { } answer && answer.Body > 0 ? AskedKind.Rhetorical : AskedKind.Question;
    }

    private static bool IsAloneAndShort(Paragraph paragraph, string question)
        => paragraph is { Label: null, Kind: ArticleBlockKind.Paragraph, Sentences.Count: 1 } && question.Split(' ').Length <= WordsOfTurn;

    /// <summary>The sentence behind a question, in the next paragraph when it ends its own.</summary>
    private string NextSentence(Paragraph paragraph, int end)
    {
        foreach (var sentence in paragraph.Sentences)
        {
            if (sentence.Start >= end) return paragraph.Text.Substring(sentence.Start, sentence.Length);
        }

        // Under a label of its own a question is not answered by the next label.
        return paragraph.Label is null && NextProse(paragraph) is { Label: null } next && next.Sentences.Count > 0
            ? next.Text.Substring(next.Sentences[0].Start, next.Sentences[0].Length)
            : "";
    }

    private Paragraph? NextProse(Paragraph paragraph)
        => paragraph.Number + 1 < outline.Paragraphs.Count && outline.Paragraphs[paragraph.Number + 1] is { IsProse: true } next ? next : null;

    /// <summary>A turn of an interview: its label is no label (<c>Q:</c>), so it has none, but its words begin behind something.</summary>
    private static bool IsTurn(Paragraph paragraph) => paragraph is { Label: null, Body: > 0, IsProse: true };

    private bool IsChallenge(Paragraph paragraph)
        => isSeries && paragraph.Label is not null && paragraph.Text[paragraph.Body..].Split(' ').Length >= LeastWordsOfChallenge;

    private AskedQuestion Question(Paragraph paragraph, int start, int end, AskedKind kind)
        => new(outline.LabelOf(paragraph), paragraph.Text[start..end], paragraph.Flow.Place(start, end), kind, ContextOf(paragraph, start));

    /// <summary>What is said before: under a label of its own since the label, else since the heading.</summary>
    private string ContextOf(Paragraph paragraph, int start)
    {
        var context = paragraph.Text[Math.Min(paragraph.Body, start)..start].Trim();
        for (var at = paragraph.Number - 1; paragraph.Label is null && context.Length < LongestContext && at > paragraph.Heading && at >= 0; at--)
        {
            var before = outline.Paragraphs[at];
            if (before.Label is not null || before.Line is LineSort.Heading) break;
            if (before.IsProse) context = $"{before.Text} {context}".Trim();
        }

        if (context.Length <= LongestContext) return context;
        var cut = context.IndexOf(' ', context.Length - LongestContext);
        return cut < 0 ? context[^LongestContext..] : context[(cut + 1)..];
    }
}

using ArxivLens.Core.Summaries;

namespace ArxivLens.Core.Articles.Reading;

/// <summary>
/// Finds what an article asks, in order. A question under a label of its own is put to somebody; one asked for effect is told by
/// its words, by the answer that follows at once, or by standing alone or as a heading over its answer.
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
        foreach (var paragraph in outline.Paragraphs)
        {
            if (found.Count >= ArticleReader.Most) break; reader.Read(paragraph, found);
        }

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
            found.Add(Question(paragraph, ChallengeFrom(paragraph), paragraph.Text.Length, AskedKind.Challenge));
    }

    /// <summary>A challenge begins where the paragraph speaks of the paper; what stands before leads up to it.</summary>
    private static int ChallengeFrom(Paragraph paragraph)
    {
        var from = paragraph.Sentences
            .FirstOrDefault(span => PaperCues.RefersBack(paragraph.Text.Substring(span.Start, span.Length)));
        return from.Length == 0 ? paragraph.Body : from.Start;
    }

    /// <summary>A heading that asks stands under the heading above it; the title of the article is none.</summary>
    private void ReadHeading(Paragraph heading, List<AskedQuestion> found)
    {
        if (IsArticleTitle(heading)) return;
        foreach (var (start, end) in QuestionSpans.Find(heading))
        {
            var isLabel = outline.Under(heading).Any(paragraph => paragraph.IsProse
                && QuestionSpans.Find(paragraph).Any(IsOpen(paragraph)));
            var isAnswered = outline.Under(heading).Any(paragraph => paragraph.IsProse);
            found.Add(Question(heading, start, end, isAnswered && !isLabel ? AskedKind.Rhetorical : AskedKind.Question));
        }
    }

    private Func<(int Start, int End), bool> IsOpen(Paragraph paragraph)
        => span => KindOf(paragraph, span.Start, span.End) == AskedKind.Question
        && !IsWithinQuote(paragraph, span.Start, span.End);

    private bool IsArticleTitle(Paragraph heading)
        => outline.Document.Facts.Title is not { } title ? heading.Number == 0
        : string.Equals(title.Trim(), heading.Text, StringComparison.OrdinalIgnoreCase);

    private bool IsWithinQuote(Paragraph paragraph, int start, int end)
    {
        var span = paragraph.Flow.Place(start, end);
        return quoted.Any(quote => quote.Start <= span.Start && span.End <= quote.End + 1);
    }

    private AskedKind KindOf(Paragraph paragraph, int start, int end)
    {
        var text = paragraph.Text;
        var question = text[start..end];
        if (RhetoricalCues.IsTurn(question) || (paragraph.Label is null
            && Words(question) <= WordsOfCry))
        {
            return AskedKind.Rhetorical;
        }

        if (NextSentence(paragraph, end) is { Length: > 0 } next && RhetoricalCues.IsAnswer(next)) return AskedKind.Rhetorical;
        if (IsAloneAndShort(paragraph, question)) return AskedKind.Rhetorical;
        return isInterview && IsAnsweredTurn(paragraph) ? AskedKind.Rhetorical : AskedKind.Question;
    }

    /// <summary>On a line of its own, but not among others of its like.</summary>
    private bool IsAloneAndShort(Paragraph paragraph, string question)
        => IsLoneQuestion(paragraph) && Words(question) <= WordsOfTurn
            && !Neighbours(paragraph).Any(IsLoneQuestion);

    private static bool IsLoneQuestion(Paragraph paragraph)
        => paragraph is { Label: null, Kind: ArticleBlockKind.Paragraph, Sentences.Count: 1 } && paragraph.Text[^1] is '?' or '？';

    private IEnumerable<Paragraph> Neighbours(Paragraph paragraph)
        => new[] { paragraph.Number - 1, paragraph.Number + 1 }.Where(at => at >= 0 && at < outline.Paragraphs.Count)
            .Select(at => outline.Paragraphs[at]);

    /// <summary>Words; where a script has no blanks two letters count for one.</summary>
    private static int Words(string text)
        => text.Count(c => c >= '\u2e80') is > 0 and var letters ? letters / 2
        : text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>The sentence behind a question, in the next paragraph when it ends its own.</summary>
    private string NextSentence(Paragraph paragraph, int end)
    {
        if (NextAt(paragraph.Sentences, end) is var at && at < paragraph.Sentences.Count)
            return paragraph.Text.Substring(paragraph.Sentences[at].Start, paragraph.Sentences[at].Length);

        // Under a label of its own a question is not answered by the next label.
        return paragraph.Label is null && NextProse(paragraph) is { Label: null } next && next.Sentences.Count > 0
            ? next.Text.Substring(next.Sentences[0].Start, next.Sentences[0].Length)
            : "";
    }

    /// <summary>The first sentence that begins at a place or behind it.</summary>
    private static int NextAt(IReadOnlyList<SentenceSpan> sentences, int place)
    {
        var (low, high) = (0, sentences.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sentences[middle].Start < place) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private Paragraph? NextProse(Paragraph paragraph)
        => paragraph.Number + 1 < outline.Paragraphs.Count
        && outline.Paragraphs[paragraph.Number + 1] is { IsProse: true } next ? next : null;

    /// <summary>
    /// A turn of an interview: its label is no label (<c>Q:</c>), so it has none, but its words begin behind something.
    /// </summary>
    private static bool IsTurn(Paragraph paragraph) => paragraph is { Label: null, Body: > 0, IsProse: true };

    /// <summary>Whether the next turn is somebody else's, and not the next of numbered questions.</summary>
    private bool IsAnsweredTurn(Paragraph paragraph)
    {
        if (!IsTurn(paragraph) || NextProse(paragraph) is not { Body: > 0, Label: null } next) return false;
        var (asker, other) = (TurnOf(paragraph), TurnOf(next));
        return asker != other && other[0] is not ('Q' or 'F' or 'P');
    }

    private static string TurnOf(Paragraph paragraph)
        => string.Concat(paragraph.Text[..paragraph.Body].Where(char.IsLetter)).ToUpperInvariant() is { Length: > 0 } turn ? turn
        : "?";

    private bool IsChallenge(Paragraph paragraph)
        => isSeries && paragraph.Label is not null && !char.IsLower(paragraph.Text[paragraph.Body]) && paragraph.Text[paragraph.Body..].Split(' ').Length >= LeastWordsOfChallenge;

    private AskedQuestion Question(Paragraph paragraph, int start, int end, AskedKind kind)
        => new(outline.LabelOf(paragraph), paragraph.Text[start..end], paragraph.Flow.Place(start, end), kind,
        ContextOf(paragraph, start));

    /// <summary>What is said before: under a label of its own since the label, else since the heading.</summary>
    private string ContextOf(Paragraph paragraph, int start)
    {
        var from = Math.Max(Math.Min(paragraph.Body, start), start - LongestContext - 1);
        var context = paragraph.Text[from..start].Trim();
        for (var at = paragraph.Number - 1; paragraph.Label is null && context.Length < LongestContext && at > paragraph.Heading
            && at >= 0; at--)
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

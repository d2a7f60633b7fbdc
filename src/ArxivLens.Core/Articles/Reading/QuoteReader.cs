using System.Text.RegularExpressions;

namespace ArxivLens.Core.Articles.Reading;

/// <summary>
/// Finds the words of others. Words between marks are taken for somebody's when the article says whose, or when they are long enough
/// to be a sentence; a word in marks that the author keeps at arm's length (<c>“open” source</c>) and a title are none.
/// </summary>
internal sealed partial class QuoteReader
{
    /// <summary>Words between marks that nobody is named for are somebody's from this many on.</summary>
    private const int LeastUnnamed = 9;

    /// <summary>With a name they need no more than these.</summary>
    private const int LeastNamed = 4;

    private const int LongestQuote = 4_000;

    private readonly Outline outline;
    private readonly List<FoundQuote> found = [];
    private Speaker? last;

    private QuoteReader(Outline outline) => this.outline = outline;

    /// <summary>Finds them in order.</summary>
    public static IReadOnlyList<FoundQuote> Find(Outline outline)
    {
        var reader = new QuoteReader(outline);
        foreach (var paragraph in outline.Paragraphs) reader.Read(paragraph);
        return reader.found;
    }

    private void Read(Paragraph paragraph)
    {
        if (paragraph.Line is LineSort.Title or LineSort.Furniture or LineSort.Heading || paragraph.Kind == ArticleBlockKind.Preformatted) return;
        if (paragraph.Line == LineSort.Attribution) Attribute(paragraph);
        else if (paragraph.Kind == ArticleBlockKind.Quotation) ReadBlock(paragraph);
        else ReadRunning(paragraph);
    }

    /// <summary>The line below names the speaker of what stands above it.</summary>
    private void Attribute(Paragraph line)
    {
        if (found.Count == 0 || found[^1].Paragraph != line.Number - 1 || Attribution.Read(line.Text) is not { } speaker) return;
        found[^1] = found[^1] with { Speaker = last = speaker };
    }

    /// <summary>A block set apart is somebody's words, but for the dash and the name at its end.</summary>
    private void ReadBlock(Paragraph paragraph)
    {
        var text = paragraph.Text;
        if (found.Count > 0 && found[^1].Paragraph == paragraph.Number - 1 && Attribution.Read(text) is { } below)
        {
            found[^1] = found[^1] with { Speaker = last = below };
            return;
        }

        var end = text.Length;
        Speaker? speaker = null;
        if (TailDash(text) is > 0 and var dash && Attribution.Read(text[dash..]) is { } named) (speaker, end) = (last = named, dash);
        while (end > 0 && text[end - 1] == ' ') end--;
        var start = 0;
        var stretches = QuoteMarks.Find(text[..end]);
        if (stretches is [{ Start: 1 } only] && only.End >= end - 1) (start, end) = (only.Start, only.End);
        if (Words(text[start..end]) >= LeastNamed) Add(paragraph, speaker ?? Introduced(paragraph), [new QuotedStretch(start, end, true)]);
    }

    /// <summary>Whom the paragraph before names, when it leads up to the words: <c>As Jane Doe put it:</c></summary>
    private Speaker? Introduced(Paragraph paragraph)
    {
        if (paragraph.Number == 0) return null;
        var before = outline.Paragraphs[paragraph.Number - 1];
        if (before.Kind == ArticleBlockKind.Quotation && found.Count > 0 && found[^1].Paragraph == before.Number) return found[^1].Speaker;
        if (before.Sentences.Count == 0 || before.Text[^1] is not (':' or ',')) return null;
        var sentence = before.Text[before.Sentences[^1].Start..].TrimEnd(':', ',');
        return Named(SayingVerbs.Before(sentence + ":"));
    }

    private void ReadRunning(Paragraph paragraph)
    {
        var text = paragraph.Text;
        var stretches = QuoteMarks.Find(text);
        for (var at = 0; at < stretches.Count;)
        {
            var pieces = Pieces(text, stretches, at);
            Take(paragraph, stretches, at, pieces);
            at += pieces;
        }
    }

    /// <summary>How many stretches from one on belong together: joined by <c>and</c>, or by the words that say who speaks.</summary>
    private static int Pieces(string text, List<QuotedStretch> stretches, int first)
    {
        var count = 1;
        while (first + count < stretches.Count)
        {
            var gap = text[(stretches[first + count - 1].End + 1)..(stretches[first + count].Start - 1)];
            var isJoined = Joining().IsMatch(gap) && Words(stretches[first + count - 1].Of(text)) >= LeastNamed;
            var isBroken = gap.Length <= 90 && !gap.Trim().Contains(". ", StringComparison.Ordinal) && SayingVerbs.Behind(gap) is not null
                && Words(stretches[first + count].Of(text)) >= 2 && EndsBroken(text, stretches[first + count - 1], gap);
            if (!isJoined && !isBroken) break;
            count++;
        }

        return count;
    }

    /// <summary><c>“It is,” she said, “what it is.”</c> goes on; <c>“It is,” she said. “What …”</c> does too.</summary>
    private static bool EndsBroken(string text, QuotedStretch before, string gap)
        => text[before.End - 1] is ',' or '.' or '?' or '!' or '…' || gap.StartsWith(',') || gap.TrimEnd().EndsWith(',');

    private void Take(Paragraph paragraph, List<QuotedStretch> stretches, int first, int pieces)
    {
        var text = paragraph.Text;
        var all = stretches.GetRange(first, pieces);
        var words = all.Sum(stretch => Words(stretch.Of(text)));
        var speaker = SpeakerOf(paragraph, all);
        if (words < (speaker is null ? LeastUnnamed : LeastNamed)) return;
        var opening = all[0].Of(text);
        if (speaker is null && (IsTitle(opening) || char.IsLower(opening[0]))) return;
        Add(paragraph, speaker ?? Continued(paragraph, all), all);
    }

    /// <summary>
    /// Whose words go on where nobody is named: those of the same paragraph's speaker, and of the last paragraph's where this one is
    /// nothing but a quotation.
    /// </summary>
    private Speaker? Continued(Paragraph paragraph, List<QuotedStretch> pieces)
    {
        if (found.Count == 0) return null;
        var isWhole = pieces[0].Start == 1 && pieces[^1].End >= paragraph.Text.Length - 2;
        var since = paragraph.Number - found[^1].Paragraph;
        return since == 0 || (isWhole && since <= 2) ? found[^1].Speaker : null;
    }

    private Speaker? SpeakerOf(Paragraph paragraph, List<QuotedStretch> pieces)
    {
        var text = paragraph.Text;
        var behind = pieces[^1].IsClosed ? text[(pieces[^1].End + 1)..] : "";
        if (Attribution.Read(Rest(behind)) is { } dashed) return last = dashed;
        if (pieces.Count > 1 && Named(SayingVerbs.Behind(Gap(text, pieces))) is { } within) return within;
        if (Named(SayingVerbs.Behind(behind)) is { } named) return named;
        var sentence = paragraph.Sentences.LastOrDefault(span => span.Start < pieces[0].Start);
        var before = text[Math.Max(sentence.Start, paragraph.Body)..Math.Max(paragraph.Body, pieces[0].Start - 1)].TrimEnd();
        var who = SayingVerbs.Before(before) ?? SayingVerbs.Before(LastClause(before));
        return who is null ? LabelSpeaker(paragraph, pieces[0]) : Named(who);
    }

    private static string LastClause(string text)
        => text.LastIndexOf(", ", Math.Max(0, text.Length - 3), StringComparison.Ordinal) is > 0 and var comma ? text[(comma + 2)..] : "";

    private static string Gap(string text, List<QuotedStretch> pieces) => text[pieces[0].End..(pieces[1].Start - 1)];

    /// <summary><c>Jane Doe: “…”</c></summary>
    private static Speaker? LabelSpeaker(Paragraph paragraph, QuotedStretch stretch)
        => paragraph.Label is { } label && stretch.Start <= paragraph.Body + 1 && PersonText.IsName(label) ? new Speaker(label, null) : null;

    private static string Rest(string behind) => behind.Trim().TrimStart('*', '_').TrimStart();

    private Speaker? Named(string? who)
    {
        if (who is null) return null;
        var subject = Clause.Subject(who);
        if (SayingVerbs.IsPronoun(who) || SayingVerbs.IsPronoun(subject)) return last;
        return Speaker.Of(subject) is { } speaker ? last = speaker : null;
    }

    private void Add(Paragraph paragraph, Speaker? speaker, List<QuotedStretch> pieces)
    {
        var text = string.Join(" … ", pieces.Select(piece => piece.Of(paragraph.Text).Trim()));
        if (text.Length is 0 or > LongestQuote) return;
        var span = paragraph.Flow.Place(pieces[0].Start, pieces[^1].End);
        found.Add(new FoundQuote(paragraph.Number, speaker, text, span, pieces[^1].IsClosed));
    }

    /// <summary>Titles have their longer words in capitals.</summary>
    private static bool IsTitle(string words)
    {
        var longer = words.Split(' ').Where(word => word.Length > 3 && char.IsLetter(word[0])).ToList();
        return longer.Count > 0 && longer.Count(word => char.IsUpper(word[0])) >= longer.Count * 0.75 && words[^1] is not ('.' or ',');
    }

    private static int TailDash(string text)
    {
        var dash = Math.Max(text.LastIndexOf('—'), Math.Max(text.LastIndexOf('–'), text.LastIndexOf(" - ", StringComparison.Ordinal)));
        return dash > 0 && text[..dash].TrimEnd() is { Length: > 0 } before && "\"”»’'.!?…".Contains(before[^1]) ? dash : -1;
    }

    private static int Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetter));

    [GeneratedRegex(@"^[\s*_]*(,|;|…|\.\.\.|\[…\])?\s*(and|und|et|y|&)?[\s*_]*(that|then)?[\s*_]*$", RegexOptions.NonBacktracking)]
    private static partial Regex Joining();
}

/// <summary>A quote with the paragraph it stands in.</summary>
internal sealed record FoundQuote(int Paragraph, Speaker? Speaker, string Text, TextSpan Span, bool IsClosed)
{
    /// <summary>As it is kept.</summary>
    public ArticleQuote ToQuote() => new(Speaker?.Name, Speaker?.Role, Text, Span);
}

namespace ArxivLens.Core.Articles.Reading;

/// <summary>An article as paragraphs under labels and headings.</summary>
internal sealed class Outline
{
    private Outline(ArticleDocument document, IReadOnlyList<Paragraph> paragraphs) => (Document, Paragraphs) = (document, paragraphs);

    /// <summary>The article.</summary>
    public ArticleDocument Document { get; }

    /// <summary>Its paragraphs in order.</summary>
    public IReadOnlyList<Paragraph> Paragraphs { get; }

    /// <summary>Reads an article.</summary>
    public static Outline Of(ArticleDocument document) => new(document, new OutlineReader(document).Read());

    /// <summary>What a paragraph stands under: its own label, else the nearest heading.</summary>
    public string? LabelOf(Paragraph paragraph)
        => paragraph.Label ?? (paragraph.Heading >= 0 ? LabelWords.Of(Paragraphs[paragraph.Heading].Text) : null);

    /// <summary>The paragraphs that stand under a heading, up to the next of the same rank.</summary>
    public IEnumerable<Paragraph> Under(Paragraph heading)
    {
        for (var at = heading.Number + 1; at < Paragraphs.Count; at++)
        {
            var next = Paragraphs[at];
            if (next.Line == LineSort.Heading && next.Level <= heading.Level) yield break;
            yield return next;
        }
    }
}

/// <summary>A label or heading as it is shown.</summary>
internal static class LabelWords
{
    /// <summary>Without the colon at its end and numbers at its beginning.</summary>
    public static string Of(string heading)
    {
        var words = heading.TrimEnd(':', '：', ' ');
        var at = 0;
        while (at < words.Length && (char.IsDigit(words[at]) || words[at] is '.' or ')')) at++;
        return at > 0 && at + 1 < words.Length && words[at] == ' ' && words[at - 1] is '.' or ')' ? words[(at + 1)..] : words;
    }
}

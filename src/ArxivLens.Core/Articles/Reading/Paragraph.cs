using ArxivLens.Core.Summaries;

namespace ArxivLens.Core.Articles.Reading;

/// <summary>A block with what it stands under.</summary>
internal sealed record Paragraph
{
    /// <summary>Its place among the paragraphs.</summary>
    public required int Number { get; init; }

    /// <summary>What sort of block it is.</summary>
    public required ArticleBlockKind Kind { get; init; }

    /// <summary>Of a heading its level; a label on a line of its own is one below all headings.</summary>
    public int Level { get; init; }

    /// <summary>Its words.</summary>
    public required FlowText Flow { get; init; }

    /// <summary>Where its words begin behind the label.</summary>
    public int Body { get; init; }

    /// <summary>The label that runs into it.</summary>
    public string? Label { get; init; }

    /// <summary>Number of the heading it stands under, −1 under none; a heading stands under the one above it.</summary>
    public int Heading { get; init; } = -1;

    /// <summary>Its sentences, of the words behind the label.</summary>
    public required IReadOnlyList<SentenceSpan> Sentences { get; init; }

    /// <summary>What sort of line it is when it is no running text.</summary>
    public LineSort Line { get; init; }

    /// <summary>The words.</summary>
    public string Text => Flow.Text;

    /// <summary>Whether it is running text of the author's own.</summary>
    public bool IsProse => Line == LineSort.None && Kind is ArticleBlockKind.Paragraph or ArticleBlockKind.ListItem;
}

/// <summary>Paragraphs that are no running text.</summary>
internal enum LineSort
{
    /// <summary>Running text.</summary>
    None,

    /// <summary>A heading, or a label on a line of its own.</summary>
    Heading,

    /// <summary>The title of something else, linked or once linked.</summary>
    Title,

    /// <summary>Whose words stand above: <c>— Name, role</c>.</summary>
    Attribution,

    /// <summary>The site's own: follow, subscribe.</summary>
    Furniture,
}

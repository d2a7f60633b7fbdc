namespace ArxivLens.Core.Articles;

/// <summary>
/// What can be read of an article. Of a file of plain text or Markdown <paramref name="Text"/> is the file's own text, so that spans
/// are places in the file; of a web page it is the readable part, blocks parted by an empty line.
/// </summary>
/// <param name="Text">The text that all spans are places of.</param>
/// <param name="Blocks">Its blocks, in order, none overlapping; what stands between two is white space or markup.</param>
/// <param name="Links">Its links, in order; of those within the text only.</param>
public sealed record ArticleText(string Text, IReadOnlyList<ArticleBlock> Blocks, IReadOnlyList<ArticleLink> Links);

/// <summary>A paragraph or its like.</summary>
/// <param name="Kind">What sort.</param>
/// <param name="Level">Of a heading 1 to 6; of a quotation or list item how deep it stands, from 1; 0 otherwise.</param>
/// <param name="Span">Where it stands, without markup at its ends.</param>
public sealed record ArticleBlock(ArticleBlockKind Kind, int Level, TextSpan Span);

/// <summary>Sorts of block.</summary>
public enum ArticleBlockKind
{
    /// <summary>Running text.</summary>
    Paragraph,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>A block quotation, or a paragraph of one.</summary>
    Quotation,

    /// <summary>An item of a list.</summary>
    ListItem,

    /// <summary>What stands under a picture or a table.</summary>
    Caption,

    /// <summary>Text set as it is: code, verse.</summary>
    Preformatted,
}

/// <summary>A link of the text.</summary>
/// <param name="Span">The words that are linked.</param>
/// <param name="Address">An absolute http or https address; <c>null</c> where the link leads nowhere outside (<c>#</c>).</param>
public sealed record ArticleLink(TextSpan Span, string? Address);

using ArxivLens.Core.Articles.TextFiles;

namespace ArxivLens.Core.Articles;

/// <summary>Reads an article from plain text or Markdown, as files hold it and as people paste it from pages.</summary>
public static class TextArticleReader
{
    private const double WordsPerMinute = 238;

    /// <summary>
    /// Reads a file. Spans are places in <paramref name="text"/> as it is. What belongs to the site (buttons, applause, invitations to
    /// subscribe), the lines that name title, author and day, and tags at the end are in no block.
    /// </summary>
    /// <param name="text">The file's text.</param>
    /// <param name="isMarkdown">
    /// Whether it is Markdown. Plain text is read for bits of it too; but there lines are paragraphs unless they look wrapped, and a
    /// sentence that the end of a page broke in two is put together.
    /// </param>
    /// <param name="fileName">The file's name, which may hold the day; or <c>null</c>.</param>
    public static ArticleDocument Read(string text, bool isMarkdown, string? fileName)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = TextLine.Split(text);
        var above = new FactsReader(lines);
        var facts = above.Read(fileName);
        var blocks = new BlockReader(lines, isMarkdown, above.IsTaken).Read();
        if (!isMarkdown) blocks = JoinBroken(text, blocks);
        var links = LinkReader.Read(text, blocks, lines);
        facts = facts with { ReadingMinutes = facts.ReadingMinutes ?? MinutesOf(text, blocks) };
        return new ArticleDocument(facts, new ArticleText(text, blocks, links));
    }

    /// <summary>Puts together paragraphs that were parted within a sentence, with the empty lines between them.</summary>
    private static List<ArticleBlock> JoinBroken(string text, List<ArticleBlock> blocks)
    {
        var joined = new List<ArticleBlock>(blocks.Count);
        foreach (var block in blocks)
        {
            var isRest = joined.Count > 0 && block.Kind == ArticleBlockKind.Paragraph && joined[^1].Kind == ArticleBlockKind.Paragraph
                && LineJoining.IsBrokenOff(OneLine(text, joined[^1]), OneLine(text, block));
            if (isRest) joined[^1] = joined[^1] with { Span = new TextSpan(joined[^1].Span.Start, block.Span.End) };
            else joined.Add(block);
        }

        return joined;
    }

    private static string OneLine(string text, ArticleBlock block) => block.Span.Of(text).Replace('\n', ' ').Replace("\r", "", StringComparison.Ordinal);

    private static int? MinutesOf(string text, List<ArticleBlock> blocks)
    {
        var words = blocks.Sum(block => block.Span.Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
        return words == 0 ? null : Math.Max(1, (int)Math.Ceiling(words / WordsPerMinute));
    }
}

using ArxivLens.Core.Articles;
using ArxivLens.Sources.Articles.Facts;

namespace ArxivLens.Sources.Articles.Extraction;

/// <summary>
/// The text of the article as the page's data has it (<c>articleBody</c>): it tells whether the right part of the page was
/// found, and where the article begins and ends.
/// </summary>
internal sealed class DeclaredBody
{
    private const int FewestLetters = 200;
    private const double Most = 0.8;
    private const double Half = 0.5;
    private readonly WordRuns runs;
    private readonly bool isWhole;

    private DeclaredBody(PageNode text)
    {
        Text = text;
        var content = text.TextContent();
        runs = WordRuns.Of(content);
        var end = content.AsSpan().TrimEnd();
        isWhole = end is [.., '.' or '!' or '?' or '"' or '”' or '’' or '»' or ')' or '。' or '」'] and not [.., '.', '.', '.'];
    }

    /// <summary>The text in paragraphs.</summary>
    public PageNode Text { get; }

    /// <summary>What the data has; <c>null</c> when it has nothing to speak of.</summary>
    public static DeclaredBody? Of(LinkedData data, CancellationToken cancellationToken)
    {
        if (data.Body is not { Length: >= FewestLetters } body || PageGuard.FindFault(body) is not null) return null;
        var text = body.Contains('<') ? FromMarkup(body, cancellationToken) : FromLines(body);
        return text?.Inner.Letters >= FewestLetters ? new DeclaredBody(text) : null;
    }

    /// <summary>Whether a part says most of it.</summary>
    public bool IsSaidBy(PageNode part) => Share(part) >= Most;

    /// <summary>Whether a part is too short to be the article and says less than half of it.</summary>
    public bool IsMuchMoreThan(PageNode part) => part.Inner.Letters < Text.Inner.Letters && Share(part) < Half;

    /// <summary>
    /// The blocks from the first that it has to the last; all of them when it may be the beginning only, or another text.
    /// Headings and captions before the first belong to the article.
    /// </summary>
    public IReadOnlyList<DraftBlock> Bound(IReadOnlyList<DraftBlock> blocks)
    {
        var letters = blocks.Sum(block => block.Text.Length);
        if (!isWhole || Text.Inner.Letters < Half * letters) return blocks;
        if (runs.ShareIn(WordRuns.Of(string.Join('\n', blocks.Select(block => block.Text)))) < Most) return blocks;
        var said = blocks.Select(block => WordRuns.Of(block.Text).ShareIn(runs) >= Half).ToList();
        var (first, last) = (said.IndexOf(true), said.LastIndexOf(true));
        while (first > 0 && blocks[first - 1].Kind is ArticleBlockKind.Heading or ArticleBlockKind.Caption) first--;
        return first < 0 ? blocks : [.. blocks.Skip(first).Take(last - first + 1)];
    }

    private double Share(PageNode part) => runs.ShareIn(WordRuns.Of(part.TextContent()));

    private static PageNode? FromMarkup(string body, CancellationToken cancellationToken)
    {
        using var document = ParserLimits.Parse(body, cancellationToken);
        return document?.Body is { } root ? PageTree.Read(root) : null;
    }

    private static PageNode FromLines(string body)
    {
        var text = PageNode.OfName("div");
        foreach (var line in body.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var paragraph = PageNode.OfName("p");
            paragraph.Append(PageNode.OfText(line));
            text.Append(paragraph);
        }

        return text;
    }
}

using System.Text;
using ArxivLens.Core.Articles;

namespace ArxivLens.Sources.Articles.Extraction;

/// <summary>A block before it has a place in the text.</summary>
/// <param name="Kind">What sort.</param>
/// <param name="Level">As of <see cref="ArticleBlock"/>.</param>
/// <param name="List">The outermost list it is an item of; <c>null</c> outside lists.</param>
/// <param name="Text">Its text.</param>
/// <param name="Links">Its links, by place in that text and as the page writes them.</param>
internal sealed record DraftBlock(
    ArticleBlockKind Kind, int Level, PageNode? List, string Text, IReadOnlyList<(TextSpan Span, string Href)> Links)
{
    private const string Parting = "\n\n";

    /// <summary>The part of the characters that is linked, 0 to 1.</summary>
    public double LinkShare => Links.Sum(link => link.Span.Length) / (double)Text.Length;

    /// <summary>Puts blocks together, parted by an empty line.</summary>
    public static ArticleText Join(IEnumerable<DraftBlock> drafts, Func<string, string?> addressOf)
    {
        var text = new StringBuilder();
        var blocks = new List<ArticleBlock>();
        var links = new List<ArticleLink>();
        foreach (var draft in drafts)
        {
            if (text.Length > 0) text.Append(Parting);
            var start = text.Length;
            text.Append(draft.Text);
            blocks.Add(new ArticleBlock(draft.Kind, draft.Level, new TextSpan(start, text.Length)));
            links.AddRange(draft.Links.Select(link =>
                new ArticleLink(new TextSpan(start + link.Span.Start, start + link.Span.End), addressOf(link.Href))));
        }

        return new ArticleText(text.ToString(), blocks, links);
    }
}

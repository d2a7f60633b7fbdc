using System.Text;
using ArxivLens.Core.Articles;

namespace ArxivLens.Sources.Articles.Extraction;

/// <summary>Puts the text of blocks together: white space joined, no control characters but line ends, links with their places.</summary>
internal sealed class DraftWriter
{
    private readonly List<DraftBlock> blocks = [];
    private readonly StringBuilder text = new();
    private readonly List<(TextSpan Span, string Href)> links = [];
    private char pending;
    private string? href;
    private int linkStart = -1;

    /// <summary>The blocks that were ended.</summary>
    public IReadOnlyList<DraftBlock> Blocks => blocks;

    /// <summary>Whether something stands in the block that is being written.</summary>
    public bool IsInBlock => text.Length > 0;

    public void Write(string run, bool isPreformatted)
    {
        foreach (var c in run)
        {
            if (c is '\n' && isPreformatted) Break();
            else if (char.IsWhiteSpace(c)) Space(isPreformatted);
            else if (!UnseenCharacters.IsUnseen(c)) Put(c);
        }
    }

    /// <summary>Ends a line within the block.</summary>
    public void Break()
    {
        if (IsInBlock) pending = '\n';
    }

    public void BeginLink(string address) => href = address;

    public void EndLink()
    {
        CloseLink();
        href = null;
    }

    public void EndBlock(ArticleBlockKind kind, int level, PageNode? list)
    {
        pending = default;
        if (!IsInBlock) return;
        CloseLink();
        blocks.Add(new DraftBlock(kind, level, list, text.ToString(), [.. links]));
        text.Clear();
        links.Clear();
    }

    private void Space(bool isPreformatted)
    {
        if (!IsInBlock || pending != default) return;
        if (isPreformatted) text.Append(' ');
        else pending = ' ';
    }

    private void Put(char c)
    {
        if (pending != default) text.Append(pending);
        pending = default;
        if (href is not null && linkStart < 0) linkStart = text.Length;
        text.Append(c);
    }

    // A link that goes on in another block is a link of each.
    private void CloseLink()
    {
        if (href is not null && linkStart >= 0) links.Add((new TextSpan(linkStart, text.Length), href));
        linkStart = -1;
    }
}

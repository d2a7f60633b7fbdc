using System.Text;
using ArxivLens.Core.Articles;

namespace ArxivLens.Sources.Articles.Extraction;

/// <summary>
/// The text of an article as it is put together: blocks parted by an empty line, white space joined, no control characters but line
/// ends, links with their places.
/// </summary>
internal sealed class TextWriter
{
    private const string Parting = "\n\n";

    private readonly StringBuilder text = new();
    private readonly List<ArticleBlock> blocks = [];
    private readonly List<ArticleLink> links = [];
    private int blockStart = -1;
    private char pending;
    private (int Start, string? Address)? link;

    /// <summary>Whether something stands in the block that is being written.</summary>
    public bool IsInBlock => blockStart >= 0;

    public void Write(string run, bool isPreformatted)
    {
        foreach (var c in run)
        {
            if (c is '\n' && isPreformatted) Break();
            else if (char.IsWhiteSpace(c)) Space(isPreformatted);
            else if (!IsUnseen(c)) Put(c);
        }
    }

    /// <summary>Ends a line within the block.</summary>
    public void Break()
    {
        if (IsInBlock) pending = '\n';
    }

    public void BeginLink(string? address) => link = (-1, address);

    public void EndLink()
    {
        CloseLink();
        link = null;
    }

    public void EndBlock(ArticleBlockKind kind, int level)
    {
        pending = default;
        if (!IsInBlock) return;
        CloseLink();
        blocks.Add(new ArticleBlock(kind, level, new TextSpan(blockStart, text.Length)));
        blockStart = -1;
    }

    public ArticleText ToText()
    {
        EndBlock(ArticleBlockKind.Paragraph, 0);
        return new ArticleText(text.ToString(), blocks, links);
    }

    private void Space(bool isPreformatted)
    {
        if (!IsInBlock) return;
        if (isPreformatted && pending == default) text.Append(' ');
        else if (pending == default) pending = ' ';
    }

    private void Put(char c)
    {
        if (!IsInBlock)
        {
            if (text.Length > 0) text.Append(Parting);
            blockStart = text.Length;
        }

        if (pending != default) text.Append(pending);
        pending = default;
        if (link is { Start: < 0 } open) link = open with { Start = text.Length };
        text.Append(c);
    }

    // A link that goes on in another block is a link of each.
    private void CloseLink()
    {
        if (link is not { Start: >= 0 } open) return;
        links.Add(new ArticleLink(new TextSpan(open.Start, text.Length), open.Address));
        link = open with { Start = -1 };
    }

    private static bool IsUnseen(char c) => char.IsControl(c) || c is '\u00AD' or '\u200B' or '\u2060' or '\uFEFF';
}

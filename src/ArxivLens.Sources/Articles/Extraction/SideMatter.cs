using ArxivLens.Core.Articles;
using ArxivLens.Sources.Articles.Facts;

namespace ArxivLens.Sources.Articles.Extraction;

/// <summary>
/// Leaves out what stands in the readable part of a page and is no text of its author: calls to subscribe or share, links to other
/// articles of the site, the title, the day and the name again. Readability keeps these.
/// </summary>
/// <param name="Blocks">The blocks of the part.</param>
/// <param name="Facts">What the page says of its article.</param>
internal sealed record SideMatter(IReadOnlyList<DraftBlock> Blocks, PageFacts Facts)
{
    private const int RunningText = 80;
    private const int Opening = 6;
    private const double AllLinks = 0.9;
    private const double MostlyLinks = 0.75;
    private const int Headline = 25;
    private const int MostLed = 20;
    private const double SmallPart = 0.15;

    private readonly bool[] isOut = new bool[Blocks.Count];
    private readonly int letters = Blocks.Sum(block => block.Text.Length);

    public static IReadOnlyList<DraftBlock> Without(IReadOnlyList<DraftBlock> blocks, PageFacts facts) =>
        new SideMatter(blocks, facts).Rest();

    private List<DraftBlock> Rest()
    {
        LeaveOutLists();
        LeaveOutLed();
        for (var at = 0; at < Blocks.Count; at++) isOut[at] |= IsOwnStory(Blocks[at]) || IsSide(at);
        LeaveOutOpening();
        LeaveOutHollowHeadings();
        return [.. Blocks.Where((_, at) => !isOut[at])];
    }

    private bool IsSide(int at)
    {
        var block = Blocks[at];
        if (block.Kind is ArticleBlockKind.Quotation or ArticleBlockKind.Preformatted) return false;
        return SidePhrases.IsWhole(block.Text) || SidePhrases.IsCall(block.Text) || at >= Blocks.Count - Opening && SidePhrases.IsEndNote(block.Text);
    }

    /// <summary>Lists of nothing but links: contents, tags, other articles.</summary>
    private void LeaveOutLists()
    {
        for (var start = 0; start < Blocks.Count;)
        {
            var end = start + 1;
            if (Blocks[start].List is not { } list)
            {
                start = end;
                continue;
            }

            while (end < Blocks.Count && Blocks[end].List == list) end++;
            if (IsListOfLinks(start, end)) Array.Fill(isOut, true, start, end - start);
            start = end;
        }
    }

    private bool IsListOfLinks(int start, int end)
    {
        var items = Blocks.Skip(start).Take(end - start).ToList();
        var size = items.Sum(item => item.Text.Length);
        var linked = items.Sum(item => item.LinkShare * item.Text.Length);
        if (items.Count < 2 || linked < AllLinks * size || items.Exists(item => item.Links.Any(link => !Facts.Address.IsOwn(link.Href)))) return false;
        if (items.TrueForAll(item => item.Links.All(link => link.Href.StartsWith('#')))) return true;
        if (size > SmallPart * letters) return false;
        return size / items.Count >= Headline || Blocks.Skip(end).All(block => block.Text.Length < RunningText);
    }

    /// <summary>What a line such as "Read more:" leads to, and the line.</summary>
    private void LeaveOutLed()
    {
        for (var at = 0; at < Blocks.Count; at++)
        {
            if (isOut[at] || !SidePhrases.IsLead(Blocks[at].Text)) continue;
            var end = at + 1;
            while (end < Blocks.Count && end - at <= MostLed && (isOut[end] || IsLed(Blocks[end]))) end++;
            if (end > at + 1 || end == Blocks.Count) Array.Fill(isOut, true, at, end - at);
        }
    }

    private bool IsLed(DraftBlock block) =>
        block.LinkShare >= MostlyLinks && block.Links.All(link => Facts.Address.IsOwn(link.Href)) || SidePhrases.IsDay(block.Text);

    /// <summary>A paragraph that is a link to another article of the site.</summary>
    private bool IsOwnStory(DraftBlock block)
    {
        if (block.Kind is not (ArticleBlockKind.Paragraph or ArticleBlockKind.Heading or ArticleBlockKind.ListItem)) return false;
        if (block.Links.Count == 0 || block.Links.Any(link => !Facts.Address.IsOwn(link.Href))) return false;
        if (block.Text.Contains(BlockWriter.CellParting, StringComparison.Ordinal)) return false;
        return SidePhrases.BeginsWithLead(block.Text) && block.LinkShare >= 0.5
            || block.Kind == ArticleBlockKind.Paragraph && block.LinkShare >= AllLinks && block.Text.Length is >= Headline and < 3 * RunningText;
    }

    /// <summary>Title, name and day, before the running text begins.</summary>
    private void LeaveOutOpening()
    {
        for (var at = 0; at < Math.Min(Blocks.Count, Opening); at++)
        {
            if (Blocks[at] is { Kind: ArticleBlockKind.Paragraph, Text.Length: >= RunningText }) return;
            isOut[at] |= SaysTitle(Blocks[at].Text) || SaysAuthor(Blocks[at].Text) || SidePhrases.IsDay(Blocks[at].Text);
        }
    }

    private bool SaysTitle(string text) =>
        Facts.Title is { } title && TitleLikeness.IsSame(title, text) && TitleLikeness.IsSame(text, title);

    private bool SaysAuthor(string text) =>
        Facts.Author is { } author && text.Length < RunningText && string.Equals(PageAuthor.Clean(text), author, StringComparison.OrdinalIgnoreCase);

    /// <summary>Headings whose text was all left out.</summary>
    private void LeaveOutHollowHeadings()
    {
        var kept = new int[Blocks.Count + 1];
        for (var at = 0; at < Blocks.Count; at++)
            kept[at + 1] = kept[at] + (isOut[at] || Blocks[at].Kind == ArticleBlockKind.Heading ? 0 : 1);

        var next = new int[7];
        Array.Fill(next, Blocks.Count);
        for (var at = Blocks.Count - 1; at >= 0; at--)
        {
            if (Blocks[at].Kind != ArticleBlockKind.Heading) continue;
            var end = next.Take(Blocks[at].Level + 1).Min();
            isOut[at] |= kept[end] == kept[at] && isOut.AsSpan(at + 1, end - at - 1).Contains(true);
            if (!isOut[at]) next[Blocks[at].Level] = at;
        }
    }
}

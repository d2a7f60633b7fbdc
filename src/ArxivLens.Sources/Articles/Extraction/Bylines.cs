namespace ArxivLens.Sources.Articles.Extraction;

/// <summary>Lines that name who wrote a page.</summary>
internal static class Bylines
{
    private const int Longest = 100;

    public static bool IsByline(PageNode node) =>
        node.Inner.Letters is > 0 and < Longest && NameWords.IsByline(node) && !string.IsNullOrWhiteSpace(node.TextContent());
}

namespace ArxivLens.Sources.Articles;

/// <summary>Stub.</summary>
public static class PageGuard
{
}

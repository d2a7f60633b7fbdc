namespace ArxivLens.Web.Api.Papers;

/// <summary>Where papers are from, as the interface names it.</summary>
internal static class PaperSource
{
    /// <summary>arXiv, from where they all are.</summary>
    internal const string Arxiv = "arxiv";

    /// <summary>Whether papers of a source can be here.</summary>
    internal static bool IsHere(string? source) => source is null || source.Equals(Arxiv, StringComparison.OrdinalIgnoreCase);
}

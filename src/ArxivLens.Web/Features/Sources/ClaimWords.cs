using ArxivLens.Core.Citations;

namespace ArxivLens.Web.Features.Sources;

/// <summary>What works are cited for, in words.</summary>
public static class ClaimWords
{
    /// <summary>The intents by name: <c>background</c>, <c>method</c>.</summary>
    public static IReadOnlyList<string> NamesOf(CitationIntents intents) =>
        [.. Enum.GetValues<CitationIntents>().Where(one => one != CitationIntents.None && intents.HasFlag(one)).Select(one => one.ToString().ToLowerInvariant())];
}

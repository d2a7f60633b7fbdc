using ArxivLens.Core.Sources;

namespace ArxivLens.Web.Features.Sources;

/// <summary>A source as its section shows it.</summary>
/// <param name="Report">What it gave.</param>
/// <param name="Now">Now, for ages.</param>
public sealed record SourceView(SourceReport Report, DateTimeOffset Now)
{
    private const int LongestPosition = 80;

    /// <summary>Where to go on as it is shown: a token of a server may be very long.</summary>
    public static string Shorten(string position) => position.Length > LongestPosition ? position[..LongestPosition] + "…" : position;
}

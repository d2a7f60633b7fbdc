namespace ArxivLens.Core.Papers;

/// <summary>
/// An arXiv id as one part of a path: a hyphen in place of the slash (<c>2311.09227</c>, <c>hep-th-9901001</c>). Made of
/// <c>[a-z0-9.-]</c>, another for every id, and never changes.
/// </summary>
public static class PaperSlug
{
    /// <summary>The slug of an id.</summary>
    public static string Of(ArxivId id) => id.ToString().Replace('/', '-');

    /// <summary>Reads a slug, or an id in any shape that <see cref="ArxivId"/> reads, with or without a version.</summary>
    /// <param name="text">What stands in the path.</param>
    /// <param name="id">The id.</param>
    /// <param name="version">The version when one is named.</param>
    public static bool TryParse(string? text, out ArxivId id, out int? version)
        => ArxivId.TryParse(text is null ? null : WithSlash(text), out id, out version);

    private static string WithSlash(string text)
    {
        var hyphen = text.LastIndexOf('-');
        var isOld = hyphen > 0 && hyphen + 1 < text.Length && char.IsAsciiDigit(text[hyphen + 1]);
        return isOld && !text.Contains('/', StringComparison.Ordinal)
            ? $"{text.AsSpan(0, hyphen)}/{text.AsSpan(hyphen + 1)}"
            : text;
    }
}

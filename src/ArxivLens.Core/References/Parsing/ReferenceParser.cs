using ArxivLens.Core.Articles;

namespace ArxivLens.Core.References;

/// <summary>
/// Reads plain reference strings: whatever style they are in, which part is what. Never throws for a text; time grows with its length,
/// and what stands behind the first 10,000 characters is not read. Safe for many threads.
/// </summary>
public static class ReferenceParser
{
    /// <summary>Characters of a string that are read, in UTF-16 units.</summary>
    public const int LongestText = ReferenceTokens.LongestText;

    [ThreadStatic]
    private static ReferenceLabeller? labeller;

    /// <summary>Reads a reference; a string that holds several is told by <see cref="ParsedReference.Further"/>.</summary>
    public static ParsedReference Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text, labeller ??= new ReferenceLabeller(ReferenceModel.Shared));
    }

    /// <summary>The same with another model, as where one is measured.</summary>
    internal static ParsedReference Parse(string text, ReferenceLabeller labeller) =>
        Read(text, new TextSpan(0, Math.Min(text.Length, LongestText)), labeller);

    private static ParsedReference Read(string text, TextSpan span, ReferenceLabeller labeller)
    {
        var labels = labeller.Label(text.AsSpan(span.Start, span.Length));
        return ReferenceReading.Read(text, span, ReferenceReading.Fields(labeller.Tokens, labels, span.Start));
    }
}

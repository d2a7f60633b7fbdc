namespace ArxivLens.Core.Annotations;

/// <summary>How much an anchor holds.</summary>
public static class AnchorLimits
{
    /// <summary>UTF-16 units of a passage at most; some sentences.</summary>
    public const int LongestQuote = 1_200;

    /// <summary>Units kept of what stands before a passage, and of what stands behind it.</summary>
    public const int Context = 96;

    /// <summary>Units of a text in which a passage is looked for; what stands behind is not searched.</summary>
    public const int LongestText = 4_000_000;
}

using ArxivLens.Core.Library;

namespace ArxivLens.Storage;

/// <summary>Labels as they are compared: in any case of letters, without white space at their ends.</summary>
internal static class LabelName
{
    /// <summary>The label as it is compared; empty for none.</summary>
    public static string Of(string? label) => StoredText.Escape((label ?? "").Trim().ToLowerInvariant());
}

namespace ArxivLens.Sources.Articles;

/// <summary>Characters that show nothing: controls, soft hyphens, joints of no width, and marks that turn the direction of writing.</summary>
internal static class UnseenCharacters
{
    public static bool IsUnseen(char c) =>
        char.IsControl(c) || c is '\u00AD' or '\u200B' or '\u2060' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}

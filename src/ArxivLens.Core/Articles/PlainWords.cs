using ArxivLens.Core.Tables;

namespace ArxivLens.Core.Articles;

/// <summary>What a text is known by when case, accents, signs and white space do not matter.</summary>
internal static class PlainWords
{
    /// <summary>The words of a text parted by one blank each; the text itself, trimmed, when it has no letter and no digit.</summary>
    public static string Of(string text)
    {
        var words = string.Join(' ', FoldedWords.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return words.Length > 0 ? words : text.Trim();
    }

    /// <summary>Whether two texts are known by the same words.</summary>
    public static bool AreSame(string one, string other) => string.Equals(Of(one), Of(other), StringComparison.Ordinal);
}

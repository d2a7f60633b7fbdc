namespace ArxivLens.Web.Features.Debate;

/// <summary>The language of an article's words, as markup may say it.</summary>
public static class LanguageTag
{
    private const int Longest = 35;

    /// <summary>The tag, or <c>null</c> when there is none or it is none: two or three letters, then parts of letters and digits.</summary>
    public static string? Of(string? language)
    {
        if (language is null || language.Length > Longest)
            return null;
        var parts = language.Split('-');
        var isTag = parts[0].Length is 2 or 3 && parts[0].All(char.IsAsciiLetter)
            && parts.Skip(1).All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit));
        return isTag ? language : null;
    }
}

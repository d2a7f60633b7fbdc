using System.Text.RegularExpressions;

namespace ArxivLens.Core.Articles.Reading;

/// <summary>Whose words they are: <c>— Name, role</c> behind a quotation or on the line below it.</summary>
internal static partial class Attribution
{
    private const int Longest = 140;

    /// <summary>Whether a line on its own is one.</summary>
    public static bool IsLine(string text) => text.Length <= Longest && WithDash().Match(text) is { Success: true } match && IsSpeaker(match.Groups["who"].Value);

    /// <summary>Whether one can stand below a block: below somebody's words.</summary>
    public static bool CanFollow(ArticleBlock block, string text)
        => block.Kind == ArticleBlockKind.Quotation || (text.Length > 2 && IsClosing(text[^1]));

    /// <summary>Reads one; <c>null</c> when the text is none.</summary>
    public static Speaker? Read(string text)
    {
        var match = WithDash().Match(text);
        if (!match.Success || text.Length > Longest || !IsSpeaker(match.Groups["who"].Value)) return null;
        return Speaker.Of(match.Groups["who"].Value);
    }

    private static bool IsSpeaker(string who) => char.IsUpper(who[0]) && who[^1] is not ('?' or '!' or ':' or ';') && who.Split(' ').Length <= 16
        && (who[^1] != '.' || PersonText.IsName(who) || who.Contains(',', StringComparison.Ordinal));

    private static bool IsClosing(char c) => c is '"' or '”' or '»' or '“' or '’' or '\'' or '」' or '』';

    [GeneratedRegex(@"^\s*(?:—|–|―|-{1,3}|~)\s*(?<who>\p{L}.{1,138})$", RegexOptions.NonBacktracking)]
    private static partial Regex WithDash();
}

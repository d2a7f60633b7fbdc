using System.Text.RegularExpressions;

namespace ArxivLens.Core.Questions;

/// <summary>
/// Takes out of a text what only says whom it cites — "(Kudo et al., 2003)", "Kudo et al. (2003)", "[12, 14]" — since the cited text
/// does not say that of itself.
/// </summary>
internal static partial class CitationMarks
{
    /// <summary>The text without them.</summary>
    public static string Remove(string text)
    {
        if (!text.AsSpan().ContainsAny('(', '[')) return text;
        text = Named().Replace(text, " ");
        text = Bracketed().Replace(text, " ");
        return Numbered().Replace(text, " ");
    }

    [GeneratedRegex(
        @"\b\p{Lu}[\p{L}'’-]+((,? and |, | & )\p{Lu}[\p{L}'’-]+){0,3}( et al\.?,?)?( ?'s|’s)? \((1[89]|20)[0-9][0-9][a-z]?\)|\b\p{Lu}[\p{L}'’-]+ et al\.?",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Named();

    [GeneratedRegex(
        @"\([^()]{0,300}\b(1[89]|20)[0-9][0-9][a-z]?\b[^()]{0,300}\)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"\[[0-9]{1,3}([,;–-] ?[0-9]{1,3}){0,20}\]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Numbered();
}

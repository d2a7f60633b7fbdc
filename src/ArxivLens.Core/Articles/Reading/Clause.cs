using System.Text.RegularExpressions;

namespace ArxivLens.Core.Articles.Reading;

/// <summary>Parts of sentences.</summary>
internal static partial class Clause
{
    /// <summary>
    /// Of what stands before a verb of saying the subject: without what leads up to it (<c>In 2020, Jane Doe</c>), with what is said
    /// of it between commas (<c>Jane Doe, a professor at Yale</c>), without an article.
    /// </summary>
    public static string Subject(string text)
    {
        var subject = LeadingArticle().Replace(LastMain(text.Trim().Trim('"', '“', '”', '*')), "").Trim();
        return Tail().Replace(subject, "").Trim();
    }

    private static string LastMain(string text)
    {
        while (LeadingAdverbial().Match(text) is { Success: true } lead) text = text[lead.Length..];
        var clause = Conjunction().Match(text);
        return clause.Success ? text[(clause.Index + clause.Length)..] : text;
    }

    [GeneratedRegex(@"^(a|an|the|one|la|le|el|die|der|das) ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LeadingArticle();

    [GeneratedRegex(
        @"^(in|on|at|after|before|during|when|while|as|but|and|so|yet|last|this|earlier|recently|meanwhile|however|indeed|still|then|later|for|by|since|to|although|though)\b[^,]{0,80}, ",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LeadingAdverbial();

    [GeneratedRegex(@"^.*(, but|, and|; | but| while| because|: ) ", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Conjunction();

    [GeneratedRegex(
        @",? (in (a|an|his|her|their|the|january|february|march|april|may|june|july|august|september|october|november|december|\d{4})|on (monday|tuesday|wednesday|thursday|friday|saturday|sunday|twitter|x)|this (week|month|year)|last (week|month|year)|yesterday|today|via email|by (phone|email)|during|after|when|as she|as he|before)\b.*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tail();
}

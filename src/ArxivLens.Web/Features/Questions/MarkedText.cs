using System.Text;
using System.Text.Encodings.Web;
using ArxivLens.Core.Questions;

namespace ArxivLens.Web.Features.Questions;

/// <summary>Writes words with those marked that a question and a passage share.</summary>
public static class MarkedText
{
    /// <summary>Markup of some words; each place is marked once, by the longest term that stands there as whole words.</summary>
    /// <param name="words">Plain words.</param>
    /// <param name="terms">What is marked, in any case of letters: those of the question strongly, those of its context weakly.</param>
    public static string Write(string words, IReadOnlyList<MatchedTerm> terms)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(terms);
        var longest = terms.Where(term => term.Text.Length > 0).OrderByDescending(term => term.Text.Length).ToList();
        var markup = new StringBuilder();
        var plain = 0;
        for (var at = 0; longest.Count > 0 && at < words.Length;)
        {
            var term = IsWord(words, at) && !IsWord(words, at - 1) ? longest.Find(one => StandsAt(words, at, one.Text)) : null;
            if (term is null)
            {
                at++;
                continue;
            }

            var end = at + term.Text.Length;
            markup.Append(HtmlEncoder.Default.Encode(words[plain..at]))
                .Append(term.IsAsked ? "<mark>" : "<mark class=\"context\">")
                .Append(HtmlEncoder.Default.Encode(words[at..end]))
                .Append("</mark>");
            (at, plain) = (end, end);
        }

        return markup.Append(HtmlEncoder.Default.Encode(words[plain..])).ToString();
    }

    private static bool StandsAt(string words, int at, string term) =>
        at + term.Length <= words.Length
        && words.AsSpan(at, term.Length).Equals(term, StringComparison.OrdinalIgnoreCase)
        && !(IsWord(words, at + term.Length - 1) && IsWord(words, at + term.Length));

    private static bool IsWord(string words, int at) => at >= 0 && at < words.Length && char.IsLetterOrDigit(words[at]);
}

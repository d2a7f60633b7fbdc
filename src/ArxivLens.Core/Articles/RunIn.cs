using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ArxivLens.Core.Articles;

/// <summary>
/// The label that runs into its paragraph: <c>Liability: Who pays …</c>. It may itself ask (<c>No “Marginal” Risk?: …</c>); what
/// somebody asked or said, a time, an address or the beginning of an enumeration is none.
/// </summary>
internal static partial class RunIn
{
    private const int Longest = 70;
    private const int MostWords = 9;

    /// <summary>What ends in one of these leads up to something.</summary>
    private static readonly FrozenSet<string> LeadingUp = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "asked", "asks", "ask", "asking", "said", "says", "say", "saying", "wrote", "writes", "write", "adds", "added", "notes", "noted",
        "replied", "replies", "answered", "explained", "explains", "argued", "argues", "warned", "tweeted", "told", "states", "concludes",
        "is", "are", "was", "were", "be", "this", "these", "that", "following", "follows", "include", "includes", "including", "are",
        "like", "example", "instance", "mind", "me", "him", "her", "them", "us", "you", "asserts", "claims", "reads", "declared", "wonder",
        "wondered", "wonders", "goes", "observed", "remarked", "continued");

    /// <summary>Who begins so is in the middle of a sentence.</summary>
    private static readonly FrozenSet<string> Subjects = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "he", "she", "they", "i", "we", "it", "you", "here", "there", "this", "these", "that", "which", "but", "and", "so", "because",
        "if", "then", "please", "note", "one", "my", "let", "let's", "consider", "take", "ask", "imagine", "remember", "see", "that's",
        "here’s", "here's", "it's", "it’s", "i'm", "i’m", "as", "or");

    /// <summary>Labels of notes that are not about the matter.</summary>
    private static readonly FrozenSet<string> Notes = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "update", "updated", "correction", "note", "editor's note", "editor’s note", "source", "sources", "photo", "photos", "credit",
        "image", "image credit", "photo credit", "read more", "see also", "related", "also read", "via", "tags", "tag", "disclosure",
        "disclaimer", "ps", "p.s.", "p.s", "tl;dr", "edit", "warning", "spoiler", "by", "author", "published", "date", "title", "posted in",
        "filed under", "categories", "category", "topics", "contact", "more", "more resources", "further reading", "references", "https",
        "http", "figure", "table", "example", "for example", "ref", "doi", "arxiv", "advertisement", "hat tip", "h/t", "link", "links", "url",
        "abstract", "paper", "website", "email", "phone", "tel");

    /// <summary>Verbs that make a sentence of it.</summary>
    private static readonly FrozenSet<string> Finite = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "should", "may", "might", "must", "does", "did",
        "isn't", "isn’t", "aren't", "aren’t", "don't", "don’t", "doesn't", "doesn’t", "i'm", "it's", "it’s", "wants", "says", "said");

    /// <summary>Where the label at the beginning of a paragraph ends, its colon not counted; 0 when there is none.</summary>
    public static int EndOf(string paragraph)
    {
        var colon = ColonOf(paragraph);
        if (colon <= 0) return 0;
        var rest = paragraph.AsSpan(colon + 1);
        if (rest.Length < 2 || !IsBlank(rest[0]) || !CanBegin(rest.TrimStart())) return 0;
        return IsLabel(paragraph[..colon].TrimEnd()) ? colon : 0;
    }

    /// <summary>What stands behind the label.</summary>
    public static string Rest(string paragraph)
        => EndOf(paragraph) is > 0 and var end ? paragraph[(end + 1)..].TrimStart() : paragraph;

    /// <summary>Whether a line that ends in a colon and stands alone is a label of what follows.</summary>
    public static bool IsLoneLabel(string line) =>
        line.Length is > 2 and <= Longest && line[^1] is ':' or '：' && ColonOf(line) == line.Length - 1 && IsLabel(line[..^1].TrimEnd());

    /// <summary>Whether words are such as a label has, their colon left away.</summary>
    public static bool IsLabel(string words)
    {
        if (words.Length == 0 || Notes.Contains(words) || QuestionAndAnswer().IsMatch(words)) return false;
        var parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > MostWords || !words.Any(char.IsLetter)) return false;
        if (Subjects.Contains(parts[0]) && parts.Length > 1) return false;
        if (LeadingUp.Contains(parts[^1]) || words.EndsWith(',')) return false;
        if (words.Contains(". ", StringComparison.Ordinal) || words.Contains("? ", StringComparison.Ordinal)) return false;
        return words.Contains('?', StringComparison.Ordinal) || !parts.Skip(1).SkipLast(1).Any(Finite.Contains);
    }

    /// <summary>Whether it tells a turn of an interview: <c>Q</c>, <c>A</c>, <c>Question 3</c>.</summary>
    public static bool IsTurn(string words) => QuestionAndAnswer().IsMatch(words);

    private static int ColonOf(string paragraph)
    {
        var end = Math.Min(paragraph.Length, Longest);
        for (var at = 0; at < end; at++)
        {
            if (paragraph[at] is '：') return at;
            if (paragraph[at] != ':') continue;
            var isTime = at > 0 && char.IsDigit(paragraph[at - 1]) && at + 1 < paragraph.Length && char.IsDigit(paragraph[at + 1]);
            return isTime ? 0 : at;
        }

        return 0;
    }

    private static bool CanBegin(ReadOnlySpan<char> rest)
        => rest.Length > 1 && (char.IsUpper(rest[0]) || char.IsDigit(rest[0]) || "“\"‘'«¿(*_[$".Contains(rest[0])
            || char.GetUnicodeCategory(rest[0]) == System.Globalization.UnicodeCategory.OtherLetter);

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '*' or '_';

    [GeneratedRegex(@"^(q|a|question|answer|frage|antwort|pregunta|respuesta)\s?\d{0,3}\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex QuestionAndAnswer();
}

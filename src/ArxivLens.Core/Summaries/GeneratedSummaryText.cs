using System.Globalization;

namespace ArxivLens.Core.Summaries;

/// <summary>Whether what a model wrote has the shape of a summary at all, before anything it says is checked.</summary>
public static class GeneratedSummaryText
{
    /// <summary>Longest text that is a summary, in UTF-16 units.</summary>
    public const int Longest = 600;

    /// <summary>Sentences that are kept; what follows them is cut off unread.</summary>
    public const int MostSentences = 2;

    private static readonly string[] Markup =
        ["```", "**", "__", "](", "://", "www.", "</", "/>", "<|", "|>", "[INST", "&lt;", "&#", "{{", "}}"];

    private static readonly string[] Refusals =
    [
        "i cannot", "i can't", "i can’t", "i am unable", "i'm unable", "i’m unable", "i'm sorry", "i’m sorry", "i am sorry",
        "i apologize", "as an ai", "as a language model", "as a large language model", "i do not have", "i don't have",
        "i don’t have", "here is", "here's", "here are", "sure,", "sure!", "certainly", "summary:",
    ];

    /// <summary>Reads the sentences.</summary>
    /// <param name="raw">What the model wrote.</param>
    public static SummaryShape Read(string raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        var text = Fold(raw);
        if (FindFault(text) is { } fault) return new SummaryShape([], fault);
        var sentences = Sentences.Split(text).Take(MostSentences).Select(s => text.Substring(s.Start, s.Length)).ToArray();
        return sentences.All(IsWhole) ? new SummaryShape(sentences, null) : new SummaryShape([], "a sentence has no end");
    }

    private static string? FindFault(string text)
    {
        if (text.Length == 0) return "it is empty";
        if (text.Length > Longest) return $"it has more than {Longest} characters";
        if (text.Any(IsStrange)) return "it holds control or invisible characters";
        if (Markup.Any(m => text.Contains(m, StringComparison.OrdinalIgnoreCase)) || HasTag(text) || IsList(text))
            return "it holds markup or a link";
        var lower = text.ToLowerInvariant();
        return Refusals.Any(talk => (". " + lower).Contains(". " + talk, StringComparison.Ordinal))
            ? "it talks to the reader instead of summing up"
            : null;
    }

    /// <summary>White space folded to single blanks: a line break of a model means nothing.</summary>
    private static string Fold(string raw)
    {
        var text = string.Join(' ', raw.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return text.Length > 1 && text[0] == '"' && text[^1] == '"' ? text[1..^1] : text;
    }

    private static bool IsStrange(char c) => char.IsControl(c) || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool HasTag(string text)
    {
        for (var at = 0; at + 1 < text.Length; at++)
        {
            if (text[at] != '<' || text.IndexOf('>', at) < 0) continue;
            if (char.IsAsciiLetter(text[at + 1]) || text[at + 1] is '!' or '?') return true;
        }

        return false;
    }

    private static bool IsList(string text) => text[0] is '#' or '*' or '-' or '•' or '>' or '|'
        || (char.IsAsciiDigit(text[0]) && text.Length > 1 && text[1] is '.' or ')');

    private static bool IsWhole(string sentence) =>
        sentence.TrimEnd('"', '\'', '”', '’', ')', ']') is [.., '.' or '!' or '…'];
}

/// <summary>What a model wrote, read as sentences.</summary>
/// <param name="Sentences">One or two; none when there is a fault.</param>
/// <param name="Fault">Why it is no summary, in a few words; <c>null</c> when it has the shape of one.</param>
public sealed record SummaryShape(IReadOnlyList<string> Sentences, string? Fault);

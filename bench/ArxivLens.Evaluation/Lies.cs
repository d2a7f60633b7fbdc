using System.Collections.Frozen;

namespace ArxivLens.Evaluation;

/// <summary>Turns true sentences into false ones, each way a model may; <c>null</c> where one offers no hold.</summary>
internal static class Lies
{
    private static readonly FrozenDictionary<string, string> Contraries = Pair(
        "increases decreases increase decrease increased decreased increasing decreasing higher lower more less better worse " +
        "improves degrades improve degrade improved degraded outperforms underperforms outperform underperform faster slower " +
        "larger smaller reduces raises reduce raise greater lesser stronger weaker above below longer shorter");

    private static readonly string[] Auxiliaries = ["is", "are", "can", "does", "do", "will", "was", "were", "has", "have"];

    /// <summary>The kinds of lies, by name.</summary>
    public static IReadOnlyList<(string Name, Func<string, LieMaterial, string?> Tell)> Kinds { get; } =
    [
        ("number changed", (text, _) => ChangeNumber(text)),
        ("negation added", (text, _) => AddNegation(text)),
        ("negation removed", (text, _) => RemoveNegation(text)),
        ("doubt removed", (text, _) => RemoveDoubt(text)),
        ("foreign name", (text, material) => SwapName(text, material.ForeignNames)),
        ("name of the same abstract", (text, material) => SwapName(text, material.OwnNames)),
        ("direction flipped", (text, _) => FlipDirection(text)),
        ("comparison turned round", (text, _) => TurnComparison(text)),
    ];

    /// <summary>The names of a text: words with a capital that do not begin a sentence.</summary>
    public static IReadOnlyList<string> NamesOf(string text)
    {
        var words = text.Split(' ');
        return [.. words.Where((word, i) => i > 0 && !words[i - 1].EndsWith('.') && IsName(word)).Select(Bare).Distinct()];
    }

    private static string? ChangeNumber(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var isAlone = char.IsAsciiDigit(text[i]) && (i == 0 || text[i - 1] is ' ' or '(' or '$');
            if (!isAlone) continue;
            var other = (char)('1' + ((text[i] - '0' + 2) % 9));
            if (other != text[i]) return $"{text[..i]}{other}{text[(i + 1)..]}";
        }

        return null;
    }

    private static string? AddNegation(string text)
    {
        var words = text.Split(' ');
        var at = Array.FindIndex(words, word => Auxiliaries.Contains(word));
        return at < 0 || at + 1 == words.Length || words[at + 1] is "not" or "no"
            ? null
            : string.Join(' ', [.. words[..(at + 1)], "not", .. words[(at + 1)..]]);
    }

    private static string? RemoveNegation(string text)
    {
        return Replace(text, [(" not ", " "), (" cannot ", " can "), (" without ", " with "), (" no ", " "), (" never ", " ")]);
    }

    private static string? RemoveDoubt(string text) => Replace(
        text,
        [
            (" may be ", " is "), (" might be ", " is "), (" could be ", " is "), (" may ", " will "), (" might ", " will "),
            (" could ", " can "), (" suggest that ", " show that "), (" seems to ", " is known to "), (" potentially ", " "),
            (" probably ", " "), (" possibly ", " "), (" likely ", " "),
        ]);

    private static string? Replace(string text, (string From, string To)[] changes)
    {
        foreach (var (from, to) in changes)
        {
            var at = text.IndexOf(from, StringComparison.Ordinal);
            if (at >= 0 && !text.AsSpan(at).StartsWith(" not only ")) return text[..at] + to + text[(at + from.Length)..];
        }

        return null;
    }

    private static string? SwapName(string text, IReadOnlyList<string> names)
    {
        var words = text.Split(' ');
        for (var i = 1; i < words.Length; i++)
        {
            if (!IsName(words[i])) continue;
            var own = Bare(words[i]);
            var other = names.FirstOrDefault(name => !name.Contains(own, StringComparison.OrdinalIgnoreCase)
                && !own.Contains(name, StringComparison.OrdinalIgnoreCase)
                && !text.Contains(name, StringComparison.OrdinalIgnoreCase));
            if (other is null) return null;
            words[i] = words[i].Replace(own, other, StringComparison.Ordinal);
            return string.Join(' ', words);
        }

        return null;
    }

    private static string? FlipDirection(string text)
    {
        var words = text.Split(' ');
        var at = Array.FindIndex(words, Contraries.ContainsKey);
        if (at < 0) return null;
        words[at] = Contraries[words[at]];
        return string.Join(' ', words);
    }

    private static string? TurnComparison(string text)
    {
        var words = text.TrimEnd('.').Split(' ');
        var at = Array.FindIndex(words, word => word is "outperforms" or "outperform" or "surpasses" or "exceeds" or "beats");
        return at <= 0 || at + 1 >= words.Length
            ? null
            : string.Join(' ', [.. words[(at + 1)..], words[at], .. words[..at]]) + ".";
    }

    private static bool IsName(string word) =>
        Bare(word).Length > 1 && Bare(word).Any(char.IsUpper) && Bare(word).All(c => char.IsLetterOrDigit(c) || c == '-');

    private static string Bare(string word) => word.Trim('(', ')', ',', '.', ';', ':', '"');

    private static FrozenDictionary<string, string> Pair(string words) => words.Split(' ').Chunk(2)
        .SelectMany(pair => new[] { KeyValuePair.Create(pair[0], pair[1]), KeyValuePair.Create(pair[1], pair[0]) })
        .ToFrozenDictionary(StringComparer.Ordinal);
}

/// <summary>What lies about an abstract are made of.</summary>
/// <param name="OwnNames">Names that stand in it.</param>
/// <param name="ForeignNames">Names that stand in another and not in it.</param>
internal sealed record LieMaterial(IReadOnlyList<string> OwnNames, IReadOnlyList<string> ForeignNames);

using ArxivLens.Core.Summaries;

namespace ArxivLens.Core.Tests.Summaries;

/// <summary>
/// What is wrong with the shortened sentences of an abstract, by lists of words of its own: something added, a condition left
/// off,
/// a number, doubt or denial left off within a clause, a bracket without its partner.
/// </summary>
internal static class FormFaults
{
    private static readonly HashSet<string> Conditions = [.. "if unless except assuming only provided".Split(' ')];

    private static readonly HashSet<string> Kept =
        [.. "not no without cannot fail fails hardly less fewer may might could suggest suggests".Split(' ')];

    private static readonly char[] Between = [.. " ,.;:()\n-\r\t/".AsSpan()];

    public static IEnumerable<string> Of(string title, string text)
    {
        var candidates = new SummaryCandidates(title, text, _ => 5);
        candidates.Find();
        for (var at = 0; at < candidates.All.Count; at++)
        {
            if (!candidates.All[at].Form.IsShortened) continue;
            var told = candidates.Tell(at);
            var fault = FaultOf(told, text, candidates.KeptOf(at));
            if (fault is not null) yield return $"{fault}: {told.Text} <- {text.Substring(told.Start, told.Length)}";
        }
    }

    private static string? FaultOf(SummarySentence told, string text, List<(int Start, int End)> kept)
    {
        var joined = string.Concat(kept.Select(k => text[k.Start..k.End]));
        joined = char.ToUpperInvariant(joined[0]) + joined[1..];
        if (told.Text != joined && told.Text != joined + ".") return "added";
        if (OpenBrackets(told.Text) != 0 && OpenBrackets(text.Substring(told.Start, told.Length)) == 0) return "bracket";
        var (from, end) = (told.Start, told.Start + told.Length);
        foreach (var (start, stop) in kept.Append((end, end)))
        {
            if (start < from) return "order";
            if (CutFault(text[from..start].Trim(), from == told.Start, start == end) is { } fault) return fault;
            from = stop;
        }

        return null;
    }

    /// <summary>Brackets without a partner; formulas may have them, as in half-open intervals, and so may careless
    /// sources.</summary>
    private static int OpenBrackets(string text)
    {
        var plain = string.Concat(text.Split('$').Where((_, at) => at % 2 == 0));
        return plain.Count(c => c is '(' or '[' or '{') - plain.Count(c => c is ')' or ']' or '}');
    }

    private static string? CutFault(string cut, bool isFirst, bool isLast)
    {
        var words = cut.ToLowerInvariant().Split(Between, StringSplitOptions.RemoveEmptyEntries);
        if (words.Any(Conditions.Contains)) return "condition";
        if (!words.Any(w => Kept.Contains(w) || w.Any(char.IsDigit))) return null;
        var isClauseBefore = isFirst && (cut.EndsWith(',') || words.Contains("that"));
        if (isLast && cut[0] == '(') cut = cut[(cut.IndexOf(')', StringComparison.Ordinal) + 1)..].TrimStart();
        var isMarked = cut.Length > 0 && cut[0] is ',' or ';' or ':' or '-' or '–' or '—';
        var isClauseBehind = isLast && (isMarked || cut.StartsWith("and ", StringComparison.Ordinal));
        return isClauseBefore || isClauseBehind ? null : "lost";
    }
}

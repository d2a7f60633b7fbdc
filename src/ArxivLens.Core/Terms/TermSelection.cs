namespace ArxivLens.Core.Terms;

/// <summary>Chooses the terms of a work so that none stands within another and none stands twice.</summary>
internal static class TermSelection
{
    /// <summary>A form is part of a longer one when at least this share of its occurrences stands within it.</summary>
    private const double NestedShare = 0.75;

    /// <summary>
    /// A phrase is chance company of an acronym when at most this share of the acronym's occurrences stands within it.
    /// </summary>
    private const double ChanceShare = 0.4;

    /// <summary>
    /// Drops forms that hardly occur outside a longer one, then takes the heaviest first and passes over what contains a taken
    /// one,
    /// stands within it, or has more than half of its words from it.
    /// </summary>
    public static IReadOnlyList<TermCandidate> Choose(IReadOnlyCollection<TermCandidate> candidates, int limit)
    {
        var nested = FindNested(candidates);
        var chosen = new List<TermCandidate>();
        var ordered = candidates.Where(c => c.Weight > 0 && !nested.Contains(c))
            .OrderByDescending(c => c.Weight).ThenBy(c => c.Order);
        foreach (var candidate in ordered)
        {
            if (chosen.Count == limit) break;
            if (!chosen.Any(c => Repeats(c, candidate))) chosen.Add(candidate);
        }

        return chosen;
    }

    private static HashSet<TermCandidate> FindNested(IReadOnlyCollection<TermCandidate> candidates)
    {
        var byStems = candidates.ToDictionary(c => string.Join(' ', c.Stems), StringComparer.Ordinal);
        var nested = new HashSet<TermCandidate>();
        foreach (var whole in candidates.Where(c => c.Stems.Length > 1))
        {
            for (var first = 0; first < whole.Stems.Length; first++)
            {
                for (var length = 1; first + length <= whole.Stems.Length && length < whole.Stems.Length; length++)
                {
                    var key = string.Join(' ', whole.Stems.AsSpan(first, length)!);
                    if (!byStems.TryGetValue(key, out var part)) continue;
                    if (whole.Count >= NestedShare * part.Count) nested.Add(part);
                    else if (part.IsAcronym && whole.Count <= ChanceShare * part.Count) nested.Add(whole);
                }
            }
        }

        return nested;
    }

    private static bool Repeats(TermCandidate kept, TermCandidate candidate)
    {
        if (Contains(kept.Stems, candidate.Stems) || Contains(candidate.Stems, kept.Stems)) return true;
        return candidate.Stems.Count(kept.Stems.Contains) * 2 > candidate.Stems.Length;
    }

    private static bool Contains(string[] whole, string[] part)
        => part.Length <= whole.Length && whole.AsSpan().IndexOf(part) >= 0;
}

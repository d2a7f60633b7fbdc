namespace ArxivLens.Core.Terms;

/// <summary>Chooses the terms of a work so that none stands within another and none stands twice.</summary>
internal static class TermSelection
{
    /// <summary>A phrase gives way to a part of it that stands alone this many times as often as the phrase.</summary>
    private const int FreePart = 4;

    /// <summary>Takes the heaviest first and passes over what contains a taken one or stands within it.</summary>
    public static List<TermCandidate> Choose(List<TermCandidate> candidates, int limit)
    {
        var chosen = new List<TermCandidate>(Math.Min(limit, candidates.Count));
        foreach (var candidate in candidates.Where(c => c.Weight > 0).OrderByDescending(c => c.Weight))
        {
            if (chosen.Count == limit) break;
            if (chosen.Exists(c => c.Contains(candidate) || candidate.Contains(c))) continue;
            if (candidates.Exists(c => IsFreePart(c, candidate))) continue;
            chosen.Add(candidate);
        }

        return chosen;
    }

    private static bool IsFreePart(TermCandidate part, TermCandidate whole)
        => part.Weight > 0 && part.Count >= FreePart * whole.Count
            && part.Stems.Length < whole.Stems.Length && whole.Contains(part);
}

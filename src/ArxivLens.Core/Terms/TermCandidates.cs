namespace ArxivLens.Core.Terms;

/// <summary>Collects the phrases of a work that may be terms, each once.</summary>
internal static class TermCandidates
{
    /// <summary>Characters of an abstract that are read; the rest of a very long one is passed over.</summary>
    private const int LongestText = 20_000;

    /// <summary>Collects the candidates of title and abstract in the order of their first occurrence.</summary>
    public static List<TermCandidate> Collect(string title, string text)
    {
        var candidates = new List<TermCandidate>(32);
        var acronyms = new List<(string Term, TermCandidate Whole)>();
        CollectFrom(new TermPassage(title, true), candidates, acronyms);
        CollectFrom(new TermPassage(text.Length > LongestText ? text[..LongestText] : text, false), candidates, acronyms);
        foreach (var (term, whole) in acronyms) Merge(candidates, term, whole);
        return candidates;
    }

    private static void CollectFrom(
        TermPassage passage, List<TermCandidate> candidates, List<(string Term, TermCandidate Whole)> acronyms)
    {
        foreach (var (first, last, inside) in passage.FindPhrases())
        {
            var candidate = candidates.Find(c => c.IsAt(passage, first, last));
            if (candidate is null) candidates.Add(candidate = new TermCandidate(passage, first, last));
            candidate.Add(passage, first, last, inside);
            if (Acronym.IsBehind(passage, first, last)) acronyms.Add((passage.Tokens[last + 1].Term, candidate));
        }
    }

    private static void Merge(List<TermCandidate> candidates, string term, TermCandidate whole)
    {
        var at = candidates.FindIndex(c => c.Stems is [var only] && only == term);
        if (at < 0 || candidates[at] == whole) return;
        whole.Absorb(candidates[at]);
        candidates.RemoveAt(at);
    }
}

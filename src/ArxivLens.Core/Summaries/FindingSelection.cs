namespace ArxivLens.Core.Summaries;

/// <summary>
/// Chooses the sentences for the kinds of finding. The limits were set on 40 abstracts of arXiv (docs/lens.md); a sentence must
/// have the cue of its kind, but for results, which may be told by the model alone.
/// </summary>
internal sealed class FindingSelection(IReadOnlyList<FindingCandidate> candidates)
{
    private const int MostResults = 2;
    private const double Likely = 0.5;
    private const double Sure = 0.85;
    private const double Seldom = 0.3;

    /// <summary>What a sentence that leans on the one before it is worth less: it is read alone.</summary>
    private const double Leaning = 0.5;

    private readonly HashSet<FindingCandidate> taken = [];
    private readonly List<(FindingKind Kind, SentenceSpan Span)> chosen = [];

    /// <summary>Chooses them, by kind, then by place.</summary>
    public IEnumerable<(FindingKind Kind, SentenceSpan Span)> Choose()
    {
        Take(FindingKind.Contribution, 1, Contribution);
        Take(FindingKind.Method, 1, Method);
        Take(FindingKind.FutureWork, 1, FutureWork);
        Take(FindingKind.Limits, 1, Limits);
        Take(FindingKind.Significance, 1, Significance);
        Take(FindingKind.Results, MostResults, Results);
        Take(FindingKind.Novelty, 1, Novelty, mayShare: true);
        return chosen.OrderBy(finding => finding.Kind).ThenBy(finding => finding.Span.Start);
    }

    /// <summary>Takes the sentences of the greatest weight, of equal ones the first.</summary>
    private void Take(FindingKind kind, int most, Func<FindingCandidate, double> weigh, bool mayShare = false)
    {
        var best = candidates.Where(candidate => candidate.IsReadable && (mayShare || !taken.Contains(candidate)))
            .Select(candidate => (Candidate: candidate, Weight: weigh(candidate)))
            .Where(weighed => weighed.Weight > 0)
            .Select(one => one with { Weight = one.Weight - (one.Candidate.Has(FindingCue.Leaning) ? Leaning : 0) })
            .OrderByDescending(weighed => weighed.Weight).ThenBy(weighed => weighed.Candidate.Span.Start)
            .Take(most);
        foreach (var (candidate, _) in best.ToArray())
        {
            taken.Add(candidate);
            chosen.Add((kind, candidate.Span));
        }
    }

    private static double Contribution(FindingCandidate one)
        => one.Has(FindingCue.Contribution) && one.IsOwn && one.Of(SentenceRole.Background) < Likely
            ? one.Of(SentenceRole.Method) + one.Of(SentenceRole.Objective)
            : 0;

    private static double Method(FindingCandidate one)
        => one.Has(FindingCue.Means) && one.IsOwn && one.Of(SentenceRole.Method) >= Likely ? one.Of(SentenceRole.Method) : 0;

    private double FutureWork(FindingCandidate one)
        => one.Has(FindingCue.FutureWork) && !one.Has(FindingCue.Answer | FindingCue.Objective)
            && one.IsOwn && IsLate(one) ? 1 : 0;

    private double Limits(FindingCandidate one)
        => one.Has(FindingCue.Limits) && !one.Has(FindingCue.Answer | FindingCue.Contribution | FindingCue.Others)
            && one.IsAfterSelf && IsLate(one) && one.Of(SentenceRole.Background) < Seldom ? 1 : 0;

    private double Significance(FindingCandidate one)
        => one.Has(FindingCue.Significance) && one.IsOwn && IsLate(one) && !one.Has(FindingCue.Result)
            && one.Of(SentenceRole.Background) < Seldom ? one.Of(SentenceRole.Conclusion) + one.Of(SentenceRole.Result) : 0;

    private static double Results(FindingCandidate one)
    {
        var likely = one.Of(SentenceRole.Result) + one.Of(SentenceRole.Conclusion);
        return one.Has(FindingCue.Result) && one.IsOwn && likely >= Likely ? 1 + likely
            : one.IsAfterSelf && likely >= Sure && !one.Has(FindingCue.Leaning) ? likely : 0;
    }

    private static double Novelty(FindingCandidate one)
        => one.Has(FindingCue.Novelty) && one.IsOwn && one.Of(SentenceRole.Background) < Likely ? 1 : 0;

    private bool IsLate(FindingCandidate one) => one.Span.Start * 2 >= candidates[^1].Span.Start;
}

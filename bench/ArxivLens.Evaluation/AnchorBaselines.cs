using ArxivLens.Core.Annotations;

namespace ArxivLens.Evaluation;

/// <summary>Ways of finding a passage again.</summary>
internal static class AnchorBaselines
{
    /// <summary>Ours, and simple ones.</summary>
    public static readonly IReadOnlyList<(string Name, Func<AnchorTrial, AnchorPlace> Find)> All =
    [
        ("ours", trial => AnchorSearch.Find(trial.Anchor, trial.Text)),
        ("position", Position),
        ("exact quote", Exact),
        ("Levenshtein", Nearest),
    ];

    private static AnchorPlace Position(AnchorTrial trial)
    {
        var start = Math.Min(trial.Anchor.Start, trial.Text.Text.Length);
        return new(AnchorStanding.Same, start, Math.Min(trial.Anchor.Exact.Length, trial.Text.Text.Length - start), 1);
    }

    private static AnchorPlace Exact(AnchorTrial trial)
    {
        var start = trial.Text.Text.IndexOf(trial.Anchor.Exact, StringComparison.Ordinal);
        return start < 0 ? AnchorPlace.Orphan : new(AnchorStanding.Same, start, trial.Anchor.Exact.Length, 1);
    }

    // The stretch with the fewest edits of letters (Sellers 1980), where these are at most two fifths.
    private static AnchorPlace Nearest(AnchorTrial trial)
    {
        var (text, wanted) = (trial.Text.Text, trial.Anchor.Exact);
        var (costs, starts) = (new int[text.Length + 1], new int[text.Length + 1]);
        for (var j = 0; j <= text.Length; j++) starts[j] = j;
        for (var i = 1; i <= wanted.Length; i++)
        {
            var (corner, cornerStart) = (costs[0], starts[0]);
            costs[0] = i;
            for (var j = 1; j <= text.Length; j++)
            {
                var (above, aboveStart) = (costs[j], starts[j]);
                var (best, from) = (corner + (wanted[i - 1] == text[j - 1] ? 0 : 1), cornerStart);
                if (above + 1 < best) (best, from) = (above + 1, aboveStart);
                if (costs[j - 1] + 1 < best) (best, from) = (costs[j - 1] + 1, starts[j - 1]);
                (costs[j], starts[j]) = (best, from);
                (corner, cornerStart) = (above, aboveStart);
            }
        }

        var end = 0;
        for (var j = 1; j <= text.Length; j++)
        {
            if (costs[j] < costs[end]) end = j;
        }

        return costs[end] > wanted.Length * 2 / 5
            ? AnchorPlace.Orphan
            : new(costs[end] == 0 ? AnchorStanding.Same : AnchorStanding.Changed, starts[end], end - starts[end], 1);
    }
}

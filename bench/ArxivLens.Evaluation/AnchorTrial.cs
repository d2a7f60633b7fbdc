using ArxivLens.Core.Annotations;

namespace ArxivLens.Evaluation;

/// <summary>A passage to be found again, and where it went.</summary>
/// <param name="Kind">What was done to its text.</param>
/// <param name="Anchor">The passage.</param>
/// <param name="Text">The text as it is now.</param>
/// <param name="Words">Where the words stand that are left of it, or stand in place of its words.</param>
/// <param name="Left">Share of its words that are left, misspelt ones among them.</param>
internal sealed record AnchorTrial(string Kind, Anchor Anchor, AnchorText Text, IReadOnlyList<(int Start, int End)> Words, double Left)
{
    /// <summary>Whether its number or what turns it round was changed: it must not be shown as the same.</summary>
    public bool IsTurned { get; init; }

    /// <summary>Of a passage of which at least half is left, it is to be found; of which less than a fifth is, it is gone.</summary>
    public bool IsToFind => Left >= 0.5;

    /// <summary>Whether it is gone.</summary>
    public bool IsToMiss => Left < 0.2;

    /// <summary>The stretch from the first of these words to the last.</summary>
    public (int Start, int End) Truth => Words.Count == 0 ? (0, 0) : (Words.Min(word => word.Start), Words.Max(word => word.End));

    /// <summary>Judges a place: right where it has at least half of the words that are left, and lies by half or more in their stretch.</summary>
    public AnchorOutcome Judge(AnchorPlace place)
    {
        if (!place.IsFound)
            return IsToFind ? AnchorOutcome.Missed : IsToMiss ? AnchorOutcome.RightlyMissed : AnchorOutcome.Undecided;
        var (start, end) = Truth;
        var inside = Math.Min(place.End, end) - Math.Max(place.Start, start);
        var covered = Words.Count(word => word.Start < place.End && word.End > place.Start);
        var isRight = covered > 0 && covered * 2 >= Words.Count && inside * 2 >= place.Length;
        if (!isRight) return AnchorOutcome.Wrong;
        return IsToFind ? AnchorOutcome.Found : AnchorOutcome.Undecided;
    }
}

/// <summary>How a trial ended.</summary>
internal enum AnchorOutcome
{
    /// <summary>Found where it is.</summary>
    Found,

    /// <summary>Not found, though it is there.</summary>
    Missed,

    /// <summary>Another place was named, or one though it is gone.</summary>
    Wrong,

    /// <summary>Not found, and it is gone.</summary>
    RightlyMissed,

    /// <summary>Between a fifth and half is left: either is right.</summary>
    Undecided,
}

/// <summary>The outcomes of many trials.</summary>
internal sealed record AnchorScore(string Kind, int Count, int ToFind, double Found, double Wrong, int ToMiss, double Missed, int Silent)
{
    /// <summary>Runs them.</summary>
    public static AnchorScore Of(string kind, IReadOnlyList<AnchorTrial> trials, Func<AnchorTrial, AnchorPlace> find)
    {
        var (found, wrong, missed, silent) = (0, 0, 0, 0);
        foreach (var trial in trials)
        {
            var place = find(trial);
            var outcome = trial.Judge(place);
            found += outcome == AnchorOutcome.Found ? 1 : 0;
            wrong += outcome == AnchorOutcome.Wrong ? 1 : 0;
            missed += outcome == AnchorOutcome.RightlyMissed ? 1 : 0;
            silent += trial.IsTurned && place.Standing == AnchorStanding.Same ? 1 : 0;
        }

        var (toFind, toMiss) = (trials.Count(trial => trial.IsToFind), trials.Count(trial => trial.IsToMiss));
        return new(
            kind, trials.Count, toFind, (double)found / Math.Max(1, toFind), (double)wrong / Math.Max(1, trials.Count), toMiss,
            (double)missed / Math.Max(1, toMiss), silent);
    }
}

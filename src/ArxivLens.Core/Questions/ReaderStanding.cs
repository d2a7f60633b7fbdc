namespace ArxivLens.Core.Questions;

/// <summary>What a reader says of how a question stands.</summary>
/// <param name="Number">The contribution it is.</param>
/// <param name="By">The reader's name; <c>null</c> when the account is gone.</param>
/// <param name="Status">Open, addressed or disputed.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="Given">When it was last said so, UTC.</param>
/// <param name="Answer">The number of the answer that settles it, when they name one.</param>
public sealed record ReaderStanding(long Number, string? By, QuestionStatus Status, string Reason, DateTimeOffset Given, long? Answer = null);

/// <summary>Who makes a question stand as it does.</summary>
public enum StandingOrigin
{
    /// <summary>Nobody said anything: it is open.</summary>
    Nobody,

    /// <summary>Whoever runs the library set it; what readers say does not change it.</summary>
    Operator,

    /// <summary>It follows from what readers say.</summary>
    Readers,
}

/// <summary>
/// How a question stands by what readers say, each once. It stands as most say. Where as many say otherwise, or where some hold it for
/// addressed and others for open and neither are twice as many, it is disputed: that is what they show.
/// </summary>
public static class StandingRule
{
    /// <summary>The status that follows; <c>null</c> when nobody says anything.</summary>
    public static QuestionStatus? Derive(IReadOnlyCollection<ReaderStanding> said)
    {
        ArgumentNullException.ThrowIfNull(said);
        return said.Count == 0 ? null : Derive(
            said.Count(one => one.Status == QuestionStatus.Open),
            said.Count(one => one.Status == QuestionStatus.Addressed),
            said.Count(one => one.Status == QuestionStatus.Disputed));
    }

    /// <summary>The standing that follows, with the numbers and the newest reason for it; <c>null</c> when nobody says anything.</summary>
    public static QuestionStanding? Describe(IReadOnlyCollection<ReaderStanding> said)
    {
        if (Derive(said) is not { } status)
            return null;
        var counts = said.GroupBy(one => one.Status).OrderByDescending(group => group.Count()).ThenBy(group => group.Key)
            .Select(group => FormattableString.Invariant($"{group.Count()} {group.Key.ToString().ToLowerInvariant()}"));
        var newest = said.OrderByDescending(one => one.Status == status).ThenByDescending(one => one.Given).First();
        return new QuestionStanding(status, $"Readers say: {string.Join(", ", counts)}. {newest.By ?? "A reader who left"}: {newest.Reason}");
    }

    private static QuestionStatus Derive(int open, int addressed, int disputed)
    {
        if (disputed >= Math.Max(open, addressed))
            return QuestionStatus.Disputed;
        if (open > 0 && addressed > 0 && Math.Max(open, addressed) < 2 * Math.Min(open, addressed))
            return QuestionStatus.Disputed;
        return addressed > open ? QuestionStatus.Addressed : QuestionStatus.Open;
    }
}

using ArxivLens.Core.Discussion;

namespace ArxivLens.Core.Moderation;

/// <summary>Remembers what was submitted, as far as the rules need it.</summary>
public interface ISubmissionStore
{
    /// <summary>
    /// Judges a submission by what was submitted before, and remembers it unless it is refused, in one step: of two that come at the same
    /// time the second is judged with the first, and what comes again with the same form is judged as before.
    /// </summary>
    /// <param name="trace">What is remembered of it.</param>
    /// <param name="judge">The rules; they wait for nothing.</param>
    /// <param name="cancellationToken">Ends it with nothing kept.</param>
    Task<Verdict> JudgeAsync(SubmissionTrace trace, Func<SubmissionPast, Verdict> judge, CancellationToken cancellationToken = default);

    /// <summary>Forgets what was submitted before a time, but why something is held that still is.</summary>
    /// <returns>How many submissions were forgotten.</returns>
    Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken = default);
}

/// <summary>What is remembered of a submission. No words: the contribution has them.</summary>
public sealed record SubmissionTrace
{
    /// <summary>Whose.</summary>
    public required long Account { get; init; }

    /// <summary>What sort.</summary>
    public required ContributionKind Kind { get; init; }

    /// <summary>What it is about.</summary>
    public required Subject Subject { get; init; }

    /// <summary>What it gives new words.</summary>
    public long? Edits { get; init; }

    /// <summary>The mark of its form.</summary>
    public string? Form { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Numbers that texts like it have too; the first stands for the whole text.</summary>
    public required IReadOnlyList<long> Bands { get; init; }

    /// <summary>The hosts it links to, each once.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>Since when texts are compared with it, UTC.</summary>
    public required DateTimeOffset AlikeSince { get; init; }
}

/// <summary>What was before a submission.</summary>
public sealed record SubmissionPast
{
    /// <summary>Why the account may not write, in plain words; <c>null</c> when it may.</summary>
    public string? Closed { get; init; }

    /// <summary>How many contributions of the account are shown.</summary>
    public int Shown { get; init; }

    /// <summary>How many the account made within the last 24 hours.</summary>
    public int Today { get; init; }

    /// <summary>How many others linked to each host within the last 24 hours.</summary>
    public IReadOnlyDictionary<string, int> Hosts { get; init; } = new Dictionary<string, int>();

    /// <summary>Texts that may be like it.</summary>
    public IReadOnlyList<KnownText> Alike { get; init; } = [];

    /// <summary>What it gives new words, as it is; <c>null</c> for a new one.</summary>
    public Contribution? Before { get; init; }
}

/// <summary>A text that may be like a submission.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Subject">About what.</param>
/// <param name="Text">Its words; <c>null</c> when it is the very same text and being kept at this moment.</param>
public sealed record KnownText(long Account, Subject Subject, string? Text);

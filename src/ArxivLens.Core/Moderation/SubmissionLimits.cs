namespace ArxivLens.Core.Moderation;

/// <summary>What readers may write, how often, and what is held for a moderator. Every one can be set by whoever runs the server.</summary>
public sealed record SubmissionLimits
{
    /// <summary>For how many days an account counts as new. 0: age does not matter.</summary>
    public int NewDays { get; init; } = 3;

    /// <summary>With fewer shown contributions than this an account counts as new, however old. 0: their number does not matter.</summary>
    public int NewContributions { get; init; } = 3;

    /// <summary>Links that a text of a new account may have; those are held, more are refused.</summary>
    public int NewLinks { get; init; } = 2;

    /// <summary>Images that a text of a new account may have.</summary>
    public int NewImages { get; init; }

    /// <summary>The how manieth text within a day with a link to one host is held, whoever wrote those before. 0: none is.</summary>
    public int PostsToHost { get; init; } = 3;

    /// <summary>The least time between showing a form and sending it.</summary>
    public TimeSpan LeastTime { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Contributions that an account may make within 24 hours.</summary>
    public int PerDay { get; init; } = 60;

    /// <summary>Contributions that a new account may make within 24 hours.</summary>
    public int NewPerDay { get; init; } = 10;

    /// <summary>Contributions that all new accounts of one network may make in a day (UTC).</summary>
    public int NewPerNetwork { get; init; } = 20;

    /// <summary>
    /// From which part of two texts' shingles in common they count as the same text (Jaccard's measure, 0 to 1). Above 1: only the very
    /// same text, however it is spaced, punctuated and capitalized.
    /// </summary>
    public double Likeness { get; init; } = 0.5;

    /// <summary>For how many days a text is remembered to be told from its copies.</summary>
    public int LikenessDays { get; init; } = 30;

    /// <summary>Hosts to which links count as none, with all below them.</summary>
    public IReadOnlyList<string> TrustedHosts { get; init; } = ["arxiv.org", "doi.org"];

    /// <summary>Hosts (with all below them) and words that are refused.</summary>
    public Blocklist Blocked { get; init; } = Blocklist.Empty;
}

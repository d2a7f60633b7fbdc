namespace ArxivLens.Core.Summaries;

/// <summary>What phrases of a sentence announce (<see cref="FindingCues"/>).</summary>
[Flags]
internal enum FindingCue
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The authors speak of their own work.</summary>
    Self = 1,

    /// <summary>What they set out to do.</summary>
    Objective = 2,

    /// <summary>What they did or made.</summary>
    Method = 4,

    /// <summary>What came out.</summary>
    Result = 8,

    /// <summary>What follows from it.</summary>
    Conclusion = 16,

    /// <summary>Something is made or put forward.</summary>
    Contribution = 32,

    /// <summary>By what means something is done.</summary>
    Means = 64,

    /// <summary>Nobody did it before.</summary>
    Novelty = 128,

    /// <summary>What it is good for.</summary>
    Significance = 256,

    /// <summary>Where it ends.</summary>
    Limits = 512,

    /// <summary>What is left to do.</summary>
    FutureWork = 1024,

    /// <summary>An open question is answered, so that it is none any more.</summary>
    Answer = 2048,

    /// <summary>The sentence leans on the one before it.</summary>
    Leaning = 4096,

    /// <summary>The sentence speaks of what others do.</summary>
    Others = 8192,
}

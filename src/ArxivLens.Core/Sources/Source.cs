namespace ArxivLens.Core.Sources;

/// <summary>Who gives data to the library.</summary>
/// <param name="Name">
/// Its short name, the same everywhere: in the log of imports, as the origin of the citations it gives, in settings and addresses.
/// <c>[a-z0-9-]</c>, 1–40.
/// </param>
/// <param name="Title">What readers know it as.</param>
/// <param name="Home">Where it is published or described; <c>null</c> for what stands nowhere.</param>
public sealed record Source(string Name, string Title, Uri? Home)
{
    /// <summary>What it gives, in a few words for readers.</summary>
    public string Gives { get; init; } = "";

    /// <summary>The licence of what it gives, in a few words; <c>null</c> where it names none.</summary>
    public string? License { get; init; }

    /// <summary>What its terms ask to be said wherever its data are shown; <c>null</c> where they ask nothing.</summary>
    public string? Attribution { get; init; }

    /// <summary>After how long without news what it gave is old; <c>null</c> for what does not age.</summary>
    public TimeSpan? GoesOldAfter { get; init; }

    /// <summary>Which of a work's references it would list if it lists any of them.</summary>
    public SourceCoverage Lists { get; init; } = SourceCoverage.All;
}

/// <summary>
/// What it means that a source which lists references of a work does not list one of them. That is a disagreement only where the source
/// sets out to list it.
/// </summary>
public enum SourceCoverage
{
    /// <summary>It lists every reference: its silence is a disagreement.</summary>
    All,

    /// <summary>It lists references to works of arXiv only: its silence about others says nothing.</summary>
    ArxivOnly,

    /// <summary>It lists what it happens upon: its silence says nothing.</summary>
    Some,
}

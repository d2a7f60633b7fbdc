using ArxivLens.Core.Papers;

namespace ArxivLens.Sources.ArxivAtom;

/// <summary>One answer of arXiv's API.</summary>
internal sealed record AtomPage
{
    /// <summary>What it complains of, in one line; <c>null</c> when it answers.</summary>
    public string? Complaint { get; init; }

    /// <summary>How many papers there are in all, as it says; <c>null</c> when it does not.</summary>
    public int? Total { get; init; }

    /// <summary>Where its page begins, from 0; <c>null</c> when it does not say.</summary>
    public int? Start { get; init; }

    /// <summary>The papers, in its order.</summary>
    public required IReadOnlyList<AtomPaper> Papers { get; init; }

    /// <summary>Entries that could not be used.</summary>
    public required IReadOnlyList<AtomFault> Faults { get; init; }

    /// <summary>How many entries it has, usable or not.</summary>
    public int Entries => Papers.Count + Faults.Count;
}

/// <summary>A paper as the API tells it.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Version">The version the record is of; <c>null</c> when it does not say.</param>
/// <param name="Work">What becomes of it in the library.</param>
internal sealed record AtomPaper(ArxivId Id, int? Version, Work Work);

/// <summary>An entry that could not be used.</summary>
/// <param name="Id">Whose it is; <c>null</c> when that cannot be read.</param>
/// <param name="Subject">Its identifier as it stands, or its place in the feed.</param>
/// <param name="Reason">Why, naming the field.</param>
internal sealed record AtomFault(ArxivId? Id, string Subject, string Reason);

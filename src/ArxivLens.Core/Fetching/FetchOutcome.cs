using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;

namespace ArxivLens.Core.Fetching;

/// <summary>What became of one paper that was to be fetched.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Result">What became of it.</param>
public sealed record FetchOutcome(ArxivId Id, FetchResult Result)
{
    /// <summary>Why it failed, in one line for people.</summary>
    public string? Reason { get; init; }

    /// <summary>When asking again may help; <c>null</c> where that is not known.</summary>
    public DateTimeOffset? Retry { get; init; }

    /// <summary>Whether it failed because nobody answered: nothing is wrong with the paper.</summary>
    public bool IsOutage { get; init; }
}

/// <summary>What can become of it.</summary>
public enum FetchResult
{
    /// <summary>Its record is new in the library.</summary>
    Added,

    /// <summary>Its record was there and says more now.</summary>
    Updated,

    /// <summary>Its record was there and says the same, or more than what came.</summary>
    Unchanged,

    /// <summary>Its record was taken within the last day; nobody was asked.</summary>
    Fresh,

    /// <summary>arXiv says that it has no such paper.</summary>
    Unknown,

    /// <summary>It could not be had.</summary>
    Failed,
}

/// <summary>What a source told of what some papers cite and what cites them.</summary>
/// <param name="Source">The source.</param>
/// <param name="Papers">How many papers it was asked about.</param>
/// <param name="References">Citations by them.</param>
/// <param name="Citations">Citations of them.</param>
/// <param name="Faults">What could not be had.</param>
public sealed record SurroundingsOutcome(
    Source Source, int Papers, int References, int Citations, IReadOnlyList<SourceFault> Faults);

/// <summary>What is wanted of a fetch.</summary>
/// <param name="Again">Whether what is there and fresh is asked for all the same.</param>
/// <param name="Surroundings">Whether what the papers cite and what cites them is asked for too.</param>
public sealed record FetchWish(bool Again = false, bool Surroundings = false);

/// <summary>Told of a fetch while it goes on.</summary>
public interface IFetchListener
{
    /// <summary>Something became of a paper; its record is saved already.</summary>
    void Tell(FetchOutcome outcome);

    /// <summary>The citations of some papers were asked for and are saved already.</summary>
    void Tell(SurroundingsOutcome outcome);
}

namespace ArxivLens.Core.Citations;

/// <summary>A sentence in which a work is cited.</summary>
/// <param name="Sentence">The sentence as its origin gives it; empty where only the intent is known.</param>
/// <param name="Intents">What the work is cited for.</param>
public sealed record CitationContext(string Sentence, CitationIntents Intents);

/// <summary>What a work is cited for.</summary>
[Flags]
public enum CitationIntents
{
    /// <summary>Not told.</summary>
    None = 0,

    /// <summary>As background.</summary>
    Background = 1,

    /// <summary>For its method.</summary>
    Method = 2,

    /// <summary>For its result.</summary>
    Result = 4,

    /// <summary>It matters much to the citing work.</summary>
    Influential = 8,

    /// <summary>For something else.</summary>
    Other = 16,
}

/// <summary>That an origin asserts a citation.</summary>
/// <param name="Origin">Who asserts it.</param>
/// <param name="FirstSeen">When it first did, UTC; <c>null</c> when the import that said so is not in the log.</param>
/// <param name="LastSeen">When the latest import asserted it, UTC; <c>null</c> when that was not this origin, or is not in the
/// log.</param>
/// <param name="Contexts">The sentences it gives; none when it gives none.</param>
public sealed record CitationClaim(
    string Origin, DateTimeOffset? FirstSeen, DateTimeOffset? LastSeen, IReadOnlyList<CitationContext> Contexts);

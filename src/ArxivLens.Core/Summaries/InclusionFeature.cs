namespace ArxivLens.Core.Summaries;

/// <summary>
/// What is measured of a word of an abstract, to say how probably a summary has it. Words of grammar have weights of their own:
/// their features stand <see cref="Count"/> further.
/// </summary>
internal enum InclusionFeature
{
    /// <summary>Always 1.</summary>
    Constant,

    /// <summary>The title has the word; its stem.</summary>
    InTitle,
    StemInTitle,

    /// <summary>ln(1 + occurrences); idf; their product.</summary>
    Frequency,
    Rarity,
    FrequencyByRarity,

    /// <summary>Share of the sentences that have it.</summary>
    Spread,

    /// <summary>A sentence of what the authors do has it; one that speaks of the authors.</summary>
    WithAuthorVerb,
    WithAuthors,

    /// <summary>Where it stands first and last, 0–1.</summary>
    FirstPlace,
    LastPlace,

    /// <summary>The first, the last sentence has it.</summary>
    InFirst,
    InLast,

    /// <summary>Frequency where the title has it; where a sentence of what the authors do has it.</summary>
    FrequencyInTitle,
    FrequencyWithVerb,

    /// <summary>Occurrences 1–6.</summary>
    Occurrences,

    /// <summary>First sentence 0–5.</summary>
    FirstSentence = Occurrences + 6,

    /// <summary>Last sentence from the end 0–4.</summary>
    LastSentence = FirstSentence + 6,

    /// <summary>Letters, 10 at most.</summary>
    Letters = LastSentence + 5,

    /// <summary>How many there are.</summary>
    Count = Letters + 11,
}

namespace ArxivLens.Core.Summaries;

/// <summary>What a sentence of an abstract states of its work, in the order readers are shown.</summary>
public enum FindingKind
{
    /// <summary>What the authors made: a model, a proof technique, an instrument, a data set.</summary>
    Contribution,

    /// <summary>How they went about it.</summary>
    Method,

    /// <summary>What came out.</summary>
    Results,

    /// <summary>In what it is the first or differs from what was there.</summary>
    Novelty,

    /// <summary>What it is good for, or means.</summary>
    Significance,

    /// <summary>Where it ends or does not hold.</summary>
    Limits,

    /// <summary>What is left to do.</summary>
    FutureWork,
}

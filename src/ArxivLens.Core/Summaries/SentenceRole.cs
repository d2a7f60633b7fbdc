namespace ArxivLens.Core.Summaries;

/// <summary>What a sentence is for in its abstract. The names stand in the file of weights.</summary>
public enum SentenceRole
{
    /// <summary>What was known, or wanted, before.</summary>
    Background,

    /// <summary>What the authors set out to do.</summary>
    Objective,

    /// <summary>What they did, or made.</summary>
    Method,

    /// <summary>What came out.</summary>
    Result,

    /// <summary>What follows from it.</summary>
    Conclusion,
}

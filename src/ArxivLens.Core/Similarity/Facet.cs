namespace ArxivLens.Core.Similarity;

/// <summary>A part of what a work is about, in which another can be like it.</summary>
public enum Facet
{
    /// <summary>What was known or wanted before, and what the authors set out to do.</summary>
    Background,

    /// <summary>What they did or made.</summary>
    Method,

    /// <summary>What came out and what follows from it.</summary>
    Result,
}

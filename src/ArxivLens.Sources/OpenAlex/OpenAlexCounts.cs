namespace ArxivLens.Sources.OpenAlex;

/// <summary>What an import from OpenAlex came upon.</summary>
public sealed class OpenAlexCounts
{
    /// <summary>Works that were read.</summary>
    public long Read { get; internal set; }

    /// <summary>Works that are papers of the library.</summary>
    public long Papers { get; internal set; }

    /// <summary>Other works that were taken in.</summary>
    public long Others { get; internal set; }

    /// <summary>Works that have nothing to do with the library.</summary>
    public long LeftOut { get; internal set; }

    /// <summary>Works taken in whose authors are cut off after the first hundred.</summary>
    public long WithoutAllAuthors { get; internal set; }

    /// <summary>Citations of works by themselves.</summary>
    public long SelfCitations { get; internal set; }

    /// <summary>References to works that the files do not have.</summary>
    public long Dangling { get; internal set; }

    /// <summary>Papers of the library without any reference, which says nothing of them.</summary>
    public long WithoutReferences { get; internal set; }
}

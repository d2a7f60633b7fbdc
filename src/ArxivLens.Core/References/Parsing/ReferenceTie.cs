namespace ArxivLens.Core.References;

/// <summary>How a reference hangs on the one before it in the same string.</summary>
public enum ReferenceTie
{
    /// <summary>It is the first.</summary>
    None,

    /// <summary>Another work.</summary>
    Other,

    /// <summary>Another work of the same journal: <c>ibid.</c></summary>
    SameJournal,

    /// <summary>A correction of the same work: <c>erratum-ibid.</c></summary>
    Erratum,
}

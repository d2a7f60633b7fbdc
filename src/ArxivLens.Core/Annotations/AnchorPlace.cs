namespace ArxivLens.Core.Annotations;

/// <summary>Where the passage of an anchor stands in a text.</summary>
/// <param name="Standing">What became of it.</param>
/// <param name="Start">Where it begins, in UTF-16 units of the text; 0 of an orphan.</param>
/// <param name="Length">How long it is now; 0 of an orphan.</param>
/// <param name="Confidence">How sure that is, 0 to 1.</param>
public readonly record struct AnchorPlace(AnchorStanding Standing, int Start, int Length, double Confidence)
{
    /// <summary>It is not there.</summary>
    public static AnchorPlace Orphan => new(AnchorStanding.Orphaned, 0, 0, 0);

    /// <summary>Where it ends (exclusive).</summary>
    public int End => Start + Length;

    /// <summary>Whether it is there, as it was or changed.</summary>
    public bool IsFound => Standing != AnchorStanding.Orphaned;
}

/// <summary>What became of a passage in another version of its text.</summary>
public enum AnchorStanding
{
    /// <summary>Its words are there as they were; white space and the writing of formulas and quotes do not count.</summary>
    Same,

    /// <summary>It is there in other words, to be shown beside the old ones.</summary>
    Changed,

    /// <summary>It is not there, or not so that it could be told from another passage.</summary>
    Orphaned,
}

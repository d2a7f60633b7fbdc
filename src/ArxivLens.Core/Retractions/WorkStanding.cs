namespace ArxivLens.Core.Retractions;

/// <summary>Whether those who are responsible for a work still stand by it.</summary>
public enum WorkStanding
{
    /// <summary>Nothing else is known.</summary>
    Usual,

    /// <summary>Withdrawn from arXiv (<see cref="Withdrawal"/>).</summary>
    Withdrawn,

    /// <summary>Retracted where it was published (<see cref="Retraction"/>).</summary>
    Retracted,
}

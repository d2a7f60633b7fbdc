namespace ArxivLens.Core.LanguageModels;

/// <summary>What came of asking a model about one thing.</summary>
/// <param name="Subject">What it was asked about, as the log names it.</param>
/// <param name="Kind">What came of it.</param>
/// <param name="Detail">Why nothing did, for the log; empty when the answer is kept.</param>
public sealed record ModelTurn(string Subject, ModelTurnKind Kind, string Detail)
{
    /// <summary>For how long the model asks to be left alone; <c>null</c> when it does not say.</summary>
    public TimeSpan? Rest { get; init; }
}

/// <summary>What can come of asking a model.</summary>
public enum ModelTurnKind
{
    /// <summary>An answer that stood the check; it is shown from now on.</summary>
    Kept,

    /// <summary>One that did not; ours is shown, and the same is not asked again.</summary>
    Dropped,

    /// <summary>No answer; the next reader asks again.</summary>
    Failed,
}

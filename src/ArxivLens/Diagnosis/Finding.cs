namespace ArxivLens.Diagnosis;

/// <summary>What one check of the doctor found.</summary>
/// <param name="Check">What was looked at.</param>
/// <param name="State">How it is.</param>
/// <param name="Detail">What was seen, one line.</param>
/// <param name="Mend">The command that mends it, when there is something to mend.</param>
internal sealed record Finding(string Check, FindingState State, string Detail, string? Mend = null);

/// <summary>How something is.</summary>
internal enum FindingState
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>It works, and somebody should know.</summary>
    Warning,

    /// <summary>It does not work.</summary>
    Broken,
}

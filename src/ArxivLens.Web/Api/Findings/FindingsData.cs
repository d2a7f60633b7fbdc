namespace ArxivLens.Web.Api.Findings;

/// <summary>What the abstract of a paper states.</summary>
/// <param name="Status">Always <c>completed</c>.</param>
/// <param name="GeneratedAt">The day, since the findings are read from the abstract when asked for.</param>
/// <param name="LlmModelVersion">The method and its version; no model writes findings, they are sentences of the abstract.</param>
/// <param name="Findings">The findings.</param>
/// <param name="GeneratedSummary">
/// What a model of whoever runs the server wrote of the paper, when there is one and the abstract supports it.
/// </param>
public sealed record CompletedFindings(
    string Status, DateTimeOffset GeneratedAt, string LlmModelVersion, PaperFindings Findings, ModelSummary? GeneratedSummary);

/// <summary>Sentences of the abstract by what they state, word for word; what none states plainly is missing.</summary>
/// <param name="Methodology">How the authors went about it.</param>
/// <param name="KeyResults">What came out.</param>
/// <param name="Significance">What it is good for, or means.</param>
/// <param name="Limitations">Where it ends or does not hold.</param>
/// <param name="FutureWork">What is left to do.</param>
/// <param name="TechnicalContribution">What the authors made.</param>
/// <param name="Novelty">In what it is the first or differs from what was there.</param>
public sealed record PaperFindings(
    string? Methodology, IReadOnlyList<string> KeyResults, string? Significance, IReadOnlyList<string> Limitations,
    IReadOnlyList<string> FutureWork, string? TechnicalContribution, string? Novelty);

/// <summary>A summary by a model.</summary>
/// <param name="Text">One or two sentences.</param>
/// <param name="Model">The model.</param>
/// <param name="GeneratedAt">When it was written, UTC.</param>
public sealed record ModelSummary(string Text, string Model, DateTimeOffset GeneratedAt);

/// <summary>That a model is still at work.</summary>
/// <param name="Status">Always <c>processing</c>.</param>
/// <param name="Message">What to do, for people.</param>
/// <param name="RetryCount">How often the model did not answer so far.</param>
/// <param name="UpdatedAt">Since when the paper is in line, UTC.</param>
public sealed record FindingsUnderway(string Status, string Message, int RetryCount, DateTimeOffset UpdatedAt);

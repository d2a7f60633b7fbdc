namespace ArxivLens.Core.Summaries;

/// <summary>A summary that a model wrote and every sentence of which was found supported by the abstract.</summary>
/// <param name="Sentences">One or two sentences, each with the sentence of the abstract that supports it best.</param>
/// <param name="Model">Who wrote it.</param>
/// <param name="Written">When.</param>
public sealed record GeneratedSummary(IReadOnlyList<SummarySentence> Sentences, string Model, DateTimeOffset Written);

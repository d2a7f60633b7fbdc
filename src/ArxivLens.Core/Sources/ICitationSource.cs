using ArxivLens.Core.Citations;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Sources;

/// <summary>A source that can be asked what given works cite and what cites them.</summary>
public interface ICitationSource
{
    /// <summary>The source.</summary>
    Source About { get; }

    /// <summary>Asks about some works; what cannot be had is told in <see cref="CitationAnswer.Faults"/>.</summary>
    Task<CitationAnswer> AskAsync(IReadOnlyList<WorkKey> works, CancellationToken cancellationToken);
}

/// <summary>What a source said of the works it was asked about.</summary>
/// <param name="Works">Records of these works and of those at the other end of citations.</param>
/// <param name="Citations">Citations; no self-citations.</param>
/// <param name="Ids">What works are called there.</param>
/// <param name="Faults">What could not be had.</param>
public sealed record CitationAnswer(
    IReadOnlyList<Work> Works,
    IReadOnlyList<Citation> Citations,
    IReadOnlyList<ExternalId> Ids,
    IReadOnlyList<SourceFault> Faults);

/// <summary>What a source did not give.</summary>
/// <param name="Subject">What was asked for.</param>
/// <param name="Reason">Why it did not come, in one line for people.</param>
/// <param name="Retry">When asking again may help; <c>null</c> when it will not.</param>
public sealed record SourceFault(string Subject, string Reason, DateTimeOffset? Retry);

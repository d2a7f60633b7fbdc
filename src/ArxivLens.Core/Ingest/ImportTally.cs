using System.Diagnostics;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Ingest;

/// <summary>Counts what an import does, of saved batches only.</summary>
internal sealed class ImportTally
{
    private ImportReport _report = new(0, 0, 0, 0);

    /// <summary>Counts a saved work.</summary>
    public void Count(SaveOutcome outcome) => _report = outcome switch
    {
        SaveOutcome.Added => _report with { Added = _report.Added + 1 },
        SaveOutcome.Updated => _report with { Updated = _report.Updated + 1 },
        SaveOutcome.Unchanged => _report with { Unchanged = _report.Unchanged + 1 },
        _ => throw new UnreachableException($"unknown outcome {outcome}"),
    };

    /// <summary>Counts a saved citation.</summary>
    public void Count(CitationOutcome outcome) => _report = outcome switch
    {
        CitationOutcome.Added => _report with { Added = _report.Added + 1 },
        CitationOutcome.OriginAdded => _report with { Updated = _report.Updated + 1 },
        CitationOutcome.Unchanged => _report with { Unchanged = _report.Unchanged + 1 },
        CitationOutcome.Repeated => _report with { Repeated = _report.Repeated + 1 },
        _ => throw new UnreachableException($"unknown outcome {outcome}"),
    };

    /// <summary>Counts rejected records.</summary>
    public void Reject(int records) => _report = _report with { Rejected = _report.Rejected + records };

    /// <summary>Counts citations of a work by itself.</summary>
    public void DropSelfCitations(int citations) => _report = _report with { SelfCitations = _report.SelfCitations + citations };

    /// <summary>What was counted.</summary>
    public ImportReport ToReport(bool isComplete) => _report with { IsComplete = isComplete };
}

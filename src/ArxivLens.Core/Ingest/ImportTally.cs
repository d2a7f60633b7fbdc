using System.Diagnostics;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Ingest;

/// <summary>Counts what an import does, of saved batches only.</summary>
internal sealed class ImportTally
{
    private long _added;
    private long _updated;
    private long _unchanged;
    private long _rejected;
    private long _selfCitations;
    private long _repeated;

    /// <summary>Counts saved records.</summary>
    public void Count(IReadOnlyList<SaveOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
            Count(outcome);
    }

    /// <summary>Counts saved citations.</summary>
    public void Count(IReadOnlyList<CitationOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
            Count(outcome);
    }

    /// <summary>Counts rejected records.</summary>
    public void Reject(int records) => _rejected += records;

    /// <summary>Counts citations of a work by itself.</summary>
    public void DropSelfCitations(int citations) => _selfCitations += citations;

    /// <summary>What was counted.</summary>
    public ImportReport ToReport(bool isComplete) =>
        new(_added, _updated, _unchanged, _rejected, _selfCitations, _repeated, isComplete);

    private void Count(SaveOutcome outcome) => _ = outcome switch
    {
        SaveOutcome.Added => _added++,
        SaveOutcome.Updated => _updated++,
        SaveOutcome.Unchanged => _unchanged++,
        _ => throw new UnreachableException($"unknown outcome {outcome}"),
    };

    private void Count(CitationOutcome outcome) => _ = outcome switch
    {
        CitationOutcome.Added => _added++,
        CitationOutcome.OriginAdded or CitationOutcome.ContextsChanged => _updated++,
        CitationOutcome.Unchanged => _unchanged++,
        CitationOutcome.Repeated => _repeated++,
        _ => throw new UnreachableException($"unknown outcome {outcome}"),
    };
}

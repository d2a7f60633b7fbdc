using ArxivLens.Core.Indexing;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Sources;
using ArxivLens.Web.Layout;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Sources;

/// <summary>Who gives the data of this library: what, when, how much, and what failed.</summary>
public sealed class SourcesModel(SourceReports reports, SourceList sources, IndexHost indexHost, TimeProvider clock) : PageModel
{
    /// <summary>What is shown.</summary>
    public SourcesReport Report { get; private set; } = new([], [], [], []);

    /// <summary>Now, for ages.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Reads it.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        using var lease = indexHost.Current is null ? null : indexHost.Acquire();
        Report = await reports.ReadAsync(lease?.Index, cancellationToken);
    }

    /// <summary>What a source is called; of an import that did not tell, nothing.</summary>
    public string TitleOf(string? source) => source is null ? "not told" : sources.Get(source).Title;

    /// <summary>What came, as it stands at the beginning of a line.</summary>
    public static string NameOf(string kind) => kind == Importer.FullTextsKind ? "Full texts" : char.ToUpperInvariant(kind[0]) + kind[1..];

    /// <summary>What a run did, in a few words.</summary>
    public static string Describe(ImportEntry run)
    {
        if (run.Report is not { } report)
            return "running, or cut off";
        var rejected = report.Rejected > 0 ? $", {DateText.Count(report.Rejected)} rejected" : "";
        return $"{DateText.Count(report.Added)} new, {DateText.Count(report.Updated)} changed, {DateText.Count(report.Unchanged)} as before{rejected}";
    }

    /// <summary>Why a run is not over or ended early; <c>null</c> when it came to its end.</summary>
    public static string? FaultOf(ImportEntry run) =>
        run.Failure ?? (run.Report is { IsComplete: false } ? "it has not come to its end" : null);
}

using ArxivLens.Core.Ingest;
using ArxivLens.Core.Library;
using ArxivLens.Core.Sources;
using ArxivLens.Sources.ArxivOai;

namespace ArxivLens.Host;

/// <summary>
/// Harvests arXiv from the running server: what was harvested before by hand, set by set, and everything where nothing was.
/// </summary>
internal sealed class ArxivHarvest(
    HarvestSettings settings, DataDirectory directory, SourceStores stores, TimeProvider clock, ILogger<ArxivHarvest> log) : IRegularSource
{
    /// <inheritdoc/>
    public Source About => Harvester.About;

    /// <summary>arXiv announces once a day; when that is differs with the weekday and the season.</summary>
    public TimeSpan Interval => TimeSpan.FromHours(6);

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var harvester = settings.CreateHarvester(directory, stores, clock);
        var sets = await harvester.ListHarvestedAsync(cancellationToken);
        foreach (var set in sets.Count > 0 ? sets : [null])
        {
            var outcome = await harvester.RunAsync(new HarvestRequest { Set = set }, cancellationToken: cancellationToken);
            log.LogInformation(
                "Harvested {Set}: {Added} added, {Updated} updated, {Unchanged} unchanged, {Rejected} rejected from {Pages} pages.",
                set ?? "arXiv", outcome.Report.Added, outcome.Report.Updated, outcome.Report.Unchanged, outcome.Report.Rejected, outcome.Pages);
            if (outcome.Failure is not null) return;
        }
    }
}

using ArxivLens.Core.Indexing;
using ArxivLens.Core.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArxivLens.Web.Features.Sources;

/// <summary>Answers <c>/sources</c> of the interface.</summary>
internal static class SourceAnswers
{
    internal static async Task<Ok<SourcesData>> Sources(SourceReports reports, IndexHost indexHost, CancellationToken cancellationToken)
    {
        using var lease = indexHost.Current is null ? null : indexHost.Acquire();
        return TypedResults.Ok(SourcesData.Of(await reports.ReadAsync(lease?.Index, cancellationToken)));
    }
}

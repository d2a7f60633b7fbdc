using System.Text.Json;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;
using ArxivLens.Sources.Services;

namespace ArxivLens.Sources.SemanticScholar;

/// <summary>
/// Asks Semantic Scholar what works cite and what cites them. Works are asked for 500 at a time, then page by page what each cites and is
/// cited by; the interface gives the first 9,999 of a list and no more, which is told as a fault. When it is busy or refuses the key, the
/// works that are left are told as faults and not asked for.
/// </summary>
public sealed class SemanticScholarApi : ICitationSource, IDisposable
{
    private const int MostInBatch = 500;
    private const string FactFields = "externalIds,corpusId,title,authors,year,publicationDate";
    private const string BatchFields = FactFields + ",abstract,referenceCount,citationCount";

    private readonly SemanticScholarOptions options;
    private readonly ServiceClient client;

    /// <summary>Opens nothing yet.</summary>
    /// <param name="options">Where it is, and the key.</param>
    /// <param name="clock">Measures pauses and waits.</param>
    /// <exception cref="ArgumentException">The address or the key cannot be sent.</exception>
    public SemanticScholarApi(SemanticScholarOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        client = new ServiceClient(options.ToService(), clock);
    }

    /// <inheritdoc/>
    public Source About => SemanticScholarSource.About;

    /// <inheritdoc/>
    public async Task<CitationAnswer> AskAsync(IReadOnlyList<WorkKey> works, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(works);
        var gathered = new ApiGathering();
        var asked = new List<(WorkKey Work, string Id)>();
        foreach (var work in works.Distinct())
        {
            if (IdOf(work) is { } id)
                asked.Add((work, id));
            else
                gathered.Fail(work, "Semantic Scholar knows works by arXiv identifier, DOI or corpus id only");
        }

        foreach (var batch in asked.Chunk(MostInBatch))
            await AskBatchAsync(batch, gathered, cancellationToken);
        return gathered.ToAnswer();
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => client.Dispose();

    private static string? IdOf(WorkKey work)
    {
        if (work.Arxiv is { } arxiv)
            return $"ARXIV:{arxiv}";
        if (work.Doi is { } doi)
            return $"DOI:{doi}";
        return CorpusIds.TryRead(work.ToString(), out var id) ? $"CorpusId:{CorpusIds.TextOf(id)}" : null;
    }

    private async Task AskBatchAsync(
        (WorkKey Work, string Id)[] batch, ApiGathering gathered, CancellationToken cancellationToken)
    {
        if (gathered.Outage is null && await FindAsync(batch, gathered, cancellationToken) is { } papers)
        {
            foreach (var ((work, _), paper) in batch.Zip(papers))
                await TakeAsync(work, paper, gathered, cancellationToken);
            return;
        }

        foreach (var (work, _) in batch)
            gathered.FailByOutage(work);
    }

    private async Task TakeAsync(WorkKey work, ApiPaper? paper, ApiGathering gathered, CancellationToken cancellationToken)
    {
        if (paper is null)
        {
            gathered.Fail(work, "Semantic Scholar does not know it");
            return;
        }

        gathered.Take(work, paper);
        if (paper.References > 0)
            await ReadListAsync(new ApiList(work, paper, IsReferences: true), gathered, cancellationToken);
        if (paper.Citations > 0)
            await ReadListAsync(new ApiList(work, paper, IsReferences: false), gathered, cancellationToken);
    }

    private async Task<List<ApiPaper?>?> FindAsync(
        (WorkKey Work, string Id)[] batch, ApiGathering gathered, CancellationToken cancellationToken)
    {
        var request = new ServiceRequest(new Uri(options.Base, $"paper/batch?fields={BatchFields}"))
        {
            Json = JsonSerializer.SerializeToUtf8Bytes(new { ids = batch.Select(one => one.Id) }),
            Accept = "application/json",
        };
        var answer = await client.AskAsync(request, cancellationToken);

        // So it answers when it knows none of them.
        if (answer.Status == 400 && answer.Body.Span.IndexOf("No valid paper ids"u8) >= 0)
            return [.. batch.Select(_ => (ApiPaper?)null)];
        if (ApiOutage.Of(answer) is { } fault)
        {
            gathered.Outage = fault;
            return null;
        }

        try
        {
            var papers = new ApiAnswers().ReadBatch(answer.Body.Span);
            if (papers.Count == batch.Length)
                return papers;
            gathered.Outage = ApiOutage.Broken($"it gave {papers.Count} papers where {batch.Length} were asked for");
        }
        catch (JsonException e)
        {
            gathered.Outage = ApiOutage.Broken(Json.JsonFault.Describe(e));
        }

        return null;
    }

    private async Task ReadListAsync(ApiList list, ApiGathering gathered, CancellationToken cancellationToken)
    {
        for (long? offset = 0; offset is { } from;)
        {
            if (gathered.Outage is not null)
            {
                gathered.FailByOutage(list.Work);
                return;
            }

            var limit = ApiList.LimitAt(from);
            if (limit <= 0)
            {
                gathered.Fail(list.Work, $"only the first {from:N0} of its {list.Count:N0} {list.Name} can be asked for; the datasets have all");
                return;
            }

            var address = new Uri(options.Base, $"paper/{list.Paper}/{list.Name}?fields=contexts,intents,isInfluential,{FactFields}&offset={from}&limit={limit}");
            var answer = await client.AskAsync(new ServiceRequest(address) { Accept = "application/json" }, cancellationToken);
            offset = Take(list, answer, from, gathered);
        }
    }

    /// <summary>Takes a page.</summary>
    /// <returns>Where the next one begins; <c>null</c> when there is none.</returns>
    private static long? Take(ApiList list, ServiceAnswer answer, long from, ApiGathering gathered)
    {
        if (ApiOutage.Of(answer) is { } fault)
        {
            gathered.Fail(list.Work, fault);
            return null;
        }

        try
        {
            var page = new ApiAnswers().ReadPage(answer.Body.Span);
            gathered.Take(list, page);
            if (page.Next is null || page.Next > from)
                return page.Next;
            gathered.Fail(list.Work, $"its list of {list.Name} does not go on behind {from:N0}");
        }
        catch (JsonException e)
        {
            gathered.Fail(list.Work, ApiOutage.Broken(Json.JsonFault.Describe(e)));
        }

        return null;
    }
}

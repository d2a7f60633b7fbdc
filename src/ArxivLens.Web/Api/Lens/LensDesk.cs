using System.Diagnostics.CodeAnalysis;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;
using ArxivLens.Index;
using ArxivLens.Web.Features.Papers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ArxivLens.Web.Api.Lens;

/// <summary>What most answers of the lens begin and end with: the work of the address found in the index, works put into lists.</summary>
internal sealed class LensDesk(IndexHost indexHost, WorkShelf shelf)
{
    /// <summary>Opens the index, to be disposed of by the caller.</summary>
    public IndexLease Acquire() => indexHost.Acquire();

    /// <summary>Finds the work that the address names in the index, or the problem that is answered.</summary>
    public static bool TryFind(HttpContext http, IndexReader index, out AskedWork work, [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        work = default;
        if (!TryReadKey(http, out var key, out problem))
            return false;
        if (!TryFind(index, key, out var document, out problem))
            return false;
        work = new AskedWork(key, document);
        return true;
    }

    /// <summary>Finds a work in the index, or the problem that is answered.</summary>
    public static bool TryFind(IndexReader index, WorkKey key, out int document, [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        document = index.Find(key.ToString());
        problem = document < 0 ? ApiProblem.NotFound($"This library does not hold {key}.") : null;
        return problem is null;
    }

    /// <summary>Reads the key in the address: an arXiv id in any shape, in one segment or two, a DOI, or a key of this library.</summary>
    public static bool TryReadKey(HttpContext http, out WorkKey key, [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        var id = http.GetRouteValue("id") as string;
        var text = http.GetRouteValue("archive") is string archive ? $"{archive}/{id}" : WorkAddress.Unescape(id);
        problem = TryReadKey(text, out key)
            ? null
            : ApiProblem.BadRequest("id", "This names no work: give an arXiv id, a DOI or a key of this library, with slashes escaped as %2F.");
        return problem is null;
    }

    /// <summary>Reads a key as clients write it.</summary>
    public static bool TryReadKey(string? text, out WorkKey key)
    {
        if (!PaperSlug.TryParse(text, out var id, out _))
            return WorkKey.TryParse(text, out key);
        key = WorkKey.Of(id);
        return true;
    }

    /// <summary>Works as lists have them, by document number.</summary>
    public async Task<IReadOnlyDictionary<int, WorkItem>> ListAsync(
        HttpContext http, IndexReader index, IEnumerable<int> documents, CancellationToken cancellationToken)
    {
        var works = await shelf.FetchAsync(index, documents, cancellationToken);
        var standings = await shelf.FindStandingsAsync(works.Values, cancellationToken);
        return works.ToDictionary(
            pair => pair.Key,
            pair => WorkItem.Of(
                pair.Value, index.Graph.Citations(pair.Key).Length, standings.GetValueOrDefault(pair.Value.Key, WorkStanding.Usual), http));
    }
}

/// <summary>The work an address names.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Document">Its number in the index.</param>
internal readonly record struct AskedWork(WorkKey Key, int Document);

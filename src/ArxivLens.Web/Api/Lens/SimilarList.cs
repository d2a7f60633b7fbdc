using ArxivLens.Core.Papers;
using ArxivLens.Core.Similarity;
using ArxivLens.Index;
using ArxivLens.Web.Api.Parameters;
using ArxivLens.Web.Features.Papers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArxivLens.Web.Api.Lens;

/// <summary>Works like a work.</summary>
/// <param name="Work">The key of the work.</param>
/// <param name="Items">The works like it, the most alike first.</param>
public sealed record SimilarList(string Work, IReadOnlyList<SimilarItem> Items);

/// <summary>A similar work, and why.</summary>
/// <param name="Work">The work.</param>
/// <param name="Score">How alike, 0 to 1.</param>
/// <param name="Reason">Why, in one line.</param>
/// <param name="Parts">What the score is made of; they add up to it.</param>
/// <param name="AlsoAs">Keys of other records of the same work.</param>
public sealed record SimilarItem(
    WorkItem Work, double Score, string Reason, IReadOnlyList<ScorePart> Parts, IReadOnlyList<string> AlsoAs);

/// <summary>A part of a score.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Name">The same as a reader sees it.</param>
/// <param name="Score">What it adds.</param>
/// <param name="Works">Keys of the works it is made of, the most telling first.</param>
public sealed record ScorePart(ScorePartKind Kind, string Name, double Score, IReadOnlyList<string> Works);

/// <summary>Sorts of parts of the likeness of two works.</summary>
public enum ScorePartKind
{
    /// <summary>A term both have.</summary>
    Term,

    /// <summary>All other words both have.</summary>
    OtherTerms,

    /// <summary>One cites the other.</summary>
    Direct,

    /// <summary>Both cite the same works.</summary>
    Coupling,

    /// <summary>The same works cite both.</summary>
    Cocitation,

    /// <summary>Works that read alike cite the other.</summary>
    Borrowed,
}

/// <summary>Answers <c>/papers/{id}/similar</c>.</summary>
internal static class SimilarAnswers
{
    internal static NumberParameter Limit { get; } = new("limit", "Works at most.", 1, 100, 10) { Example = "5" };

    internal static ApiParameter[] Parameters { get; } = [Limit];

    internal static async Task<Results<Ok<SimilarList>, ProblemHttpResult>> Similar(
        HttpContext http, LensDesk desk, WorkShelf shelf, CancellationToken cancellationToken)
    {
        var query = new ApiQuery(http.Request);
        var limit = query.Read(Limit)!.Value;
        if (query.Problem is { } bad)
            return bad;
        using var lease = desk.Acquire();
        if (!LensDesk.TryFind(http, lease.Index, out var work, out var problem))
            return problem;
        var found = SimilarWorks.Find(lease.Index, work.Document, limit);
        var items = await DescribeAsync(http, lease.Index, work.Document, found, desk, shelf, cancellationToken);
        return TypedResults.Ok(new SimilarList(work.Key.ToString(), items));
    }

    /// <summary>Similar works as they are answered.</summary>
    internal static async Task<IReadOnlyList<SimilarItem>> DescribeAsync(
        HttpContext http, IndexReader index, int document, IReadOnlyList<SimilarWork> found, LensDesk desk, WorkShelf shelf,
        CancellationToken cancellationToken)
    {
        var reasons = SimilarityReasons.Of(index, document, found);
        var items = await desk.ListAsync(http, index, found.Select(one => one.Document), cancellationToken);
        var named = await shelf.FetchAsync(
            index, found.Zip(reasons, SimilarEntry.WorksOf).SelectMany(works => works).Concat(found.Select(one => one.Document)),
            cancellationToken);
        return [.. found.Zip(reasons, (one, why) => ItemOf(one, why, items[one.Document], named))];
    }

    private static SimilarItem ItemOf(
        SimilarWork similar, SimilarityReasons why, WorkItem item, IReadOnlyDictionary<int, Work> named)
    {
        var entry = new SimilarEntry(named[similar.Document], similar, why, named);
        return new SimilarItem(
            item, entry.ScoreValue, entry.Reason,
            [.. entry.Parts.Select(part => new ScorePart(
                part.Kind, part.Name, part.Value, [.. part.Works.Select(work => work.Key.ToString())]))],
            [.. entry.AlsoAs.Select(twin => twin.Key.ToString())]);
    }
}

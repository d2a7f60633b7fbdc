using System.Reflection;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;
using ArxivLens.Index;
using ArxivLens.Index.Querying;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArxivLens.Web.Api.Lens;

/// <summary>What this server holds.</summary>
/// <param name="Papers">Papers of arXiv with their full record.</param>
/// <param name="OtherWorks">Other works, known by their bibliographic facts.</param>
/// <param name="Unresolved">Works of which only the key is known, from a citation.</param>
/// <param name="Citations">Citations, each once however many sources assert it.</param>
/// <param name="Articles">Articles about works.</param>
/// <param name="Generation">The number of the index that answers; it grows with every change of the library.</param>
/// <param name="Version">The version of the program.</param>
public sealed record LibraryStatus(
    long Papers, long OtherWorks, long Unresolved, long Citations, long Articles, long Generation, string Version);

/// <summary>Answers <c>/status</c>.</summary>
internal static class LibraryAnswers
{
    private static readonly string Version = typeof(LibraryAnswers).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?
        .InformationalVersion.Split('+')[0] ?? "";

    internal static async Task<Ok<LibraryStatus>> Status(IArticleStore articles, LensDesk desk, CancellationToken cancellationToken)
    {
        var total = await articles.CountAsync(cancellationToken);
        using var lease = desk.Acquire();
        var index = lease.Index;
        var papers = Count(index, WorkKind.Paper, cancellationToken);
        var unresolved = Count(index, WorkKind.Unresolved, cancellationToken);
        return TypedResults.Ok(new LibraryStatus(
            papers, index.DocumentCount - papers - unresolved, unresolved, index.Manifest.CitationCount, total, index.Manifest.Generation, Version));
    }

    // The index counts in a millisecond what the library would have to read through.
    private static int Count(IndexReader index, WorkKind kind, CancellationToken cancellationToken) =>
        index.Search(new SearchRequest(new KindQuery((byte)kind), 0, 0), cancellationToken).Total;
}

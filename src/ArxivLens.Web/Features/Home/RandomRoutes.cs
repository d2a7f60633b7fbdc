using System.Security.Cryptography;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Papers;
using ArxivLens.Index;
using ArxivLens.Index.Querying;
using ArxivLens.Web.Features.Papers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ArxivLens.Web.Features.Home;

/// <summary><c>/random</c>: leads to some paper, another one each time.</summary>
internal static class RandomRoutes
{
    /// <summary>Draws until the library is taken to have few papers among its works.</summary>
    private const int Draws = 200;

    internal static void MapRandomPaper(this IEndpointRouteBuilder routes)
        => routes.MapMethods("/random", ["GET", "HEAD"], (HttpContext context, IndexHost host) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            using var lease = host.Acquire();
            var key = Draw(lease.Index) is { } document && WorkKey.TryParse(lease.Index.Key(document), out var parsed) ? parsed : default(WorkKey?);
            return Results.LocalRedirect(key is { } found ? WorkAddress.Of(found) : "/");
        });

    /// <summary>A paper by its number, since numbers are dense; where papers are rare, any work of which more than the key is known.</summary>
    private static int? Draw(IndexReader index)
    {
        for (var draw = 0; draw < Draws && index.NumberCount > 0; draw++)
        {
            var document = RandomNumberGenerator.GetInt32(index.NumberCount);
            if (index.Contains(document) && index.Kind(document) == (byte)WorkKind.Paper)
                return document;
        }

        var known = index.Search(new SearchRequest(new NotQuery(new KindQuery((byte)WorkKind.Unresolved)), 0, Draws, SearchOrder.Newest)).Hits;
        return known.Count == 0 ? null : known[RandomNumberGenerator.GetInt32(known.Count)].Document;
    }
}

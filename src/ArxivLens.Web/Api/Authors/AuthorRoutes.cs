using ArxivLens.Core.Indexing;
using ArxivLens.Core.Papers;
using ArxivLens.Web.Api.Parameters;
using ArxivLens.Web.Limits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ArxivLens.Web.Api.Authors;

/// <summary>Authors: search by name, one with the papers.</summary>
internal static class AuthorRoutes
{
    private static readonly TextParameter _name = new(
        "authorName",
        "Words of the name in any order, each the beginning of one; accents and capitals do not count. Names that have them whole "
        + "stand first, then those of most papers. Without it everyone.")
    {
        Example = "seger",
    };

    internal static void MapAuthors(this IEndpointRouteBuilder v1)
    {
        v1.MapRead("/authors", SearchAsync).Costs(RequestCost.Search)
            .WithName("searchAuthors").WithTags("Authors").WithSummary("Search authors")
            .WithDescription(
                "Names by which papers of this library are signed, each with how many and the newest of them. totalCount is exact.")
            .Takes(_name, PageParameters.Page, PageParameters.PageSize)
            .WithExample("/api/v1/authors?authorName=seger&pageSize=5");
        v1.MapRead("/authors/{genSlug}", FindAsync)
            .WithName("author").WithTags("Authors").WithSummary("One author")
            .WithDescription("Everyone who signs by one name, with the papers, the newest first.")
            .WithSegment("genSlug", "The genSlug of the author.", "elizabeth-seger")
            .WithExample("/api/v1/authors/elizabeth-seger");
    }

    private static async Task<Results<Ok<AuthorProfiles>, ProblemHttpResult>> SearchAsync(
        HttpContext http, IndexHost indexHost, AuthorReader authors, CancellationToken cancellationToken)
    {
        var query = new ApiQuery(http.Request);
        var name = query.Read(_name);
        var (page, size) = (query.Read(PageParameters.Page)!.Value, query.Read(PageParameters.PageSize)!.Value);
        if (query.Problem is { } problem)
            return problem;
        using var lease = indexHost.Acquire();
        var offset = (int)Math.Min(int.MaxValue, Paged.Offset(page, size));
        var found = lease.Index.FindAuthors(name ?? "", (byte)WorkKind.Paper, offset, size);
        var profiles = await authors.ReadAsync(lease.Index, found.Authors, cancellationToken);
        var answer = new AuthorProfiles(profiles, found.Total, page, size);
        http.Link(answer.ToPaging());
        return TypedResults.Ok(answer);
    }

    private static async Task<Results<Ok<AuthorProfile>, ProblemHttpResult>> FindAsync(
        string genSlug, IndexHost indexHost, AuthorReader authors, CancellationToken cancellationToken)
    {
        using var lease = indexHost.Acquire();
        return await authors.ReadAsync(lease.Index, genSlug.ToLowerInvariant(), cancellationToken) is { } profile
            ? TypedResults.Ok(profile)
            : ApiProblem.NotFound("No paper of this library is signed by this name.");
    }
}

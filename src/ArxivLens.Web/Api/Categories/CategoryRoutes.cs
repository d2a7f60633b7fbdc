using ArxivLens.Core.Indexing;
using ArxivLens.Web.Api.Parameters;
using ArxivLens.Web.Features.Categories;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ArxivLens.Web.Api.Categories;

/// <summary>arXiv's categories.</summary>
internal static class CategoryRoutes
{
    internal static void MapCategories(this IEndpointRouteBuilder v1) =>
        v1.MapRead("/arxiv/categories", List)
            .WithName("categories").WithTags("Categories").WithSummary("Categories by group")
            .WithDescription(
                "Groups in arXiv's order, each with its active categories and those of its archives that papers of this library are "
                + "in; categories arXiv does not know stand last.")
            .WithExample("/api/v1/arxiv/categories");

    private static Ok<CategoryGroups> List(IndexHost indexHost)
    {
        using var lease = indexHost.Acquire();
        var groups = new OrderedDictionary<string, IReadOnlyList<CategoryItem>>(StringComparer.Ordinal);
        foreach (var group in CategoryCounts.Read(lease.Index))
        {
            var categories = group.Categories.DistinctBy(category => category.Code);
            groups[group.Name] = [.. categories.Select(category => new CategoryItem(category.Code, category.Name))];
        }

        return TypedResults.Ok(new CategoryGroups(groups));
    }
}

/// <summary>Categories by group.</summary>
/// <param name="Categories">Groups by name, in display order.</param>
public sealed record CategoryGroups(IReadOnlyDictionary<string, IReadOnlyList<CategoryItem>> Categories);

/// <summary>A category.</summary>
/// <param name="Code">What <c>categories</c> of a search takes.</param>
/// <param name="Name">Its name.</param>
public sealed record CategoryItem(string Code, string Name);

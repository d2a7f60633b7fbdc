using ArxivLens.Core;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Search;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ArxivLens.Web.Features.Search;

/// <summary>
/// Suggestions while typing, <c>/search/suggest?q=</c>, in the shape of OpenSearch Suggestions 1.1: what was typed, texts,
/// descriptions, addresses; and as a fifth list what each leads to.
/// </summary>
internal static class SuggestRoutes
{
    private const string ContentType = "application/x-suggestions+json";
    private const string Kept = "public, max-age=120";

    internal static void MapSuggestions(this IEndpointRouteBuilder routes)
        => routes.MapMethods("/search/suggest", ["GET", "HEAD"], Answer);

    private static IResult Answer(HttpContext http, string? q, IndexHost indexHost)
    {
        var typed = q ?? "";
        try
        {
            using var lease = indexHost.Acquire();
            http.Response.Headers.CacheControl = Kept;
            return Write(typed, WorkSuggestions.Find(lease.Index, typed));
        }
        catch (IndexUnavailableException)
        {
            // Suggestions are a courtesy: while the index is being built there are none.
            http.Response.Headers.CacheControl = "no-store";
            return Write(typed, []);
        }
    }

    private static IResult Write(string typed, IReadOnlyList<WorkSuggestion> suggestions) => Results.Json<object[]>(
        [
            typed,
            suggestions.Select(TextOf),
            suggestions.Select(Describe),
            suggestions.Select(AddressOf),
            suggestions.Select(suggestion => suggestion.Kind.ToString().ToLowerInvariant()),
        ],
        contentType: ContentType);

    private static string TextOf(WorkSuggestion suggestion) => TexText.ToDisplay(suggestion.Text);

    private static string Describe(WorkSuggestion suggestion) => suggestion.Kind switch
    {
        WorkSuggestionKind.Work when suggestion.Count == 0 => "paper",
        WorkSuggestionKind.Work => $"paper, cited by {DateText.Count(suggestion.Count)}",
        WorkSuggestionKind.Author => $"author of {DateText.Count(suggestion.Count, "paper", "papers")}",
        _ => DateText.Count(suggestion.Count, "paper", "papers"),
    };

    private static string AddressOf(WorkSuggestion suggestion) => suggestion switch
    {
        { Work: { } work } => WorkAddress.Of(work),
        { AuthorSlug: { } slug } => $"/author/{Uri.EscapeDataString(slug)}",
        _ => SearchLink.To(new WorkSearchRequest(suggestion.Text)),
    };
}

using ArxivLens.Core.Search;
using ArxivLens.Index.Querying;

namespace ArxivLens.Web.Features.Search;

/// <summary>Writes the address of a search; whatever the reader typed, it is escaped here and nowhere else.</summary>
public static class SearchLink
{
    /// <summary>The page of a search.</summary>
    public static string To(WorkSearchRequest request) => "/search" + Query(request);

    /// <summary>The page of a search with the scores explained.</summary>
    public static string Explained(WorkSearchRequest request) => To(request) + "&explain=1";

    /// <summary>The works that hold a phrase.</summary>
    public static string ForPhrase(string phrase)
        => To(new WorkSearchRequest(phrase.Contains(' ', StringComparison.Ordinal) ? $"\"{phrase}\"" : phrase));

    /// <summary>The name of an order in an address.</summary>
    public static string NameOf(SearchOrder order) => order switch
    {
        SearchOrder.Newest => "newest",
        SearchOrder.Oldest => "oldest",
        SearchOrder.Citations => "cited",
        _ => "relevance",
    };

    private static string Query(WorkSearchRequest request)
    {
        var parts = new List<string> { "q=" + Uri.EscapeDataString(request.Text) };
        Add("category", request.Category);
        Add("author", request.AuthorSlug);
        Add("from", request.FromYear?.ToString("D4"));
        Add("to", request.ToYear?.ToString("D4"));
        Add("sort", request.Order == SearchOrder.Relevance ? null : NameOf(request.Order));
        Add("page", request.Page == 1 || request.After is not null ? null : request.Page.ToString("D"));
        Add("after", request.After?.Write(request));
        return "?" + string.Join('&', parts);

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }
    }
}

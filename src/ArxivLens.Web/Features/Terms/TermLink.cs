using ArxivLens.Index.Querying;
using ArxivLens.Web.Features.Search;

namespace ArxivLens.Web.Features.Terms;

/// <summary>Writes the address of a term's page; whatever the term is, it is escaped here.</summary>
public static class TermLink
{
    /// <summary>The page of a term.</summary>
    public static string To(string term) => To(term, SearchOrder.Relevance, 1);

    /// <summary>A page of a term's works in an order.</summary>
    public static string To(string term, SearchOrder order, int page)
    {
        var sort = order == SearchOrder.Relevance ? null : $"sort={SearchLink.NameOf(order)}";
        var number = page == 1 ? null : $"page={page:D}";
        var query = string.Join('&', new[] { sort, number }.Where(part => part is not null));
        return $"/term/{Uri.EscapeDataString(term)}{(query.Length > 0 ? "?" + query : "")}";
    }
}

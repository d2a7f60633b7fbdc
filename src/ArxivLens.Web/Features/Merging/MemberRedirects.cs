using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;
using ArxivLens.Web.Api;
using ArxivLens.Web.Features.Papers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Web.Features.Merging;

/// <summary>
/// Leads every address that names a member to the same address of the work it is shown as: pages, files, feeds, the interface for
/// programs, and works named in a query (<c>?start=</c>, <c>?q=doi:…</c>). Not for good, since the two may be split again.
/// </summary>
internal static class MemberRedirects
{
    private const int LongestKey = 2_000;
    private const int MostCuts = 8;
    private const int MostNamed = 64;
    private const string Papers = ApiRoutes.Base + "/papers/";

    private const string BibTex = "/bibtex/";

    private static readonly string[] Beginnings = ["/abs/", "/work/", BibTex, Papers];

    internal static void UseMemberRedirects(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var isReading = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        if (isReading && await FindAsync(http) is { } address)
            http.Response.Redirect(address, permanent: false, preserveMethod: true);
        else
            await next(http);
    });

    private static async Task<string?> FindAsync(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "";
        var beginning = Array.Find(Beginnings, start => path.StartsWith(start, StringComparison.OrdinalIgnoreCase));
        if (beginning is null && !http.Request.QueryString.HasValue)
            return null;
        var merges = http.RequestServices.GetRequiredService<IMergeStore>();
        var (ofPath, isPathOther) = beginning is null ? (path, false) : await LeadPathAsync(merges, path, beginning, http.RequestAborted);
        var (query, isQueryOther) = await LeadQueryAsync(merges, http.Request.QueryString.Value ?? "", http.RequestAborted);
        return isPathOther || isQueryOther ? http.Request.PathBase + (isPathOther ? ofPath : http.Request.Path.ToUriComponent()) + query : null;
    }

    /// <summary>What stands behind a key (<c>.bib</c>, <c>/versions</c>) is kept.</summary>
    private static async Task<(string Path, bool IsOther)> LeadPathAsync(
        IMergeStore merges, string path, string beginning, CancellationToken cancellationToken)
    {
        var rest = WorkAddress.Unescape(path[beginning.Length..])!;
        if (rest.Length > LongestKey)
            return (path, false);
        var cuts = CutsOf(rest).Where(cut => TryRead(rest[..cut], beginning, out _)).ToList();
        var keys = cuts.ConvertAll(cut => TryRead(rest[..cut], beginning, out var key) ? key : default);
        var works = await merges.FindWorksAsync(keys, cancellationToken);
        var place = Enumerable.Range(0, keys.Count).FirstOrDefault(at => works[at] != keys[at], -1);
        if (place < 0)
            return (path, false);
        var (work, behind) = (works[place], rest[cuts[place]..]);
        // One paper as the older interface has it can be a paper of arXiv only.
        if (beginning == Papers && work.Arxiv is null && behind.Length == 0)
            return (path, false);
        var address = beginning switch
        {
            Papers => Papers + Uri.EscapeDataString(work.ToString()),
            BibTex => BibTex + (work.Doi ?? work.ToString()),
            _ => WorkAddress.Of(work),
        };
        return (address + new PathString("/" + behind).ToUriComponent()[1..], true);
    }

    // The whole, then without the last part, and so on: a DOI may hold both dots and slashes.
    private static IEnumerable<int> CutsOf(string rest)
    {
        var cut = rest.Length;
        for (var count = 0; count < MostCuts && cut > 0; count++)
        {
            yield return cut;
            cut = rest.LastIndexOfAny(['.', '/'], cut - 1);
        }
    }

    private static bool TryRead(string text, string beginning, out WorkKey key)
    {
        if (beginning != Papers)
            return WorkAddress.TryRead(text, out key);
        if (!PaperSlug.TryParse(text, out var id, out _))
            return WorkKey.TryParse(text, out key);
        key = WorkKey.Of(id);
        return true;
    }

    private static async Task<(string Query, bool IsOther)> LeadQueryAsync(IMergeStore merges, string query, CancellationToken cancellationToken)
    {
        var named = QueryHelpers.ParseQuery(query).SelectMany(pair => pair.Value, (pair, value) => (pair.Key, Value: value ?? "")).ToList();
        var places = Enumerable.Range(0, named.Count).Where(at => IsName(named[at].Value)).Take(MostNamed + 1).ToList();
        if (places.Count is 0 or > MostNamed)
            return (query, false);
        var keys = places.ConvertAll(at => WorkKey.TryParse(named[at].Value, out var key) ? key : default);
        var works = await merges.FindWorksAsync(keys, cancellationToken);
        var isOther = false;
        for (var at = 0; at < keys.Count; at++)
        {
            if (works[at] == keys[at])
                continue;
            named[places[at]] = (named[places[at]].Key, works[at].ToString());
            isOther = true;
        }

        return (isOther ? QueryString.Create(named.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value))).ToUriComponent() : query, isOther);
    }

    // Numbers and words are no names of works, and there are many in queries.
    private static bool IsName(string text) => text.Length is > 5 and <= LongestKey && text.AsSpan().IndexOfAny('.', '/', ':') > 0
        && WorkKey.TryParse(text, out _);
}

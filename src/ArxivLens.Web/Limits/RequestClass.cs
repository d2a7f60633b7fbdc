using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Limits;

/// <summary>Tells which class a request is of: by what its address says of itself, else by the path.</summary>
internal static class RequestClass
{
    private static readonly string[] Free = ["/health", "/error", "/dist", "/favicon.ico", "/robots.txt"];
    private static readonly string[] Searching = ["/search", "/term", "/author", "/explore"];
    private static readonly string[] Analysing = ["/network", "/works.csv", "/question", "/debate"];

    private static readonly string[] Signing = ["/sign-in", "/sign-up", "/setup", "/account/recover", "/account/reset", "/account/confirm", "/account/email"];

    /// <summary>The class; <c>null</c> for what is never counted: health, the error page, scripts and styles.</summary>
    public static RequestCost? Of(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<CostOfRequest>() is { } said)
            return said.Cost(http.Request);
        var path = http.Request.Path.Value ?? "/";
        if (IsSent(http.Request.Method))
            return Begins(path, Signing) ? RequestCost.SignIn : RequestCost.Writing;
        if (http.GetEndpoint()?.Metadata.GetMetadata<CostsAttribute>() is { } page)
            return page.Cost;
        if (Begins(path, Free))
            return null;
        if (Begins(path, Analysing))
            return RequestCost.Analysis;
        return Begins(path, Searching) ? RequestCost.Search : RequestCost.Reading;
    }

    /// <summary>Whether the interface for programs is asked.</summary>
    public static bool IsOfProgram(HttpContext http) => ErrorPages.IsForPrograms(http.Request.Path.Value ?? "/");

    private static bool IsSent(string method) => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);

    private static bool Begins(string path, string[] beginnings)
    {
        foreach (var beginning in beginnings)
        {
            if (path.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}

using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>Where one signs in.</summary>
public static class SignInAddress
{
    /// <summary>The page.</summary>
    public const string Path = "/sign-in";

    /// <summary>The parameter that names the page to come back to.</summary>
    public const string Return = "return";

    /// <summary>The address from which one comes back to the page that is asked for; the plain one for none.</summary>
    public static string From(HttpRequest? request)
    {
        var back = request is null ? "" : $"{request.Path}{request.QueryString}";
        return back is "" or "/" || back.StartsWith(Path, StringComparison.OrdinalIgnoreCase) ? Path : To(back);
    }

    /// <summary>The address from which one comes back to a page of this site.</summary>
    public static string To(string local) => $"{Path}?{Return}={Uri.EscapeDataString(local)}";
}

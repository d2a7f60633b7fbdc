using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>Where one signs in.</summary>
public static class SignInAddress
{
    /// <summary>The page.</summary>
    public const string Path = "/sign-in";

    /// <summary>The parameter that names the page to come back to.</summary>
    public const string Return = "return";

    /// <summary>The parameter that asks who is signed in to sign in once more.</summary>
    public const string Again = "again";

    /// <summary>The address from which one comes back to the page that is asked for; the plain one for none.</summary>
    public static string From(HttpRequest? request)
    {
        var asked = request is null ? "/" : AddressOf(request);
        return LocalAddress.Read(asked) is "/" || IsOfSigningIn(request!.Path) ? Path : $"{Path}?{Return}={Uri.EscapeDataString(asked)}";
    }

    /// <summary>The address from which one comes to a page of this site.</summary>
    public static string To(string address) => $"{Path}?{Return}={Uri.EscapeDataString(LocalAddress.Read(address))}";

    /// <summary>The address where who is signed in shows once more who they are, and comes back from.</summary>
    public static string AgainFrom(HttpRequest request) =>
        $"{Path}?{Return}={Uri.EscapeDataString(LocalAddress.Read(AddressOf(request)))}&{Again}=true";

    // Whoever signs in there would come back to a page that asks them to.
    private static bool IsOfSigningIn(PathString path) =>
        path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/sign-up", StringComparison.OrdinalIgnoreCase);

    private static string AddressOf(HttpRequest request) =>
        request.PathBase + request.Path.ToUriComponent() + request.QueryString.ToUriComponent();
}

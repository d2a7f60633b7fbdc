using ArxivLens.Core.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>What a reader finds of their own, and where to change it.</summary>
[Community]
public sealed class AccountHubModel : PageModel
{
    /// <summary>Whose page it is.</summary>
    public Reader Reader => HttpContext.FindReader() ?? throw new InvalidOperationException("The page is for readers only.");

    /// <summary>What a role is called.</summary>
    public static string Name(Role role) => role switch
    {
        Role.Administrator => "Administrator",
        Role.Moderator => "Moderator",
        _ => "Reader",
    };
}

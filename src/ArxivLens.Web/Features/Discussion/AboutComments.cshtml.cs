using ArxivLens.Web.Features.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>Says what a comment may hold.</summary>
[Community(IsOpenToAll = true)]
public sealed class AboutCommentsModel : PageModel;

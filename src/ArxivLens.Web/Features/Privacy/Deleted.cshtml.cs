using ArxivLens.Web.Features.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Privacy;

/// <summary>Where one comes to whose account is gone.</summary>
[Community(IsOpenToAll = true)]
public sealed class DeletedModel : PageModel;

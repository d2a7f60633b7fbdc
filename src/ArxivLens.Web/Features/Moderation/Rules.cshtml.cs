using ArxivLens.Core.Moderation;
using ArxivLens.Web.Features.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Moderation;

/// <summary>The house rules: what is removed and why, and what is held.</summary>
[Community(IsOpenToAll = true)]
public sealed class RulesModel(SubmissionRules rules, OperatorContact contact) : PageModel
{
    /// <summary>The limits as they are set here.</summary>
    public SubmissionLimits Limits => rules.Limits;

    /// <summary>Whom anybody may write to, as text; <c>null</c> for nobody.</summary>
    public string? Contact => contact.Text;

    /// <summary>The same as an address to follow.</summary>
    public string? ContactAddress => contact.Address;
}

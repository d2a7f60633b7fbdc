using ArxivLens.Core.Moderation;
using ArxivLens.Web.Features.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Moderation;

/// <summary>The house rules: what is removed and why, and what is held.</summary>
[Community(IsOpenToAll = true)]
public sealed class RulesModel(SubmissionRules rules) : PageModel
{
    /// <summary>The limits as they are set here.</summary>
    public SubmissionLimits Limits => rules.Limits;
}

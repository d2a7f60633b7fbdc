using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>
/// Asks who is signed in to sign in once more before a page that changes the ways into an account, or takes it away: an open browser
/// is not enough for that. After <see cref="ReaderSessions.Fresh"/> it asks again.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FreshSignInAttribute : Attribute, IResourceFilter
{
    /// <inheritdoc/>
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!context.HttpContext.RequestServices.GetRequiredService<ReaderSessions>().IsFresh(context.HttpContext))
            context.Result = new LocalRedirectResult(SignInAddress.AgainFrom(context.HttpContext.Request));
    }

    /// <inheritdoc/>
    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}

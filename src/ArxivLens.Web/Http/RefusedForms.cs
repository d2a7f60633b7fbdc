using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ArxivLens.Web.Http;

/// <summary>
/// Tells readers whose form was refused, because it lacked this site's word or had an old one, what they can do.
/// </summary>
internal sealed class RefusedForms : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
            context.HttpContext.Features.Set(Failure.OfForm);
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}

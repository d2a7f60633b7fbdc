using ArxivLens.Web.Features.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Http;

/// <summary>Answers 304 in place of a page that the reader has as it is: by its tag before the page is read, by the day after.</summary>
internal sealed class RevalidatedPages(Revalidation revalidation) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        // What a signed-in reader sees is made anew each time: it is kept by nobody, and has their name on it.
        if (context.HttpContext.FindReader() is not null
            || await revalidation.ReadAsync(request, context.HttpContext.RequestAborted) is not { } validators)
        {
            await next();
            return;
        }

        if (validators.MatchTag(request))
        {
            validators.Write(response);
            context.Result = new StatusCodeResult(StatusCodes.Status304NotModified);
            return;
        }

        var executed = await next();
        if (executed.Exception is not null || executed.Result is not (null or PageResult) || response.StatusCode != StatusCodes.Status200OK)
            return;
        validators.Write(response);
        if (validators.MatchDay(request))
            executed.Result = new StatusCodeResult(StatusCodes.Status304NotModified);
    }
}

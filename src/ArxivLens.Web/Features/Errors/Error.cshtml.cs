using System.Globalization;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Errors;

/// <summary>Answers every request that failed: problem+json to programs, a page to readers.</summary>
[IgnoreAntiforgeryToken]
public sealed class ErrorModel : PageModel
{
    /// <summary>What is said.</summary>
    public Failure Failure { get; private set; } = Failure.Of(StatusCodes.Status404NotFound);

    /// <summary>How it is said to readers.</summary>
    public Absence Absence { get; private set; } = new("", "");

    /// <summary>Runs for every method, since any may have failed.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var (failure, path) = Read();
        Failure = failure;
        var canWait = failure.RetryAfterSeconds is not null;
        Absence = new(failure.Title, failure.Detail) { Again = canWait ? AddressOf(path) : null, CanSearch = !canWait };
        Response.StatusCode = failure.Status;
        Response.Headers.CacheControl = "no-store";
        if (failure.RetryAfterSeconds is { } seconds)
            Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (Request.WantsJson(path))
            context.Result = AsProblem(failure, path);
    }

    // Asked for by name and not by a failure, the address is one at which nothing is kept.
    private (Failure Failure, string Path) Read()
    {
        if (HttpContext.Features.Get<IExceptionHandlerPathFeature>() is { } thrown)
            return (Failure.Of(thrown.Error), thrown.Path);
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } answered)
            return (HttpContext.Features.Get<Failure>() ?? Failure.Of(answered.OriginalStatusCode), answered.OriginalPath);
        return (Failure.Of(StatusCodes.Status404NotFound), Request.Path);
    }

    // A link that begins with two slashes would lead to another server.
    private string? AddressOf(string path) => path.StartsWith("//", StringComparison.Ordinal)
        ? null
        : new PathString(path).ToUriComponent()
            + (HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalQueryString ?? Request.QueryString.Value);

    private static DataResult AsProblem(Failure failure, string path) => new(TypedResults.Problem(new ProblemDetails
    {
        Status = failure.Status,
        Detail = failure.Status == StatusCodes.Status404NotFound && ErrorPages.IsForPrograms(path)
            ? "Nothing is kept at this address; /api lists those that there are."
            : failure.Detail,
    }));

    /// <summary>Data in place of the page.</summary>
    private sealed class DataResult(IResult result) : IActionResult
    {
        public Task ExecuteResultAsync(ActionContext context) => result.ExecuteAsync(context.HttpContext);
    }
}

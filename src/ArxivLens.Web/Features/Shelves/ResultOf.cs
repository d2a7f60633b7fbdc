using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace ArxivLens.Web.Features.Shelves;

/// <summary>The answer of an address of data, from a page.</summary>
internal sealed class ResultOf(IResult result) : ActionResult
{
    public override Task ExecuteResultAsync(ActionContext context) => result.ExecuteAsync(context.HttpContext);
}

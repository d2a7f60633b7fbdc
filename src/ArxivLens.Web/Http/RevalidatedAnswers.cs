using ArxivLens.Web.Api;
using ArxivLens.Web.Features.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Web.Http;

/// <summary>What <see cref="RevalidatedPages"/> does for pages, for addresses that answer with data.</summary>
internal static class RevalidatedAnswers
{
    /// <summary>Answers 304 in place of data that the reader has as it is; what is refused or not there is known by nothing.</summary>
    internal static RouteHandlerBuilder Revalidated(this RouteHandlerBuilder route) =>
        route.AddEndpointFilter((invocation, next) => AnswerAsync(invocation, next, isStrong: false));

    /// <summary>The same with strong tags, for answers whose bytes depend on nothing but the state and their compression.</summary>
    internal static RouteGroupBuilder RevalidatedStrongly(this RouteGroupBuilder routes) =>
        routes.AddEndpointFilter((invocation, next) => AnswerAsync(invocation, next, isStrong: true));

    private static async ValueTask<object?> AnswerAsync(
        EndpointFilterInvocationContext invocation, EndpointFilterDelegate next, bool isStrong)
    {
        var context = invocation.HttpContext;
        var revalidation = context.RequestServices.GetRequiredService<Revalidation>();
        if (context.FindReader() is not null
            || await revalidation.ReadAsync(context.Request, isStrong, context.RequestAborted) is not { } validators)
        {
            return await next(invocation);
        }

        var hasIt = validators.MatchTag(context.Request);
        var answer = hasIt ? null : await next(invocation);
        if (ApiProblem.Unwrap(answer) is IStatusCodeHttpResult { StatusCode: not (null or StatusCodes.Status200OK) })
            return answer;
        validators.Write(context.Response);
        return hasIt || validators.MatchDay(context.Request) ? Results.StatusCode(StatusCodes.Status304NotModified) : answer;
    }
}

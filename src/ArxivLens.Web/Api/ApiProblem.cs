using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ArxivLens.Web.Api;

/// <summary>
/// What programs are told when something is wrong (RFC 9457): a stable <c>type</c>, <c>title</c>, <c>status</c>, <c>detail</c>, the
/// same text as <c>message</c>, a <c>traceId</c> by which the log has it, and where they apply <c>parameter</c> and <c>limit</c>.
/// </summary>
public static class ApiProblem
{
    private const string MessageName = "message";
    private const string TraceName = "traceId";
    private const string ParameterName = "parameter";
    private const string LimitName = "limit";

    /// <summary>400: a parameter cannot be read.</summary>
    public static ProblemHttpResult BadRequest(string parameter, string message) => Of(ErrorKind.BadParameter, message, parameter);

    /// <summary>400: a parameter goes over a limit.</summary>
    public static ProblemHttpResult OverLimit(string parameter, string message, object limit) =>
        Of(ErrorKind.OverLimit, message, parameter, limit);

    /// <summary>404.</summary>
    public static ProblemHttpResult NotFound(string message) => Of(ErrorKind.NotFound, message);

    /// <summary>409.</summary>
    public static ProblemHttpResult Conflict(string message) => Of(ErrorKind.Conflict, message);

    /// <summary>429; the caller writes <c>Retry-After</c>.</summary>
    public static ProblemHttpResult TooMany(string message, object limit) => Of(ErrorKind.TooMany, message, limit: limit);

    /// <summary>503; the caller writes <c>Retry-After</c>.</summary>
    public static ProblemHttpResult Unavailable(string message) => Of(ErrorKind.Unavailable, message);

    /// <summary>Any kind of error.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="message">What is wrong and what would be right, a sentence.</param>
    /// <param name="parameter">The parameter it is about.</param>
    /// <param name="limit">The limit that was gone over.</param>
    public static ProblemHttpResult Of(ErrorKind kind, string message, string? parameter = null, object? limit = null)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var problem = new ProblemDetails { Type = kind.Address, Title = kind.Title, Status = kind.Status, Detail = message };
        if (parameter is not null)
            problem.Extensions[ParameterName] = parameter;
        if (limit is not null)
            problem.Extensions[LimitName] = limit;
        Complete(problem);
        return TypedResults.Problem(problem);
    }

    /// <summary>Adds to a problem what every one of this site has; what it says itself stays, but for the title, which is its kind's.</summary>
    public static void Complete(ProblemDetails problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var kind = ErrorKind.All.FirstOrDefault(one => one.Address == problem.Type) ?? KindOf(problem);
        problem.Type = kind.Address;
        problem.Detail ??= problem.Title ?? kind.Meaning;
        problem.Title = kind.Title;
        problem.Extensions[MessageName] = problem.Detail;
        if (Activity.Current is { } activity)
            problem.Extensions[TraceName] = activity.TraceId.ToHexString();
    }

    private static ErrorKind KindOf(ProblemDetails problem)
    {
        if (problem.Extensions.ContainsKey(LimitName) && problem.Status == StatusCodes.Status400BadRequest)
            return ErrorKind.OverLimit;
        return problem.Extensions.ContainsKey(ParameterName)
            ? ErrorKind.BadParameter
            : ErrorKind.Of(problem.Status ?? StatusCodes.Status500InternalServerError);
    }

    /// <summary>The result that is answered, whichever of a union it is.</summary>
    internal static object? Unwrap(object? answer)
    {
        while (answer is INestedHttpResult nested)
            answer = nested.Result;
        return answer;
    }
}

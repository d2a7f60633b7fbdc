using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArxivLens.Web.Api.Parameters;

/// <summary>The query of a request, read parameter by parameter. The first that cannot be read is the problem that is answered.</summary>
public sealed class ApiQuery(HttpRequest request)
{
    /// <summary>What is wrong, or nothing.</summary>
    public ProblemHttpResult? Problem { get; private set; }

    /// <summary>Reads a parameter; its default when it is not given or cannot be read.</summary>
    public T Read<T>(ApiParameter<T> parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        var given = ReadAll(parameter);
        if (given.Count == 0)
        {
            if (parameter.IsRequired)
                Refuse(parameter.Name, $"'{parameter.Name}' is missing: it must be {parameter.Expected}.");
            return parameter.Default;
        }

        if (given.Count > 1)
            Refuse(parameter.Name, $"'{parameter.Name}' is given more than once, and differently.");
        else if (parameter.TryRead(given[0], out var value))
            return value;
        else
            Refuse(parameter.Name, $"'{parameter.Name}' must be {parameter.Expected}.");
        return parameter.Default;
    }

    /// <summary>The different values of a parameter that may be repeated; none that is empty.</summary>
    public IReadOnlyList<string> ReadAll(ApiParameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        var values = request.Query[parameter.Name].OfType<string>().Where(value => value.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (values.Exists(value => value.Length > ApiParameter.LongestValue))
            Refuse(parameter.Name, $"'{parameter.Name}' is longer than {ApiParameter.LongestValue:D} characters.");
        return values;
    }

    /// <summary>Says what is wrong with a parameter, unless something else was before.</summary>
    public void Refuse(string parameter, string message) => Problem ??= ApiProblem.BadRequest(parameter, message);

    /// <summary>Says which limit a parameter goes over, unless something else was wrong before.</summary>
    public void RefuseOver(string parameter, string message, object limit) =>
        Problem ??= ApiProblem.OverLimit(parameter, message, limit);
}

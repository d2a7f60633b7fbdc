using System.Globalization;
using ArxivLens.Core.Papers;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ArxivLens.Web.Features.Network;

/// <summary>The network as data, <c>/network.json?id=KEY&amp;budget=150</c>.</summary>
internal static class NetworkRoutes
{
    private const int UsualBudget = 150;

    // A layout's time grows with the square of its nodes; more than this is for the command line, where nobody else waits.
    private const int GreatestBudget = 1_000;

    internal static void MapNetworkData(this IEndpointRouteBuilder routes)
        => routes.MapMethods("/network.json", ["GET", "HEAD"], AnswerAsync);

    private static async Task<IResult> AnswerAsync(
        string? id, string? budget, NetworkReader reader, CancellationToken cancellationToken)
    {
        if (!WorkKey.TryParse(id, out var key))
            return Problem(StatusCodes.Status400BadRequest, "The id names no work", "Give an arXiv id, a DOI or a key of this library as 'id'.");
        if (!TryReadBudget(budget, out var nodes))
            return Problem(StatusCodes.Status400BadRequest, "The budget is no number of nodes", "Give a whole number from 1 to 1000 as 'budget'.");
        var network = await reader.ReadAsync(key, nodes, cancellationToken);
        return network is null
            ? Problem(StatusCodes.Status404NotFound, "There is no such work", $"The index does not hold {key}.")
            : Results.Json(network, DataFormat.Options);
    }

    private static bool TryReadBudget(string? text, out int budget)
    {
        budget = UsualBudget;
        return string.IsNullOrEmpty(text)
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out budget) && budget is >= 1 and <= GreatestBudget);
    }

    private static IResult Problem(int status, string title, string detail)
        => Results.Problem(statusCode: status, title: title, detail: detail);
}

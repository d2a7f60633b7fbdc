using System.Globalization;
using ArxivLens.Sources.Services;

namespace ArxivLens.Sources.ArxivOai;

/// <summary>What came of a request to an OAI-PMH server.</summary>
/// <param name="Answer">Its answer, which may be an error of the protocol; <c>null</c> when there is none that can be read.</param>
/// <param name="Fault">Why there is none, in one line.</param>
/// <param name="MayPass">Whether asking again may help.</param>
/// <param name="Retry">When the server may be asked again, where it says so.</param>
internal sealed record OaiReply(OaiAnswer? Answer, string? Fault, bool MayPass, DateTimeOffset? Retry);

/// <summary>Asks an OAI-PMH server: each argument once, a token alone with its verb.</summary>
internal sealed class OaiClient(ServiceClient service, Uri address)
{
    /// <summary>Asks what the server is.</summary>
    public Task<OaiReply> IdentifyAsync(CancellationToken cancellationToken) => AskAsync("verb=Identify", cancellationToken);

    /// <summary>Asks for all sets.</summary>
    /// <param name="token">To go on with; <c>null</c> for the beginning.</param>
    /// <param name="cancellationToken">Calls it off.</param>
    public Task<OaiReply> ListSetsAsync(string? token, CancellationToken cancellationToken) =>
        AskAsync(token is null ? "verb=ListSets" : $"verb=ListSets&resumptionToken={Uri.EscapeDataString(token)}", cancellationToken);

    /// <summary>Asks for the first records of a list.</summary>
    public Task<OaiReply> ListRecordsAsync(HarvestList list, string? set, CancellationToken cancellationToken)
    {
        var query = $"verb=ListRecords&metadataPrefix={Uri.EscapeDataString(list.Format)}";
        if (set is not null) query += $"&set={Uri.EscapeDataString(set)}";
        if (list.Beginning is { } from) query += $"&from={DayText(from)}";
        if (list.Until is { } until) query += $"&until={DayText(until)}";
        return AskAsync(query, cancellationToken);
    }

    /// <summary>Asks for the records after those that came with a token.</summary>
    public Task<OaiReply> GoOnAsync(string token, CancellationToken cancellationToken) =>
        AskAsync($"verb=ListRecords&resumptionToken={Uri.EscapeDataString(token)}", cancellationToken);

    private static string DayText(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<OaiReply> AskAsync(string query, CancellationToken cancellationToken)
    {
        var separator = address.Query.Length > 0 ? "&" : "?";
        var request = new ServiceRequest(new Uri(address.GetLeftPart(UriPartial.Query) + separator + query)) { Accept = "text/xml, application/xml" };
        var answer = await service.AskAsync(request, cancellationToken);
        if (answer.Fault is null or ServiceFault.Status && answer.Body.Length > 0)
        {
            var read = OaiAnswerReader.TryRead(answer.Body, out var fault);
            // Some servers say what is wrong with a status of their own beside the protocol's error.
            if (read is not null && (answer.Fault is null || read.Errors.Count > 0)) return new OaiReply(read, null, false, null);
            if (answer.Fault is null) return new OaiReply(null, $"the answer cannot be read: {fault}", true, null);
        }

        return new OaiReply(null, answer.Detail, false, answer.Retry);
    }
}

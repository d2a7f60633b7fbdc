using System.Security.Cryptography;
using System.Text;

namespace ArxivLens.Sources.ArxivOai;

/// <summary>
/// Gets the pages of lists and holds them to what a page must be: one that is valid and empty is a failure, not the end, and what
/// may pass is asked for again. A list that goes round in circles ends with an error.
/// </summary>
internal sealed class HarvestPages(OaiClient client, HarvestOptions options, TimeProvider clock)
{
    private readonly HashSet<string> _tokens = [];
    private byte[]? _last;

    /// <summary>Gets the next page of a list.</summary>
    /// <returns>The page; <c>null</c> when the token is worth nothing any more.</returns>
    /// <exception cref="HarvestFailure">There is none, again and again.</exception>
    public async Task<OaiAnswer?> GetAsync(HarvestList list, string? set, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            var reply = list.Token is { } token
                ? await client.GoOnAsync(token, cancellationToken)
                : await client.ListRecordsAsync(list, set, cancellationToken);
            if (reply.Answer is { } answer && IsTokenBad(answer, list)) return null;
            var fault = reply.Answer is null ? reply.Fault : FindFault(reply.Answer, list);
            if (fault is null) return Note(reply.Answer!, list);
            if (tries >= options.MostTries || (reply.Answer is null && !reply.MayPass)) throw new HarvestFailure(fault, reply.Retry);
            await Task.Delay(options.FirstWait * Math.Pow(2, tries - 1), clock, cancellationToken);
        }
    }

    /// <summary>Another list begins, which may have the tokens of the one before.</summary>
    public void BeginList()
    {
        _tokens.Clear();
        _last = null;
    }

    private static bool IsTokenBad(OaiAnswer answer, HarvestList list) =>
        list.Token is not null && answer.Errors.Any(error => error.Code is OaiError.BadResumptionToken or "badArgument");

    private string? FindFault(OaiAnswer answer, HarvestList list)
    {
        var isBeginning = list.Token is null;
        if (answer.IsNothing && isBeginning && list.Beginning is not null) return null;
        if (answer.Errors is [var error, ..]) return FaultOf(error);
        if (answer.Records.Count == 0) return "a page came without records, which cannot be";
        if (answer.CompleteListSize < list.Size) return $"the list shrank from {list.Size:N0} records to {answer.CompleteListSize:N0}";
        if (answer.Token is not null && (answer.Token == list.Token || _tokens.Contains(answer.Token)))
            throw new HarvestFailure("the server gives a token for the second time: its list goes round in circles");
        return _last is not null && _last.AsSpan().SequenceEqual(Fingerprint(answer)) ? "a page came for the second time" : null;
    }

    private static string FaultOf(OaiError error) => error.Code switch
    {
        OaiError.NoRecordsMatch => "the server says that it has no records at all",
        "badArgument" or "cannotDisseminateFormat" or "noSetHierarchy" =>
            throw new HarvestFailure($"the server refuses: {error.Text} ({error.Code})", isMisused: true),
        _ => $"the server says: {error.Text} ({error.Code})",
    };

    private OaiAnswer Note(OaiAnswer answer, HarvestList list)
    {
        if (list.Token is not null) _tokens.Add(list.Token);
        _last = answer.Records.Count > 0 ? Fingerprint(answer) : null;
        return answer;
    }

    private static byte[] Fingerprint(OaiAnswer answer) => SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', answer.Records.Select(record => $"{record.Identifier} {record.Datestamp}"))));
}

/// <summary>How patiently a harvest asks.</summary>
public sealed record HarvestOptions
{
    /// <summary>How often a page is asked for that cannot be used; a busy server is waited for apart from that.</summary>
    public int MostTries { get; init; } = 5;

    /// <summary>The wait before the second try; it doubles with each.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(5);
}

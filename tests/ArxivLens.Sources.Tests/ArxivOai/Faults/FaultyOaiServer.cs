using System.Globalization;
using System.IO.Compression;
using System.Text;
using ArxivLens.Index.Tests;
using ArxivLens.Sources.Tests.Http;

namespace ArxivLens.Sources.Tests.ArxivOai.Faults;

/// <summary>
/// A server of OAI-PMH that makes pages as arXiv's does, by counting, and misbehaves in every way that is known of servers and of
/// what stands before them. Each request fails twice in a row at most, so that patience is rewarded.
/// </summary>
internal sealed class FaultyOaiServer : IAsyncDisposable
{
    /// <summary>The ways in which it misbehaves.</summary>
    public static readonly IReadOnlyList<string> Faults =
    [
        "503", "503-date", "429", "500", "hang-up", "hang-up-mid-body", "truncated", "empty-with-token", "empty-at-end", "no-records-mid",
        "garbage", "redirect", "gzip", "type", "slow", "expired", "duplicate", "bad-record", "foreign-record", "shrunk", "chunked",
    ];

    private readonly LocalServer _server = LocalServer.Start();
    private readonly Sequence _random;
    private readonly Lock _lock = new();
    private readonly int _pageSize;
    private readonly bool _countsWithinDays;
    private readonly bool _tellsSize;
    private int _inRow;

    public FaultyOaiServer(SeededCorpus corpus, ulong seed)
    {
        Corpus = corpus;
        _random = new Sequence(seed);
        _pageSize = 2 + _random.Below(6);
        _countsWithinDays = _random.Below(2) == 0;
        _tellsSize = _random.Below(2) == 0;
        _server.Answer = AnswerAsync;
    }

    public SeededCorpus Corpus { get; }

    public Uri Address => new($"http://127.0.0.1:{_server.Port}/oai");

    /// <summary>Whether it misbehaves and changes.</summary>
    public bool IsCalm { get; set; }

    /// <summary>Faults of one kind only; <c>null</c> for all.</summary>
    public string? Only { get; init; }

    /// <summary>What it was asked.</summary>
    public IEnumerable<string> Requests => _server.Pages.Select(page => page.Path);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(Asked asked, Stream stream, CancellationToken token)
    {
        string? fault;
        string body;
        lock (_lock)
        {
            if (!IsCalm && Only is null && _random.Below(4) == 0) Corpus.Change();
            fault = ChooseFault();
            body = asked.Path.Contains("verb=Identify", StringComparison.Ordinal) ? Identify() : ListRecords(asked.Path, fault);
        }

        await SendAsync(asked, stream, body, fault, token);
    }

    private string? ChooseFault()
    {
        if (IsCalm || _inRow == 2 || (Only is null && _random.Below(3) != 0))
        {
            _inRow = 0;
            return null;
        }

        _inRow++;
        return Only ?? Faults[_random.Below(Faults.Count)];
    }

    private static async Task SendAsync(Asked asked, Stream stream, string body, string? fault, CancellationToken token)
    {
        const string xml = "text/xml; charset=utf-8";
        var bytes = Encoding.UTF8.GetBytes(body);
        switch (fault)
        {
            case "503": await LocalServer.SendAsync(stream, "busy", token, status: "503 Service Unavailable", headers: "Retry-After: 2\r\n"); break;
            case "503-date": await LocalServer.SendAsync(stream, "busy", token, status: "503 Service Unavailable", headers: "Date: Tue, 10 Mar 2026 10:00:00 GMT\r\nRetry-After: Tue, 10 Mar 2026 10:00:03 GMT\r\n"); break;
            case "429": await LocalServer.SendAsync(stream, "", token, status: "429 Too Many Requests"); break;
            case "500": await LocalServer.SendAsync(stream, "<html>oops</html>", token, status: "500 Internal Server Error"); break;
            case "hang-up": break;
            case "hang-up-mid-body":
                await LocalServer.WriteAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Type: {xml}\r\nContent-Length: {bytes.Length}\r\n\r\n", token);
                await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2), token);
                break;
            case "truncated": await LocalServer.SendAsync(stream, bytes[..(bytes.Length * 2 / 3)], token, xml); break;
            case "garbage": await LocalServer.SendAsync(stream, "<!DOCTYPE html><html><body>Are you a robot?</body></html>", token); break;
            case "redirect" when !asked.Path.StartsWith("/oai2", StringComparison.Ordinal):
                await LocalServer.RedirectAsync(stream, "/oai2" + asked.Path["/oai".Length..], token);
                break;
            case "gzip": await LocalServer.SendAsync(stream, Pack(bytes), token, xml, headers: "Content-Encoding: gzip\r\n"); break;
            case "type": await LocalServer.SendAsync(stream, bytes, token, "application/octet-stream"); break;
            case "chunked": await SendChunksAsync(stream, bytes, token); break;
            case "slow": await SendSlowlyAsync(stream, bytes, token); break;
            default: await LocalServer.SendAsync(stream, bytes, token, xml); break;
        }
    }

    private string Identify() => Answer(
        "<Identify><repositoryName>Test</repositoryName><earliestDatestamp>2005-09-16</earliestDatestamp><granularity>YYYY-MM-DD</granularity></Identify>");

    private string ListRecords(string path, string? fault)
    {
        var query = path[(path.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&').Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]), StringComparer.Ordinal);
        if (!query.TryGetValue("resumptionToken", out var sent)) return Page(PageToken.Of(query, Corpus.Today), isFirst: true, fault);
        // A token stands alone with its verb, and is worth nothing after midnight.
        if (query.Count != 2) return Error("badArgument", "exclusive");
        if (fault == "expired" || PageToken.TryRead(sent) is not { } token || token.Issued != Corpus.Today) return Error("badResumptionToken", "expired");
        return Page(token, isFirst: false, fault);
    }

    private string Page(PageToken asked, bool isFirst, string? fault)
    {
        var from = Corpus.Holdings.Where(one => one.Day >= asked.From && one.Day <= asked.Until).ToList();
        var page = from.Skip(asked.Skip).Take(_pageSize).ToList();
        if (page.Count == 0 && isFirst) return Error("noRecordsMatch", "nothing");
        var next = from.Count > asked.Skip + page.Count ? asked.After(page, _countsWithinDays, Corpus.Today).Write() : null;
        var size = _tellsSize ? $" completeListSize=\"{from.Count - (fault == "shrunk" ? 1 : 0)}\" cursor=\"{asked.Skip}\"" : "";
        // arXiv's server begins a list anew at each day, so that its size is no promise.
        if (_countsWithinDays) size = "";
        var end = $"<resumptionToken{size}>{next?.Replace("&", "&amp;", StringComparison.Ordinal)}</resumptionToken>";
        var records = page.ConvertAll(one => one.ToXml());
        switch (fault)
        {
            case "empty-with-token": return Answer($"<ListRecords><resumptionToken>{next ?? asked.Write()}</resumptionToken></ListRecords>");
            case "empty-at-end": return Answer("<ListRecords><resumptionToken/></ListRecords>");
            case "no-records-mid": return isFirst ? Answer("<ListRecords/>") : Error("noRecordsMatch", "nothing");
            case "duplicate": records.Insert(0, records[^1]); break;
            case "bad-record": records.Insert(records.Count / 2, "<record><header><identifier>oai:arXiv.org:0704.9999</identifier></header><metadata><arXivRaw><title>a & b</titel></arXivRaw></metadata></record>"); break;
            case "foreign-record": records.Add("<record><header><identifier>oai:arXiv.org:0704.9998</identifier></header><metadata><marc>x</marc></metadata></record>"); break;
        }

        return Answer($"<ListRecords>{string.Concat(records)}{end}</ListRecords>");
    }

    private string Error(string code, string text) => Answer($"<error code='{code}'>{text}</error>");

    private string Answer(string content) =>
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>{Corpus.Today:yyyy-MM-dd}T10:00:00Z</responseDate><request/>{content}</OAI-PMH>";

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }

    private static async Task SendChunksAsync(Stream stream, byte[] bytes, CancellationToken token)
    {
        await LocalServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n", token);
        foreach (var chunk in bytes.Chunk(200))
        {
            await LocalServer.WriteAsync(stream, chunk.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n", token);
            await stream.WriteAsync(chunk, token);
            await LocalServer.WriteAsync(stream, "\r\n", token);
        }

        await LocalServer.WriteAsync(stream, "0\r\n\r\n", token);
    }

    private static async Task SendSlowlyAsync(Stream stream, byte[] bytes, CancellationToken token)
    {
        await LocalServer.WriteAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: {bytes.Length}\r\n\r\n", token);
        foreach (var piece in bytes.Chunk(Math.Max(1, bytes.Length / 20))) await stream.WriteAsync(piece, token);
    }

    /// <summary>Where a page begins, as the server writes it into its token.</summary>
    private sealed record PageToken(DateOnly From, DateOnly Until, int Skip, DateOnly Issued)
    {
        public static PageToken Of(Dictionary<string, string> query, DateOnly today) =>
            new(DayOf(query, "from", DateOnly.MinValue), DayOf(query, "until", DateOnly.MaxValue), 0, today);

        public static PageToken? TryRead(string text) =>
            text.Split('&') is [var from, var until, var skip, var issued] && int.TryParse(skip, out var number)
                ? new PageToken(Parse(from), Parse(until), number, Parse(issued))
                : null;

        public PageToken After(List<Holding> page, bool withinDay, DateOnly today)
        {
            if (!withinDay) return this with { Skip = Skip + page.Count, Issued = today };
            var day = page[^1].Day;
            return new PageToken(day, Until, page.Count(one => one.Day == day) + (From == day ? Skip : 0), today);
        }

        // Characters that must be escaped in an address stand in it on purpose.
        public string Write() => FormattableString.Invariant($"{From:yyyy-MM-dd}&{Until:yyyy-MM-dd}&{Skip}&{Issued:yyyy-MM-dd}");

        private static DateOnly DayOf(Dictionary<string, string> query, string name, DateOnly otherwise) =>
            query.TryGetValue(name, out var text) ? Parse(text) : otherwise;

        private static DateOnly Parse(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}

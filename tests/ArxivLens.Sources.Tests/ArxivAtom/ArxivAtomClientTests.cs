using System.IO.Compression;
using ArxivLens.Core.Fetching;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.ArxivAtom;
using ArxivLens.Tests.Shared;
using Reply = ArxivLens.Sources.Tests.ArxivAtom.FakeArxiv.Reply;

namespace ArxivLens.Sources.Tests.ArxivAtom;

/// <summary>Papers asked for by identifier, of an arXiv that answers well, badly and not at all.</summary>
public sealed class ArxivAtomClientTests
{
    private static readonly string[] Hundred = [.. Enumerable.Range(1, 100).Select(number => $"2304.{number:00000}")];

    private readonly HandClock _clock = new(runs: true);

    [Fact]
    public async Task A_hundred_papers_are_one_request_that_says_how_many_are_wanted()
    {
        await using var arxiv = FakeArxiv.With(Hundred);
        var answer = await AskAsync(arxiv, Hundred);

        Assert.Equal(100, answer.Papers.Count);
        Assert.Single(arxiv.Asked);
        var asked = Assert.Single(arxiv.Server.Pages);
        // Without it arXiv answers ten.
        Assert.EndsWith("&start=0&max_results=100", asked.Path, StringComparison.Ordinal);
        Assert.Contains("User-Agent: ArxivLens/", asked.Head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_identifier_keeps_its_slash()
    {
        await using var arxiv = FakeArxiv.With("hep-th/9901001");
        Assert.Equal("hep-th/9901001", Assert.Single((await AskAsync(arxiv, "hep-th/9901001")).Papers).Key.ToString());
    }

    [Fact]
    public async Task What_arXiv_leaves_out_twice_is_unknown()
    {
        await using var arxiv = FakeArxiv.With("2304.00001");
        var answer = await AskAsync(arxiv, "2304.00001", "2304.00002");

        Assert.Equal(("2304.00001", "2304.00002"), (answer.Papers.Single().Key.ToString(), answer.Unknown.Single().ToString()));
        Assert.Equal(["2304.00001,2304.00002", "2304.00002"], arxiv.Asked.Select(ids => string.Join(',', ids)));
    }

    [Fact]
    public async Task An_empty_page_by_mistake_makes_nothing_unknown()
    {
        await using var arxiv = FakeArxiv.With(Hundred).Then(Reply.Empty).Then(Reply.Empty);
        var answer = await AskAsync(arxiv, Hundred);

        Assert.Equal((100, 0), (answer.Papers.Count, answer.Unknown.Count));
        Assert.Equal(3, arxiv.Asked.Count);
    }

    [Fact]
    public async Task Pages_that_hold_half_of_what_was_asked_for_are_asked_for_the_rest()
    {
        await using var arxiv = FakeArxiv.With(Hundred);
        arxiv.Usual = ids => new Reply(AtomFeeds.OfIds([.. ids.Take(30).Select(id => id + "v1")]));
        var answer = await AskAsync(arxiv, Hundred);

        Assert.Equal((100, 0), (answer.Papers.Count, answer.Unknown.Count));
        Assert.Equal([100, 70, 40, 10], arxiv.Asked.Select(ids => ids.Count));
    }

    [Fact]
    public async Task One_bad_record_costs_one_record()
    {
        await using var arxiv = FakeArxiv.With(Hundred);
        // A page with this one is no XML at all, as with an unknown entity.
        arxiv.Usual = ids => ids.Contains("2304.00042") ? new Reply("<feed xmlns='http://www.w3.org/2005/Atom'><title>&nbsp;</title></feed>") : null;
        var answer = await AskAsync(arxiv, Hundred);

        Assert.Equal(99, answer.Papers.Count);
        var fault = Assert.Single(answer.Faults);
        Assert.Equal("2304.00042", fault.Id.ToString());
        Assert.StartsWith("arXiv's answer cannot be read: ", fault.Reason, StringComparison.Ordinal);
        Assert.Null(answer.Outage);
        Assert.InRange(arxiv.Asked.Count, 1, 24);
    }

    [Fact]
    public async Task An_entry_without_a_title_is_told_and_the_others_come()
    {
        await using var arxiv = FakeArxiv.With().Then(new Reply(AtomFeeds.Feed(2, 0, AtomFeeds.Entry("2304.00001v1", title: ""), AtomFeeds.Entry("2304.00002v1"))));
        var answer = await AskAsync(arxiv, "2304.00001", "2304.00002");

        Assert.Equal("arXiv's record cannot be read: title is missing", Assert.Single(answer.Faults).Reason);
        Assert.Single(answer.Papers);
        Assert.Empty(answer.Unknown);
    }

    [Fact]
    public async Task A_complaint_about_one_identifier_does_not_cost_the_others()
    {
        await using var arxiv = FakeArxiv.With("2304.00001", "2304.00002");
        arxiv.Usual = ids => ids.Contains("2304.00003")
            ? new Reply(AtomFeeds.Complaint("incorrect id format for 2304.00003"), "400 Bad Request")
            : null;
        var answer = await AskAsync(arxiv, "2304.00001", "2304.00002", "2304.00003");

        Assert.Equal(2, answer.Papers.Count);
        Assert.Equal("arXiv says: incorrect id format for 2304.00003", Assert.Single(answer.Faults).Reason);
    }

    [Fact]
    public async Task What_was_not_asked_for_is_not_taken()
    {
        await using var arxiv = FakeArxiv.With().Then(new Reply(AtomFeeds.OfIds("2304.00009v1", "2304.00001v1", "2304.00001v2")));
        var answer = await AskAsync(arxiv, "2304.00001");
        Assert.Equal("2304.00001", Assert.Single(answer.Papers).Key.ToString());
    }

    [Fact]
    public async Task Whoever_asks_to_be_left_alone_for_two_hours_is()
    {
        await using var arxiv = FakeArxiv.With().Then(Reply.Busy);
        var answer = await AskAsync(arxiv, "2304.00001");

        Assert.Equal("arXiv gave no answer: status 503", answer.Outage!.Reason);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddHours(2), answer.Outage.Retry);
        Assert.Single(arxiv.Asked);
        Assert.Empty(answer.Unknown);
    }

    [Fact]
    public async Task What_came_before_arXiv_fell_silent_is_kept()
    {
        await using var arxiv = FakeArxiv.With("2304.00001").Then(_ => null).Then(Reply.Busy);
        var answer = await AskAsync(arxiv, "2304.00001", "2304.00002");

        Assert.Single(answer.Papers);
        Assert.NotNull(answer.Outage);
        Assert.Empty(answer.Unknown);
    }

    public static TheoryData<string> Breakages => ["web page", "flood", "bomb", "redirects", "elsewhere", "forbidden", "gone", "deep", "entities", "latin", "cut off"];

    [Theory]
    [MemberData(nameof(Breakages))]
    public async Task Nothing_that_is_no_answer_makes_a_paper_unknown(string breakage)
    {
        await using var arxiv = FakeArxiv.With();
        arxiv.Usual = _ => ReplyOf(breakage, arxiv);
        var answer = await AskAsync(arxiv, "2304.00001");

        Assert.Empty(answer.Papers);
        Assert.Empty(answer.Unknown);
        Assert.True(answer.Outage is not null || answer.Faults.Count == 1);
        var reason = answer.Outage?.Reason ?? answer.Faults[0].Reason;
        Assert.StartsWith("arXiv", reason, StringComparison.Ordinal);
        Assert.InRange(arxiv.Asked.Count, 1, 6);
    }

    private static Reply ReplyOf(string breakage, FakeArxiv arxiv) => breakage switch
    {
        "web page" => new Reply("<!doctype html><title>Maintenance</title>"u8.ToArray(), Type: "text/html"),
        "flood" => new Reply(new byte[2_000_000]),
        "bomb" => new Reply(Bomb(), Headers: "Content-Encoding: gzip\r\n"),
        "redirects" => new Reply([], "302 Found", Headers: $"Location: {arxiv.Address}?id_list=2304.00001\r\n"),
        "elsewhere" => new Reply([], "302 Found", Headers: "Location: http://169.254.169.254/latest\r\n"),
        "forbidden" => new Reply("no"u8.ToArray(), "403 Forbidden", "text/plain"),
        "gone" => new Reply("<html/>"u8.ToArray(), "404 Not Found", "text/html"),
        "deep" => new Reply(string.Concat(Enumerable.Repeat("<feed xmlns='http://www.w3.org/2005/Atom'>", 10_000))),
        "entities" => new Reply("<!DOCTYPE feed [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><feed xmlns='http://www.w3.org/2005/Atom'>&x;</feed>"),
        "latin" => new Reply([.. "<feed xmlns='http://www.w3.org/2005/Atom'><title>M"u8, 0xFC, .. "</title></feed>"u8]),
        "cut off" => new Reply(AtomFeeds.OfIds("2304.00001v1")[..^30]),
        _ => throw new ArgumentOutOfRangeException(nameof(breakage)),
    };

    private static byte[] Bomb()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var megabyte = 0; megabyte < 100; megabyte++) gzip.Write(new byte[1_000_000]);
        }

        return packed.ToArray();
    }

    private async Task<PaperAnswer> AskAsync(FakeArxiv arxiv, params string[] ids)
    {
        using var client = new ArxivAtomClient(arxiv.Options, _clock);
        return await client.AskAsync([.. ids.Select(Id)], CancellationToken.None);
    }

    private static ArxivId Id(string text) => ArxivId.TryParse(text, out var id) ? id : throw new ArgumentException(text, nameof(text));
}

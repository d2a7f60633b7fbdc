using ArxivLens.Core.Fetching;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;
using ArxivLens.Host;
using Microsoft.Extensions.Logging.Abstractions;
using Reply = ArxivLens.Sources.Tests.ArxivAtom.FakeArxiv.Reply;

namespace ArxivLens.Tests.Fetching;

/// <summary>The line, arXiv and the library put together.</summary>
public sealed class FetchKeeperTests
{
    [Fact]
    public async Task A_thousand_readers_with_a_paper_each_are_ten_requests()
    {
        var ids = Enumerable.Range(1, 1_000).Select(number => $"2304.{number:00000}").ToList();
        await using var fetch = FetchCase.With(ids);
        var line = new FetchLine(null, fetch.Clock);
        Parallel.ForEach(ids, id => Assert.NotNull(line.Ask(FetchCase.Id(id))));
        using var keeper = KeeperOf(fetch, line);

        while (line.Count > 0)
            Assert.Null(await keeper.RunTurnAsync(CancellationToken.None));

        Assert.Equal(10, fetch.Arxiv.Asked.Count);
        Assert.Equal(1_000, (await fetch.Storage.Library.CountAsync()).Papers);
    }

    [Fact]
    public async Task While_arXiv_is_down_the_pauses_grow_and_the_places_stay()
    {
        await using var fetch = FetchCase.With("2304.00001");
        fetch.Arxiv.Usual = _ => new Reply([], "500 Internal Server Error");
        var line = new FetchLine(null, fetch.Clock);
        line.Ask(FetchCase.Id("2304.00001"));
        using var keeper = KeeperOf(fetch, line);

        var pauses = new List<TimeSpan>();
        for (var turn = 0; turn < 8; turn++)
            pauses.Add((await keeper.RunTurnAsync(CancellationToken.None))!.Value);

        Assert.Equal(pauses.Order(), pauses);
        Assert.InRange(pauses[^1], TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10));
        var standing = line.Find(FetchCase.Id("2304.00001"))!;
        Assert.Equal((1, "arXiv gave no answer: status 500"), (standing.Place, standing.Trouble!.Reason));
        Assert.NotNull(standing.Trouble.Retry);

        fetch.Arxiv.Usual = _ => null;
        Assert.Null(await keeper.RunTurnAsync(CancellationToken.None));
        Assert.Null(line.Find(FetchCase.Id("2304.00001")));
        Assert.NotNull(await fetch.FindAsync("2304.00001"));
    }

    [Fact]
    public async Task An_arXiv_that_asks_to_be_left_alone_for_two_hours_is()
    {
        await using var fetch = FetchCase.With("2304.00001");
        fetch.Arxiv.Then(Reply.Busy);
        var line = new FetchLine(null, fetch.Clock);
        line.Ask(FetchCase.Id("2304.00001"));
        using var keeper = KeeperOf(fetch, line);
        Assert.Equal(TimeSpan.FromHours(2), await keeper.RunTurnAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_paper_shows_while_its_neighbours_are_still_asked_for()
    {
        await using var fetch = FetchCase.With("2304.00001");
        var line = new FetchLine(null, fetch.Clock);
        line.Ask(FetchCase.Id("2304.00001"));
        var neighbours = new Slow(line);
        fetch.Citations.Add(neighbours);
        using var keeper = KeeperOf(fetch, line);

        await keeper.RunTurnAsync(CancellationToken.None);

        Assert.True(neighbours.WasOutOfLine);
    }

    private static FetchKeeper KeeperOf(FetchCase fetch, FetchLine line) =>
        new(line, fetch.Fetch, fetch.Clock, NullLogger<FetchKeeper>.Instance);

    private sealed class Slow(FetchLine line) : ICitationSource
    {
        public bool WasOutOfLine { get; private set; }

        public Source About { get; } = new("openalex", "OpenAlex", null);

        public Task<CitationAnswer> AskAsync(IReadOnlyList<WorkKey> works, CancellationToken cancellationToken)
        {
            WasOutOfLine = line.Find(works[0].Arxiv!.Value) is null;
            return Task.FromResult(new CitationAnswer([], [], [], []));
        }
    }
}

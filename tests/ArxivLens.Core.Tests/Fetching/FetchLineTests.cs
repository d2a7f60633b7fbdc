using ArxivLens.Core.Fetching;
using ArxivLens.Core.Papers;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Core.Tests.Fetching;

/// <summary>The line of papers that readers asked for.</summary>
public sealed class FetchLineTests : IDisposable
{
    private readonly HandClock _clock = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("line").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_paper_stands_in_line_once_however_many_ask()
    {
        var line = new FetchLine(null, _clock);
        Assert.Null(line.Find(Id(1)));
        line.Ask(Id(1));
        var standing = line.Ask(Id(2));
        line.Ask(Id(1));

        Assert.Equal((FetchState.Waiting, 2), (standing!.State, standing.Place));
        Assert.Equal([Id(1), Id(2)], await line.NextAsync(100, CancellationToken.None));
        Assert.Equal(FetchState.Asking, line.Find(Id(1))!.State);
    }

    [Fact]
    public async Task Those_in_line_go_together_as_many_as_are_asked_for()
    {
        var line = new FetchLine(null, _clock);
        for (var number = 1; number <= 250; number++) line.Ask(Id(number));

        Assert.Equal(100, (await line.NextAsync(100, CancellationToken.None)).Count);
        Assert.Equal(101, line.Find(Id(101))!.Place);
    }

    [Fact]
    public async Task The_line_is_bounded_and_has_room_again_when_something_came()
    {
        var line = new FetchLine(null, _clock);
        for (var number = 1; number <= FetchLine.MostWaiting; number++) Assert.NotNull(line.Ask(Id(number)));
        Assert.Null(line.Ask(Id(2000)));
        // Whoever stands there already is not turned away.
        Assert.NotNull(line.Ask(Id(1)));

        await line.NextAsync(1, CancellationToken.None);
        line.Settle(new FetchOutcome(Id(1), FetchResult.Added));

        Assert.NotNull(line.Ask(Id(2000)));
        Assert.Null(line.Find(Id(1)));
    }

    [Fact]
    public async Task What_arXiv_does_not_know_is_remembered_for_a_day()
    {
        var line = await SettledAsync(new FetchOutcome(Id(1), FetchResult.Unknown));
        var standing = line.Ask(Id(1))!;
        Assert.Equal((FetchState.Unknown, 0, _clock.GetUtcNow() + TimeSpan.FromDays(1)), (standing.State, line.Count, standing.Until));

        _clock.Pass(TimeSpan.FromHours(23));
        Assert.Equal(FetchState.Unknown, line.Ask(Id(1))!.State);
        _clock.Pass(TimeSpan.FromHours(1));
        Assert.Null(line.Find(Id(1)));
        Assert.Equal(FetchState.Waiting, line.Ask(Id(1))!.State);
    }

    [Fact]
    public async Task What_cannot_be_read_is_remembered_for_an_hour_with_the_reason()
    {
        var line = await SettledAsync(new FetchOutcome(Id(1), FetchResult.Failed) { Reason = "title is missing" });
        Assert.Equal((FetchState.Unreadable, "title is missing"), (line.Find(Id(1))!.State, line.Find(Id(1))!.Reason));
        _clock.Pass(TimeSpan.FromHours(1));
        Assert.Equal(FetchState.Waiting, line.Ask(Id(1))!.State);
    }

    [Fact]
    public async Task While_nobody_answers_all_keep_their_places_and_learn_since_when()
    {
        var since = _clock.GetUtcNow();
        var line = await SettledAsync(Outage("down"));
        _clock.Pass(TimeSpan.FromMinutes(1));
        await line.NextAsync(100, CancellationToken.None);
        line.Settle(Outage("still down"));

        var standing = line.Find(Id(1))!;
        Assert.Equal((FetchState.Waiting, 1, new FetchTrouble(since, "still down", since.AddHours(1))), (standing.State, standing.Place, standing.Trouble));
        await line.NextAsync(100, CancellationToken.None);
        line.Settle(new FetchOutcome(Id(1), FetchResult.Added));
        Assert.Null(line.Trouble);
    }

    [Fact]
    public async Task Who_waits_for_longer_than_a_day_asks_again()
    {
        var line = await SettledAsync(Outage("down"));
        _clock.Pass(FetchLine.LongestWait + TimeSpan.FromSeconds(1));
        Assert.NotNull(line.Ask(Id(2)));
        Assert.Null(line.Find(Id(1)));
        Assert.Equal([Id(2)], await line.NextAsync(100, CancellationToken.None));
    }

    [Fact]
    public async Task A_restart_loses_nobodys_place_and_nothing_that_is_remembered()
    {
        var line = NewLine();
        foreach (var number in new[] { 3, 1, 2 }) line.Ask(Id(number));
        await line.NextAsync(100, CancellationToken.None);
        line.Settle(new FetchOutcome(Id(1), FetchResult.Unknown));

        var again = NewLine();
        Assert.Null(again.Find(Id(3)));
        again.Restore();

        Assert.Equal([Id(3), Id(2)], await again.NextAsync(100, CancellationToken.None));
        Assert.Equal(FetchState.Unknown, again.Find(Id(1))!.State);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(PathOfFile));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"waiting\":null,\"remembered\":[]}")]
    [InlineData("{\"waiting\":[{\"id\":\"nonsense\",\"since\":\"2026-01-01T00:00:00Z\"}],\"remembered\":[]}")]
    [InlineData("{\"waiting\":[{\"id\":\"2304.00001\"")]
    [InlineData("[[[[[[[[[[")]
    public void A_damaged_file_counts_as_none(string content)
    {
        File.WriteAllText(PathOfFile, content);
        var line = NewLine();
        line.Restore();
        Assert.Equal(0, line.Count);
        Assert.NotNull(line.Ask(Id(1)));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_costs_the_memory_and_not_the_line()
    {
        var line = new FetchLine(new FetchLineFile(Path.Combine(_folder, "missing", FetchLineFile.Name)), _clock);
        line.Restore();
        Assert.NotNull(line.Ask(Id(1)));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_makes_nothing_unknown_for_longer()
    {
        _clock.Pass(TimeSpan.FromDays(10));
        var file = new FetchLineFile(PathOfFile);
        var line = new FetchLine(file, _clock);
        line.Ask(Id(1));
        await line.NextAsync(1, CancellationToken.None);
        line.Settle(new FetchOutcome(Id(1), FetchResult.Unknown));

        var earlier = new FetchLine(file, new HandClock());
        earlier.Restore();
        Assert.Equal(FetchState.Waiting, earlier.Ask(Id(1))!.State);
    }

    [Fact]
    public async Task Every_change_that_readers_see_has_a_revision_of_its_own()
    {
        var line = new FetchLine(null, _clock);
        var seen = new HashSet<long> { line.Revision };
        line.Ask(Id(1));
        Assert.True(seen.Add(line.Revision));
        await line.NextAsync(1, CancellationToken.None);
        Assert.True(seen.Add(line.Revision));
        line.Settle(Outage("down"));
        Assert.True(seen.Add(line.Revision));
        line.Fail("down", _clock.GetUtcNow());
        Assert.True(seen.Add(line.Revision));
        line.Settle(new FetchOutcome(Id(1), FetchResult.Unknown));
        Assert.True(seen.Add(line.Revision));
    }

    private string PathOfFile => Path.Combine(_folder, FetchLineFile.Name);

    private FetchLine NewLine() => new(new FetchLineFile(PathOfFile), _clock);

    private async Task<FetchLine> SettledAsync(FetchOutcome outcome)
    {
        var line = new FetchLine(null, _clock);
        line.Ask(outcome.Id);
        await line.NextAsync(1, CancellationToken.None);
        line.Settle(outcome);
        return line;
    }

    private static FetchOutcome Outage(string reason) =>
        new(Id(1), FetchResult.Failed) { Reason = reason, IsOutage = true, Retry = DateTimeOffset.UnixEpoch.AddHours(1) };

    private static ArxivId Id(int number) => ArxivId.TryParse($"2304.{number:00000}", out var id) ? id : throw new ArgumentOutOfRangeException(nameof(number));
}

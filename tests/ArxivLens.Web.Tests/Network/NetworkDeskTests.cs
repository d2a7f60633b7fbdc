using ArxivLens.Core.Articles;
using ArxivLens.Core.Network;
using ArxivLens.Core.Papers;
using ArxivLens.Web.Features.Network;

namespace ArxivLens.Web.Tests.Network;

public sealed class NetworkDeskTests : IDisposable
{
    private readonly DeskCase _case = new();

    [Fact]
    public async Task The_same_question_is_answered_once_for_all_who_ask()
    {
        _case.Works.Close();
        var watches = new List<PictureWatch>();
        for (var reader = 0; reader < 5; reader++)
            watches.Add(await AskAsync(_case.Question));
        _case.Works.Open();
        var pictures = new List<NetworkPicture>();
        foreach (var watch in watches)
            pictures.Add(await watch.WholeAsync(CancellationToken.None));
        pictures.Add(await DrawAsync(_case.Question));
        Assert.Equal(1, _case.Desk.BegunCount);
        Assert.Single(pictures.Distinct());
        watches.ForEach(watch => watch.Dispose());
        Assert.NotSame(pictures[0], await DrawAsync(_case.Question with { Budget = 3 }));
        Assert.Equal(2, _case.Desk.BegunCount);
    }

    [Fact]
    public async Task A_picture_nobody_waits_for_is_stopped_and_the_next_reader_gets_a_whole_one()
    {
        _case.Works.Close();
        var (first, second) = (await AskAsync(_case.Question), await AskAsync(_case.Question));
        await _case.Works.IsReached;
        first.Dispose();
        Assert.False(_case.Works.IsStopped.IsCompleted);
        second.Dispose();
        await _case.Works.IsStopped;
        _case.Works.Open();
        Assert.Equal(6, (await DrawAsync(_case.Question)).Nodes.Count);
        Assert.Equal(2, _case.Desk.BegunCount);
    }

    [Fact]
    public async Task A_reader_who_leaves_spoils_nothing_for_those_who_stay()
    {
        _case.Works.Close();
        var (first, second) = (await AskAsync(_case.Question), await AskAsync(_case.Question));
        using var patience = new CancellationTokenSource();
        var left = first.WholeAsync(patience.Token);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        first.Dispose();
        _case.Works.Open();
        Assert.True((await second.WholeAsync(CancellationToken.None)).IsSettled);
        second.Dispose();
        Assert.Equal(1, _case.Desk.BegunCount);
    }

    [Fact]
    public async Task Large_pictures_that_cannot_be_taken_are_refused_and_small_ones_are_not()
    {
        _case.Works.Close();
        var watches = new List<PictureWatch>();
        NetworkAnswer answer;
        for (var budget = NetworkDesk.LargeBudget + 1; ; budget++)
        {
            answer = await _case.Desk.AskAsync(_case.Question with { Budget = budget }, CancellationToken.None);
            if (answer.Watch is not { } watch)
                break;
            watches.Add(watch);
            Assert.True(watches.Count < 1000, "Nothing is ever refused.");
        }

        Assert.Equal(NetworkOutcome.Busy, answer.Outcome);
        Assert.True(watches.Count > Environment.ProcessorCount);
        using var small = await AskAsync(_case.Question);
        _case.Works.Open();
        Assert.True((await small.WholeAsync(CancellationToken.None)).IsSettled);
        foreach (var watch in watches)
            Assert.True((await watch.WholeAsync(CancellationToken.None)).IsSettled);
        watches.ForEach(watch => watch.Dispose());
        Assert.NotNull((await _case.Desk.AskAsync(_case.Question with { Budget = 9_999 }, CancellationToken.None)).Watch);
    }

    [Fact]
    public async Task A_newer_index_gets_a_new_picture()
    {
        var before = await DrawAsync(_case.Question);
        var key = await KeyOfAsync(_case.Question);
        _case.BuildAgain();
        Assert.NotEqual(key, await KeyOfAsync(_case.Question));
        Assert.NotSame(before, await DrawAsync(_case.Question));
        Assert.Equal(2, _case.Desk.BegunCount);
    }

    [Fact]
    public async Task A_new_article_makes_a_new_picture_of_those_that_show_articles_only()
    {
        var without = _case.Question;
        var with = without with { WithArticles = true };
        var (before, none) = (await DrawAsync(with), await DrawAsync(without));
        var (keyWith, keyWithout) = (await KeyOfAsync(with), await KeyOfAsync(without));
        Assert.Empty(before.Articles!.Shown);

        var article = await SaveAsync("one", "work:w3", "work:w0", "work:none");
        var after = await DrawAsync(with);
        Assert.NotEqual(keyWith, await KeyOfAsync(with));
        Assert.Equal(keyWithout, await KeyOfAsync(without));
        Assert.Same(none, await DrawAsync(without));
        Assert.Null(none.Articles);
        Assert.Equal([article], after.Articles!.Shown.Select(one => one.Id));
        Assert.Equal(["work:w0", "work:w3"], after.Articles.Shown[0].Ties.Select(tie => after.Nodes[tie.Work].Work.Key.ToString()).Order());
        Assert.Equal(none.Positions.ToArray(), after.Positions.ToArray());

        Assert.True(await _case.Storage.Articles.RemoveAsync(article));
        Assert.Empty((await DrawAsync(with)).Articles!.Shown);
    }

    [Fact]
    public async Task Articles_have_a_bound_of_their_own_and_take_no_place_from_works()
    {
        for (var number = 0; number < 40; number++)
            await SaveAsync($"article {number}", $"work:w{number % 6}");
        var picture = await DrawAsync(_case.Question with { WithArticles = true, Budget = 4 });
        Assert.Equal(4, picture.Nodes.Count);
        Assert.Equal(PictureArticles.Most, picture.Articles!.Shown.Count);
        Assert.InRange(picture.Articles.Total, PictureArticles.Most + 1, 40);
        Assert.All(picture.Articles.Shown.SelectMany(one => one.Ties), tie => Assert.InRange(tie.Work, 0, 3));
    }

    [Fact]
    public async Task A_picture_settles_in_stages_of_which_the_last_is_whole()
    {
        var stages = new List<NetworkPicture>();
        using var watch = await AskAsync(_case.Question);
        await foreach (var stage in watch.StagesAsync(CancellationToken.None))
            stages.Add(stage);
        Assert.True(stages[^1].IsSettled);
        Assert.All(stages.SkipLast(1), stage => Assert.False(stage.IsSettled));
    }

    [Fact]
    public async Task What_is_not_there_is_told_apart()
    {
        var missing = WorkKey.TryParse("work:none", out var key) ? key : default;
        var answer = await _case.Desk.AskAsync(new NetworkQuestion { Starts = [missing] }, CancellationToken.None);
        Assert.Equal((NetworkOutcome.NoSuchWork, missing), (answer.Outcome, answer.Missing));
        answer = await _case.Desk.AskAsync(_case.Question with { Origin = "nobody" }, CancellationToken.None);
        Assert.Equal(NetworkOutcome.NoSuchOrigin, answer.Outcome);
    }

    [Fact]
    public async Task A_failure_reaches_who_waits_and_is_not_kept()
    {
        _case.Works.Close();
        using var watch = await AskAsync(_case.Question);
        _case.Works.Fail();
        await Assert.ThrowsAsync<InvalidDataException>(() => watch.WholeAsync(CancellationToken.None));
        _case.Works.Open();
        Assert.True((await DrawAsync(_case.Question)).IsSettled);
    }

    public void Dispose() => _case.Dispose();

    private async Task<PictureWatch> AskAsync(NetworkQuestion question)
        => (await _case.Desk.AskAsync(question, CancellationToken.None)).Watch ?? throw new InvalidOperationException("It was refused.");

    private Task<string> KeyOfAsync(NetworkQuestion question) => _case.Desk.KeyOfAsync(question, CancellationToken.None);

    private async Task<ArticleId> SaveAsync(string name, params string[] works)
    {
        var reading = new ArticleReading
        {
            Discusses = [.. works.Select(work => new DiscussedWork(work, WorkKey.TryParse(work, out var key) ? key : null, .9, "It says so.", default, false))],
        };
        var read = new ReadArticle(ArticleId.Of(name), new ArticleFacts { Title = name }, reading, "aa", DateTimeOffset.UnixEpoch);
        return (await _case.Storage.Articles.SaveAsync(read)).Article.Id;
    }

    private async Task<NetworkPicture> DrawAsync(NetworkQuestion question)
    {
        using var watch = await AskAsync(question);
        return await watch.WholeAsync(CancellationToken.None);
    }
}

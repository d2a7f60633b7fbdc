using ArxivLens.Sources.Tests.ArxivAtom;
using ArxivLens.Tests.Processes;

namespace ArxivLens.Tests.Fetching;

/// <summary><c>arxivlens fetch</c> as a process, asking an arXiv on this machine.</summary>
public sealed class FetchCommandTests
{
    [Fact]
    public async Task Each_paper_is_told_and_the_index_has_them()
    {
        using var data = new DataFolder();
        await using var arxiv = FakeArxiv.With("2304.00001", "hep-th/9901001", "2304.00003");
        var list = data.File("list.txt", "# to read\narXiv:2304.00003 [cs.DL]\n\n10.48550/arXiv.2304.00001, hep-th/9901001; sometimes\n");

        var outcome = (await RunAsync(arxiv, data, "fetch", "https://arxiv.org/abs/2304.00001v1", list)).Ends(3);

        Assert.Equal(
            "2304.00001         added\n2304.00003         added\nhep-th/9901001     added\n3 added, 0 updated, 0 unchanged, 0 fresh, 0 unknown to arXiv, 0 failed\n",
            outcome.Output);
        Assert.Contains("list.txt, line 4: 'sometimes' is no arXiv identifier", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("2304.00001", (await Arxivlens.RunAsync(data, "search", "paper", "--plain")).Ends(0).Output, StringComparison.Ordinal);
        // Asked once, in one request; what is fresh is asked for no more.
        Assert.Single(arxiv.Asked);
        (await RunAsync(arxiv, data, "fetch", "2304.00001", "--json")).Ends(0);
        Assert.Single(arxiv.Asked);
    }

    [Fact]
    public async Task A_failure_says_when_to_try_again_and_a_paper_nobody_has_is_one()
    {
        using var data = new DataFolder();
        await using var arxiv = FakeArxiv.With().Then(FakeArxiv.Reply.Busy);

        var outcome = (await RunAsync(arxiv, data, "fetch", "2304.00001", "--json", "--no-index")).Ends(1);

        var paper = outcome.Json.GetProperty("papers")[0];
        Assert.Equal(("failed", "arXiv gave no answer: status 503"), (paper.GetProperty("result").GetString(), paper.GetProperty("reason").GetString()));
        Assert.True(paper.TryGetProperty("retry", out _));
    }

    [Theory]
    [InlineData("fetch", "0713.0001")]
    [InlineData("fetch", "no-such-file.txt")]
    [InlineData("fetch", "2304.00001", "--from", "nobody")]
    [InlineData("fetch")]
    [InlineData("fetch", "2304.00001", "--search", "cat:cs.DL")]
    [InlineData("fetch", "--search", "cat:cs.DL", "--limit", "30001")]
    public async Task What_cannot_be_meant_is_refused(params string[] arguments)
    {
        using var data = new DataFolder();
        await using var arxiv = FakeArxiv.With();
        (await RunAsync(arxiv, data, arguments)).Ends(2);
        Assert.Empty(arxiv.Asked);
    }

    [Theory]
    [InlineData("ARXIVLENS_FETCH", "yes")]
    [InlineData("ARXIVLENS_ARXIV_API_URL", "export.arxiv.org")]
    [InlineData("ARXIVLENS_ARXIV_API_URL", "http://me:secret@export.arxiv.org/api/query")]
    [InlineData("ARXIVLENS_ARXIV_RSS_URL", "file:///rss")]
    [InlineData("ARXIVLENS_FEEDS", "cs.DL,no.Such")]
    [InlineData("ARXIVLENS_CONTACT", "me (at home)")]
    public async Task A_setting_that_cannot_be_meant_is_named_and_not_repeated(string name, string value)
    {
        using var data = new DataFolder();
        var outcome = (await Arxivlens.RunWithAsync(new() { [name] = value }, data, "fetch", "2304.00001")).Ends(2);
        Assert.StartsWith($"arxivlens: {name}: ", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", outcome.Error, StringComparison.Ordinal);
    }

    private static Task<Outcome> RunAsync(FakeArxiv arxiv, DataFolder data, params string[] arguments) =>
        Arxivlens.RunWithAsync(new() { ["ARXIVLENS_ARXIV_API_URL"] = arxiv.Address.ToString() }, data, arguments);
}

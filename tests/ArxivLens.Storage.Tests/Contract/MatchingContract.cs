using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;

namespace ArxivLens.Storage.Tests.Contract;

/// <summary>What the rules say of works, on every engine.</summary>
public abstract class MatchingContract<TEngine> : EngineContract<TEngine>
    where TEngine : ILibraryEngine
{
    private const string Title = "Gravitational waves from the ringdown of a black hole";
    private static readonly WorkKey Paper = Samples.Key("2311.09227");
    private static readonly WorkKey Published = Samples.Key("10.1000/one");

    [Fact]
    public async Task A_recorded_doi_joins_whichever_record_came_first()
    {
        await Given.Works.SaveAsync([Of(Published, "Another title of the same work") with { Authors = [] }]);
        await RunAsync();
        await Given.Works.SaveAsync([Of(Paper, Title) with { Doi = "10.1000/ONE" }]);
        var report = await RunAsync();
        Assert.Equal((1, 1), (report.Looked, report.Joined[MergeRule.Doi]));
        Assert.Equal("the record of 2311.09227 gives doi:10.1000/one", Assert.Single(await Given.Merges.FindGroupAsync(Paper)).Reason);
        Assert.False((await RunAsync()).HasChanges);
    }

    [Fact]
    public async Task A_work_that_is_only_cited_by_its_doi_joins_too()
    {
        await Given.Works.SaveAsync([Samples.Unresolved(Published), Of(Paper, Title) with { Doi = "10.1000/one" }]);
        await RunAsync();
        Assert.Equal([Paper], await Given.Merges.FindWorksAsync([Published]));
    }

    [Fact]
    public async Task A_doi_that_two_papers_of_arxiv_record_is_that_of_neither_but_where_the_title_tells()
    {
        var second = Samples.Key("2311.00002");
        await Given.Works.SaveAsync([Samples.Unresolved(Published), Of(Paper, Title) with { Doi = "10.1000/one" }]);
        await RunAsync();
        await Given.Works.SaveAsync([Of(second, "Something else that was mistaken for it") with { Doi = "10.1000/one" }]);
        Assert.Equal(1, (await RunAsync()).Parted);
        Assert.Empty(await Given.Merges.FindGroupAsync(Published));
        await Given.Works.SaveAsync([Of(Published, Title)]);
        await RunAsync();
        Assert.Equal([Paper], await Given.Merges.FindWorksAsync([Published]));
        Assert.Empty(await Given.Merges.FindGroupAsync(second));
    }

    [Fact]
    public async Task A_mistyped_doi_of_a_work_of_other_people_joins_nothing()
    {
        await Given.Works.SaveAsync(
            [Of(Published, "Growth of tomatoes on volcanic soil") with { Authors = [new("A.", "Gardener")] }, Of(Paper, Title) with { Doi = "10.1000/one" }]);
        Assert.False((await RunAsync()).HasChanges);
    }

    [Fact]
    public async Task When_a_record_gives_another_doi_the_works_part_again()
    {
        await Given.Works.SaveAsync([Samples.Work(Published) with { Authors = [] }, Paper2("10.1000/one", versions: 1)]);
        await RunAsync();
        await Given.Works.SaveAsync([Paper2("10.1000/two", versions: 2)]);
        Assert.Equal(1, (await RunAsync()).Parted);
        var merge = Assert.Single(await Given.Merges.ReadHistoryAsync(Published));
        Assert.Equal((MergeEnding.Rule, "the records no longer say so"), (merge.End!.By, merge.End.Reason));
        Work Paper2(string doi, int versions) => Samples.Paper(Paper, versions) with { Doi = doi };
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_identifiers_that_a_source_gives_for_one_entry_join_whichever_work_came_first(bool isPaperFirst)
    {
        Work[] works = [Of(Paper, Title), Of(Published, "Another title of the same work") with { Authors = [] }];
        await Given.Works.SaveAsync([works[isPaperFirst ? 0 : 1]]);
        await RunAsync();
        await Given.Ids.SaveAsync([new ExternalId("doi", "10.1000/one", Paper), new ExternalId("openalex", "W1", Paper)]);
        await RunAsync();
        await Given.Works.SaveAsync(works);
        Assert.InRange((await RunAsync()).Joined.GetValueOrDefault(MergeRule.Identifier), 0, 1);
        var merge = Assert.Single(await Given.Merges.FindGroupAsync(Paper));
        Assert.Equal((MergeRule.Identifier, "a source gives 2311.09227 and doi:10.1000/one for one entry"), (merge.Rule, merge.Reason));
    }

    [Theory]
    [InlineData("Gravitational Waves from the ringdown of a Black-Hole", 2021)]
    [InlineData("Gravitational waves from the ringdown of a black hole.", 2025)]
    public async Task Title_authors_and_year_join(string title, int year)
    {
        await Given.Works.SaveAsync([Of(Paper, Title), Of(Published, title) with { Year = year }]);
        Assert.Equal(1, (await RunAsync()).Joined[MergeRule.Title]);
    }

    [Theory]
    [InlineData(@"Decay of $\Lambda_c^+$ into $^{238}$U and $\beta$-rays", "Decay of Λc+ into <sup>238</sup>U and β-rays")]
    [InlineData("Etude des problèmes de Schrödinger", "ETUDE DES PROBLEMES DE SCHRODINGER")]
    public async Task Titles_are_the_same_however_a_source_writes_them(string title, string other)
    {
        await Given.Works.SaveAsync([Of(Paper, title), Of(Published, other)]);
        Assert.Equal(1, (await RunAsync()).Joined.GetValueOrDefault(MergeRule.Title));
    }

    [Theory]
    [InlineData(Title, Title, 2026, "too many years later")]
    [InlineData("Erratum: " + Title, "Erratum: " + Title, 2023, "errata have one title")]
    [InlineData(Title, "Erratum to: " + Title, 2023, "an erratum is not what it corrects")]
    [InlineData(Title + " (Corrigendum)", Title + " (Corrigendum)", 2023, "corrigenda have one title")]
    [InlineData("Comment on \"" + Title + "\"", "Comment on \"" + Title + "\"", 2023, "several may comment on one paper")]
    [InlineData(Title, "Reply to Comment on \"" + Title + "\"", 2023, "a reply is no paper it replies for")]
    [InlineData("Reply to \"" + Title + "\"", "Reply to \"" + Title + "\"", 2023, "several may be replied to")]
    [InlineData(Title + ". I", Title + ". II", 2023, "parts are several")]
    [InlineData(Title + ", Part 1", Title + ", Part 2", 2023, "parts are several")]
    [InlineData(Title + " Ⅰ", Title + " Ⅱ", 2023, "Roman digits of one character are digits too")]
    [InlineData("Superfluid ³He in a slab geometry", "Superfluid ⁴He in a slab geometry", 2023, "raised digits are digits too")]
    [InlineData("Proceedings of the Workshop on Black Holes", "Proceedings of the Workshop on Black Holes", 2023, "there is one each year")]
    [InlineData("Summary of the working group on black holes", "Summary of the working group on black holes", 2023, "there is one each year")]
    [InlineData("The 4th conference on black holes: an overview", "The 4th conference on black holes: an overview", 2023, "there is one each year")]
    [InlineData("Black holes", "Black holes", 2023, "too short to tell")]
    [InlineData("Black holes and their hair (PhD thesis)", "Black holes and their hair (PhD thesis)", 2023, "a thesis")]
    public async Task Title_and_authors_are_not_enough_where(string title, string other, int year, string reason)
    {
        await Given.Works.SaveAsync([Of(Paper, title), Of(Published, other) with { Year = year }]);
        Assert.False((await RunAsync()).HasChanges, reason);
    }

    [Fact]
    public async Task A_thesis_is_not_the_paper_made_of_it()
    {
        var thesis = Samples.Paper(Paper) with { Title = Title, Authors = Authors, Year = 2023, Doi = null };
        await Given.Works.SaveAsync([thesis with { Paper = thesis.Paper! with { Comments = "PhD thesis, 120 pages" } }, Of(Published, Title)]);
        Assert.False((await RunAsync()).HasChanges);
    }

    [Theory]
    [InlineData("B. Author", "A. Author")]
    [InlineData("A. Writer", "A. Author")]
    public async Task Other_authors_are_others(string first, string other)
    {
        await Given.Works.SaveAsync(
            [Of(Paper, Title) with { Authors = [PersonName.Parse(first)!] }, Of(Published, Title) with { Authors = [PersonName.Parse(other)!] }]);
        Assert.False((await RunAsync()).HasChanges);
    }

    [Fact]
    public async Task Where_several_would_do_nothing_is_said()
    {
        var second = Samples.Key("10.1000/two");
        await Given.Works.SaveAsync([Of(Paper, Title), Of(Published, Title), Of(second, Title)]);
        Assert.False((await RunAsync()).HasChanges);
        await Given.Works.SaveAsync([Of(Paper, Title) with { Doi = "10.1000/two" }]);
        await RunAsync();
        Assert.Equal([Paper, Published], await Given.Merges.FindWorksAsync([second, Published]));
    }

    [Fact]
    public async Task Two_papers_of_arxiv_stay_two()
    {
        await Given.Works.SaveAsync([Of(Paper, Title), Of(Samples.Key("2312.00001"), Title), Of(Published, Title)]);
        Assert.False((await RunAsync()).HasChanges);
    }

    [Fact]
    public async Task A_paper_whose_record_comes_later_becomes_the_work()
    {
        await Given.Works.SaveAsync([Samples.Unresolved(Paper), Samples.Work(Published) with { Doi = "10.1000/one" }]);
        await Given.Merges.JoinAsync([new MergeClaim(Paper, Published, MergeRule.Hand, "Known.")], DateTimeOffset.UnixEpoch);
        await RunAsync();
        Assert.Equal([Published], await Given.Merges.FindWorksAsync([Paper]));
        await Given.Works.SaveAsync([Samples.Paper(Paper) with { Doi = null }]);
        await RunAsync();
        Assert.Equal([Paper], await Given.Merges.FindWorksAsync([Published]));
        Assert.Equal(MergeRule.Hand, Assert.Single(await Given.Merges.FindGroupAsync(Paper)).Rule);
    }

    [Fact]
    public async Task A_trial_says_what_would_be_done_and_does_nothing()
    {
        await Given.Works.SaveAsync([Of(Paper, Title), Of(Published, Title)]);
        var (stamp, told) = (await Given.Library.ReadStampAsync(), new List<MergeClaim>());
        var report = await new WorkMatcher(Given.Matches, TimeProvider.System).RunAsync(isTrial: true, (claim, _) => told.Add(claim));
        Assert.Equal(1, report.Joined[MergeRule.Title]);
        Assert.Single(told);
        Assert.Empty(await Given.Merges.FindGroupAsync(Paper));
        Assert.Equal((2, stamp), (await Given.Matches.CountWaitingAsync(), await Given.Library.ReadStampAsync()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task By_steps_in_any_order_it_comes_to_the_same_as_at_once(int seed)
    {
        Work[] works =
        [
            Of(Paper, Title), Of(Published, Title), Samples.Unresolved(Samples.Key("10.1000/cited")),
            Of(Samples.Key("2001.00001"), Title + " revisited") with { Doi = "10.1000/cited" },
            Of(Samples.Key("work:revisited"), Title + " revisited"), Of(Samples.Key("2001.00002"), Title + " again") with { Doi = "10.1000/twice" },
            Of(Samples.Key("2001.00003"), Title + " anew") with { Doi = "10.1000/twice" }, Of(Samples.Key("10.1000/twice"), Title + " anew"),
            Of(Samples.Key("work:anew"), Title + " anew"),
        ];
        await Given.Works.SaveAsync(works);
        await new WorkMatcher(Given.Matches, TimeProvider.System).RunWholeAsync();
        using var other = TEngine.Open();
        foreach (var work in Samples.Shuffled(works, seed))
        {
            await other.Works.SaveAsync([work]);
            await new WorkMatcher(other.Matches, TimeProvider.System).RunAsync();
        }

        Assert.Equal(await Given.Library.ComputeContentHashAsync(), await other.Library.ComputeContentHashAsync());
        Assert.NotEmpty(await Given.Merges.ReadAllAsync().ToListAsync());
    }

    private static IReadOnlyList<PersonName> Authors => [new PersonName("A.", "Author"), new PersonName("Beate", "Writer")];

    private static Work Of(WorkKey key, string title) => new() { Key = key, Title = title, Authors = Authors, Year = 2023 };

    private Task<MatchReport> RunAsync() => new WorkMatcher(Given.Matches, TimeProvider.System).RunAsync();
}

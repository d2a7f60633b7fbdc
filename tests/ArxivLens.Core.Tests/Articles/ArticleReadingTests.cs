using ArxivLens.Core.Articles;
using ArxivLens.Core.Articles.Reading;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Papers;
using ArxivLens.Storage.Memory;

namespace ArxivLens.Core.Tests.Articles;

public sealed class ArticleReadingTests
{
    private static readonly Work Paper = Of("2403.07918", "On the Societal Impact of Open Foundation Models", 2024,
        "Sayash Kapoor", "Rishi Bommasani", "Kevin Klyman");
    private static readonly Work Other = Of("2311.09227", "Open-Sourcing Highly Capable Foundation Models", 2023,
        "Elizabeth Seger");
    private static readonly Work Short = Of("doi:10.1000/ice", "Sea ice", 1999, "Ada Berg");

    [Theory]
    [InlineData("“It was the worst year that we ever had,” said Jane Doe, a professor of law at Yale.", "Jane Doe",
        "a professor of law at Yale")]
    [InlineData("“It was the worst year that we ever had,” Jane Doe said on Monday.", "Jane Doe", null)]
    [InlineData("Jane Doe, chair of the board, wrote that “it was the worst year that we ever had.”", "Jane Doe",
        "chair of the board")]
    [InlineData("In 2020, however, Jane Doe said: \"It was the worst year that we ever had.\"", "Jane Doe", null)]
    [InlineData("It was, according to the report of the council, “the worst year that we ever had.”", "report of the council",
        null)]
    [InlineData("\"It was the worst year that we ever had\" — Jane Doe, Harbour Master, Bergen", "Jane Doe",
        "Harbour Master, Bergen")]
    [InlineData("> It was the worst year that we ever had.\n>\n> – Jane Doe (harbour master)", "Jane Doe", "harbour master")]
    [InlineData("> It was the worst year that we ever had. — Jane Doe, Bergen", "Jane Doe", "Bergen")]
    [InlineData("“It was the worst year that we ever had.”\n\n- Jane Doe, Bergen", "Jane Doe", "Bergen")]
    [InlineData("As Jane Doe put it:\n\n> It was the worst year that we ever had.", "Jane Doe", null)]
    [InlineData("«Fue el peor año de todos», dijo Jane Doe.", "Jane Doe", null)]
    [InlineData("“It was the worst year that we ever had,” said William G. Gale, a fellow.", "William G. Gale", "a fellow")]
    [InlineData("“It was the worst year that we ever had,” said the harbour master Jane Doe.", "Jane Doe", "harbour master")]
    [InlineData("‘It was the worst year that we ever had,’ said Jane Doe.", "Jane Doe", null)]
    [InlineData("According to Dr. Jane Doe, a physicist at Yale, “it was the worst of years.”", "Dr. Jane Doe", "a physicist at Yale")]
    [InlineData("Jane Doe put it better: “It was the worst of years.”", "Jane Doe", null)]
    public async Task A_quote_has_its_speaker_and_role(string paragraphs, string speaker, string? role)
    {
        var quote = Assert.Single((await ReadAsync(paragraphs)).Quotes);

        Assert.Equal((speaker, role), (quote.Speaker, quote.Role));
    }

    [Theory]
    [InlineData("Proponents of “open” source say that the “off switch” is a myth.")]
    [InlineData("She wrote “The Long and Winding Road to the Sea” when she was young.")]
    [InlineData("The 'thing' isn't what it's meant to be, the writers' union says.")]
    public async Task Words_held_at_arm_s_length_and_titles_are_no_quotes(string paragraph)
        => Assert.Empty((await ReadAsync(paragraph)).Quotes);

    [Fact]
    public async Task Pieces_of_one_speaker_are_one_quote()
    {
        var read = await ReadAsync(
            "\"We want to build this for everyone in the whole wide world\" and *\"move fast\"* and *\"break things\"* — "
            + "Max Muster, CEO\n\n"
            + "“It is late,” said Jane Doe. “But it is not too late for us.”");

        Assert.Equal(["We want to build this for everyone in the whole wide world … move fast … break things",
            "It is late, … But it is not too late for us."], read.Quotes.Select(quote => quote.Text));
        Assert.Equal(["Max Muster", "Jane Doe"], read.Quotes.Select(quote => quote.Speaker));
    }

    [Fact]
    public async Task She_is_who_was_named_last()
    {
        var read = await ReadAsync(
            "“It was the worst year that we ever had,” said Jane Doe.\n\n“It was not so bad as all that,” said Max "
            + "Muster.\n\nI asked Doe again. “It will get better in the spring,” she said.");

        Assert.Equal("Jane Doe", read.Quotes[^1].Speaker);
    }

    [Theory]
    [InlineData("71% of Americans polled by AIPI have said so.", "AIPI")]
    [InlineData("According to the National Ice Office, melt rose by 38 percent.", "National Ice Office")]
    [InlineData("A survey of 2,778 researchers by Nature found little hope.", "Nature")]
    [InlineData("90%+ of 2,778 published AI researchers polled were worried.", "2,778 published AI researchers")]
    [InlineData("The Ice Office estimates that 4 million tons are lost.", "Ice Office")]
    [InlineData("Three in ten fishermen gave up, and two-thirds of those surveyed were tired.", null)]
    public async Task A_figure_has_its_source(string sentence, string? source)
    {
        var figure = Assert.Single((await ReadAsync(sentence)).Figures);

        Assert.Equal((sentence, source), (figure.Text, figure.Source));
    }

    [Theory]
    [InlineData("In 2019 version 3.2 came out, on March 3, 2019, at 10:30.")]
    [InlineData("Call 030 1234 56 and ask for room 12.")]
    [InlineData("Is a rise of 38 percent much?")]
    public async Task Years_days_versions_and_questions_claim_nothing(string sentence)
        => Assert.Empty((await ReadAsync(sentence)).Figures);

    [Fact]
    public async Task Lines_that_were_links_and_lists_of_what_to_read_are_resources()
    {
        var read = await ReadAsync(
            "Costs: They rose. Who pays?\n\nAda Berg arguing with me on costs\n\nRisks: They rose. Who knows?\n\nRights: "
            + "They went. To whom?\n\n"
            + "MORE RESOURCES:\n\n[What the experts get wrong](#)\n\nFollow me on [LinkedIn](#).");

        Assert.Equal(["Ada Berg arguing with me on costs", "What the experts get wrong"], read.Resources
            .Select(resource => resource.Title));
    }

    [Fact]
    public async Task Links_are_resources_unless_they_share_or_name_a_work()
    {
        var read = await ReadAsync(
            "See [the survey](https://example.org/s), [again](https://example.org/s), "
            + "[tweet](https://twitter.com/intent/tweet) and [a paper](https://arxiv.org/abs/2403.07918).", Paper);

        Assert.Equal([("the survey", "https://example.org/s")], read.Resources
            .Select(resource => (resource.Title, resource.Url)));
        Assert.Equal(Paper.Key, Assert.Single(read.Discusses).Work);
    }

    [Theory]
    [InlineData("See https://arxiv.org/pdf/2403.07918v2.pdf for that.", 0.99)]
    [InlineData("See [here](https://doi.org/10.48550/arXiv.2403.07918).", 0.99)]
    [InlineData("It is arXiv:2403.07918, and worth a look.", 0.97)]
    [InlineData("A paper called “On the societal impact of open foundation models” came out.", 0.95)]
    [InlineData("They read *On the Societal Impact of Open Foundation Models*.", 0.95)]
    [InlineData("## On the Societal Impact of Open Foundation Models\n\nIt is long.", 0.95)]
    [InlineData("A study titled “The Societal Impact of Open Foundation Models” came out.", 0.75)]
    [InlineData("A study titled “On the Social Impact of Open Foundation Models” came out.", 0.5)]
    [InlineData("There is a paper by Kapoor, Bommasani and Klyman (2024).", 0.65)]
    public async Task A_work_is_found_by_what_the_article_says_of_it(string paragraph, double confidence)
    {
        var work = Assert.Single((await ReadAsync(paragraph, Paper, Other, Short)).Discusses);

        Assert.Equal((Paper.Key, Paper.Title), (work.Work, work.Title));
        Assert.Equal(confidence, work.Confidence, 2);
    }

    [Theory]
    [InlineData("The societal impact of “open foundation models” is unclear.")]
    [InlineData("We went to see the “sea ice” off the coast.")]
    [InlineData("He sang “The Long and Winding Road” all night.")]
    [InlineData("See [the impact of open models](https://example.org/2403.07918).")]
    [InlineData("In Berg (1998) there is nothing of it.")]
    public async Task No_work_is_found_where_none_is_named(string paragraph)
        => Assert.DoesNotContain((await ReadAsync(paragraph, Paper, Other, Short)).Discusses, work => work.IsSure);

    [Fact]
    public async Task The_paper_is_the_one_that_was_named_before_it_was_called_so()
    {
        var read = await ReadAsync(
            "Much was written, such as “Open-Sourcing Highly Capable Foundation Models”.\n\nA “Position Paper” by academics "
            + "from MIT tries to answer it.\n\n"
            + "On the Societal Impact of Open Foundation Models\n\nThe Paper is long. Can it be right?",
            Paper, Other);

        var asked = Assert.Single(read.Discusses, work => work.IsAsked);
        Assert.Equal(Paper.Key, asked.Work);
        Assert.StartsWith("A “Position Paper” by academics from MIT", asked.Passage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_that_the_library_lacks_is_kept_without_a_work()
    {
        var work = Assert.Single((await ReadAsync("A paper titled “Basal Channels and the Memory of Ice” asks for humility.",
            Paper)).Discusses);

        Assert.Equal(("Basal Channels and the Memory of Ice", null), (work.Title, work.Work));
        Assert.False(work.IsSure);
    }

    [Fact]
    public async Task Without_an_index_works_are_known_by_their_identifiers()
    {
        using var host = new IndexHost(Path.Combine(Path.GetTempPath(), "arxivlens-no-index"));
        var storage = new MemoryStorage();
        await storage.Works.SaveAsync([Paper]);

        var read = await new ArticleReader(host, storage.Works).ReadAsync(
            TextArticleReader.Read("# A title\n\nSee arXiv:2403.07918 and “On the Societal Impact of Open Foundation Models”.",
                true, null));


        Assert.Equal(Paper.Title, Assert.Single(read.Discusses).Title);
    }

    private static async Task<ArticleReading> ReadAsync(string paragraphs, params Work[] works)
    {
        var folder = Directory.CreateTempSubdirectory("arxivlens-test-");
        try
        {
            TestIndex.Write(folder.FullName, works.Select(WorkDocument.Of), []);
            using var host = new IndexHost(folder.FullName);
            host.Refresh();
            var storage = new MemoryStorage();
            await storage.Works.SaveAsync(works);
            var document = TextArticleReader.Read("# A title\n\n" + paragraphs, false, null);
            return await new ArticleReader(host, storage.Works).ReadAsync(document);
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static Work Of(string key, string title, int year, params string[] authors)
    {
        Assert.True(WorkKey.TryParse(key, out var parsed));
        return new Work { Key = parsed, Title = title, Year = year,
            Authors = [.. authors.Select(name => PersonName.Parse(name)!)] };
    }
}

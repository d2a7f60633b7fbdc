using System.Globalization;
using System.Text;
using System.Xml.Linq;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Papers;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Tests.Feeds;

/// <summary>What stands in feeds, over a library that is changed while it is served.</summary>
public sealed class FeedContentTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [FeedToolsFact]
    public async Task Hostile_titles_come_out_of_a_feed_reader_as_they_went_in()
    {
        var titles = new[]
        {
            "]]> ends no text", "a\u0000b\u0001c\u001Fd\u007Fe", "half \uD83D of a pair", "\uDE00 the other half", "not \uFFFE and \uFFFF a character",
            "whole 😀 pairs 𝔸", "\u202Eright to left\u202C and \u2066isolated\u2069", "כותרת عنوان 題名", "<b>bold</b> &amp; & < > \" '",
            "<!-- a comment --> <?php ?> <!DOCTYPE x>", "a\nb\tc\rd", "line\u2028separator", "combining e\u0301\u0301\u0301 zalgo", "\uFEFFmark first",
        }.Concat(HostileTexts.Words).ToList();
        await using var site = await DebateSite.StartAsync([.. titles.Select(Paper)]);
        using var client = new SiteClient(site.Address);
        var expected = titles.Select(title => XmlText(TexText.ToDisplay(title))).ToList();

        var bodies = new List<string>();
        var pages = (titles.Count + 49) / 50;
        for (var page = 1; page <= pages; page++)
            bodies.Add((await client.GetAsync($"/list/cs.CY.atom{(page == 1 ? "" : $"?page={page}")}")).Body);
        bodies.Add((await client.GetAsync("/search.atom?q=" + Uri.EscapeDataString(HostileTexts.Words[0] + "\u0001\uD83D"))).Body);
        bodies.Add((await client.GetAsync("/questions.atom?label=" + Uri.EscapeDataString(string.Join(' ', titles)[..190]))).Body);
        bodies.Add((await client.GetAsync("/abs/2403.00002/citations.atom")).Body);

        Assert.Equal("", await FeedTools.ValidateAsync(bodies));
        var read = await FeedTools.ReadAsync(bodies);
        Assert.All(read, feed => Assert.Equal("", feed.Fault));
        var entries = read.Take(pages).SelectMany(feed => feed.Entries).ToDictionary(entry => entry.Id, StringComparer.Ordinal);
        Assert.Equal(titles.Count, entries.Count);
        for (var number = 0; number < titles.Count; number++)
        {
            var entry = entries[$"http://arxiv.org/abs/{IdOf(number)}"];
            Assert.Equal(Folded(expected[number]), Folded(entry.Title));
            Assert.Equal(Folded(expected[number]), Folded(entry.Summary));
        }
    }

    [Fact]
    public async Task A_new_paper_comes_first_and_a_new_version_changes_when_its_entry_was_updated()
    {
        var first = Paper("On bridges", 1) with { Paper = Versions(("2024-03-14T09:00:00Z", 1)) };
        await using var site = await DebateSite.StartAsync(first);
        using var client = new SiteClient(site.Address);
        var before = await ReadAsync(client, "/list/cs.CY.atom");
        Assert.Equal("2024-03-14T09:00:00Z", Updated(before));

        await site.AddAsync(first with { Paper = Versions(("2024-03-14T09:00:00Z", 1), ("2024-05-02T10:30:00Z", 2)) });
        await site.AddAsync(Paper("On tunnels", 2) with { Published = new DateOnly(2024, 4, 1), Paper = Versions(("2024-04-01T00:00:00Z", 1)) });
        var after = await ReadAsync(client, "/list/cs.CY.atom");

        Assert.Equal(["On tunnels", "On bridges"], after.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "title")!.Value));
        var bridges = after.Elements(Atom + "entry").Last();
        Assert.Equal(before.Element(Atom + "entry")!.Element(Atom + "id")!.Value, bridges.Element(Atom + "id")!.Value);
        Assert.Equal(("2024-03-14T09:00:00Z", "2024-05-02T10:30:00Z"), (bridges.Element(Atom + "published")!.Value, Updated(bridges)));
        Assert.Equal("2024-05-02T10:30:00Z", Updated(after));
    }

    [Fact]
    public async Task What_cites_a_paper_comes_by_day_and_without_works_of_which_only_the_key_is_known()
    {
        var cited = Paper("Cited", 1);
        var newer = Paper("Newer", 2) with { Published = new DateOnly(2024, 6, 1), Paper = Versions(("2024-06-01T00:00:00Z", 1)) };
        var older = Paper("Older", 3) with { Published = new DateOnly(2024, 5, 1), Paper = Versions(("2024-05-01T00:00:00Z", 1)) };
        var outside = new Work { Key = DebateSite.Key("10.1000/Else<w>here"), Title = "Elsewhere", Year = 2025, Doi = "10.1000/Else<w>here" };
        await using var site = await DebateSite.StartAsync(cited, newer, older, outside);
        await site.Storage.Citations.SaveAsync(
            [.. new[] { older.Key, newer.Key, outside.Key, DebateSite.Key("10.1000/unknown") }.Select(citing => new Citation(citing, cited.Key, "test"))], 1);
        await site.AddAsync();
        using var client = new SiteClient(site.Address);
        var feed = await ReadAsync(client, $"/abs/{cited.Key}/citations.atom");

        Assert.Equal(["Elsewhere", "Newer", "Older"], feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "title")!.Value));
        Assert.Equal("https://doi.org/10.1000/else%3Cw%3Ehere", feed.Element(Atom + "entry")!.Element(Atom + "id")!.Value);
        Assert.Equal("2025-01-01T00:00:00Z", Updated(feed.Element(Atom + "entry")!));
        Assert.Equal("Author not known", feed.Element(Atom + "entry")!.Element(Atom + "author")!.Element(Atom + "name")!.Value);
        Assert.Equal("Works that cite “Cited”", feed.Element(Atom + "title")!.Value);
        Assert.Empty((await ReadAsync(client, "/citations.atom?work=doi%3A10.1000%2Felse%3Cw%3Ehere")).Elements(Atom + "entry"));
    }

    [Fact]
    public async Task The_debate_is_told_by_when_it_came_in_and_forgotten_when_it_is_taken_out()
    {
        await using var site = await DebateSite.StartAsync(DebateCases.AskedPaper, DebateCases.ClosedPaper);
        using var client = new SiteClient(site.Address);
        Assert.Empty((await ReadAsync(client, "/articles.atom")).Elements(Atom + "entry"));
        var article = await site.AddAsync("https://span.example.org/copied-bridge", DebateCases.Facts, DebateCases.Reading);

        var articles = await ReadAsync(client, "/articles.atom");
        var entry = Assert.Single(articles.Elements(Atom + "entry"));
        Assert.Equal(DebateCases.Facts.Title, entry.Element(Atom + "title")!.Value);
        Assert.Equal(("2024-04-02T00:00:00Z", "2026-11-28T09:00:00Z"), (entry.Element(Atom + "published")!.Value, Updated(entry)));
        Assert.Equal(DebateCases.Facts.Address, (string?)entry.Elements(Atom + "link").Single(link => (string?)link.Attribute("rel") == "via").Attribute("href"));
        Assert.Single((await ReadAsync(client, $"/abs/{DebateCases.AskedId}/articles.atom")).Elements(Atom + "entry"));

        var path = $"/questions.atom?work={DebateCases.AskedId}";
        var asked = await ReadAsync(client, path);
        Assert.Equal("Questions to “Bridges of open models”", asked.Element(Atom + "title")!.Value);
        Assert.Equal("2026-11-28T09:00:00Z", Updated(asked));
        var question = (await site.Storage.Questions.FindAskedByAsync(article.Id)).First(one => one.Text == DebateCases.Liability.Text);
        await site.AnswerAsync(question.Id, $"{DebateCases.AskedId}#a2", "It says so.");
        var answered = (await ReadAsync(client, path)).Elements(Atom + "entry").Single(one => one.Element(Atom + "title")!.Value == question.Text);
        Assert.Contains("A reader answers: It says so.", answered.Element(Atom + "summary")!.Value, StringComparison.Ordinal);

        await site.Storage.Articles.RemoveAsync(article.Id);
        Assert.Empty((await ReadAsync(client, path)).Elements(Atom + "entry"));
        Assert.Empty((await ReadAsync(client, "/articles.atom")).Elements(Atom + "entry"));
    }

    [Fact]
    public async Task An_address_that_runs_a_script_is_no_link_of_a_feed()
    {
        await using var site = await DebateSite.StartTaintedAsync(DebateCases.AskedPaper);
        foreach (var (address, number) in HostileTexts.Addresses.Select((address, number) => (address, number)))
            await site.AddAsync($"https://span.example.org/{number}", DebateCases.Facts with { Address = $"https://span.example.org/{number}" }, DebateCases.Reading);
        using var client = new SiteClient(site.Address);
        var feed = await ReadAsync(client, "/articles.atom");

        Assert.NotEmpty(feed.Elements(Atom + "entry"));
        Assert.All(feed.Descendants(Atom + "link"), link => Assert.StartsWith("http", (string?)link.Attribute("href"), StringComparison.Ordinal));
    }

    private static string Updated(XElement element) => element.Element(Atom + "updated")!.Value;

    private static async Task<XElement> ReadAsync(SiteClient client, string path) => XDocument.Parse((await client.GetAsync(path)).Body).Root!;

    private static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"2403.{number + 1:00000}");

    private static Work Paper(string title, int number) =>
        DebateSite.Paper(IdOf(number), title, title) with { Authors = [new PersonName("Ada", title)] };

    private static PaperFacts Versions(params (string Created, int Number)[] versions) => new()
    {
        Versions = [.. versions.Select(one => new PaperVersion(one.Number, DateTimeOffset.Parse(one.Created, CultureInfo.InvariantCulture)))],
    };

    // What XML 1.0 cannot hold is replaced; all else has to come through.
    private static string XmlText(string text)
    {
        var whole = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune.Value is < 0x20 and not (9 or 10 or 13) or 0xFFFE or 0xFFFF ? "\uFFFD" : rune.ToString());
        return whole.ToString();
    }

    // feedparser takes blanks off the ends and reads any line end as one.
    private static string Folded(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();
}

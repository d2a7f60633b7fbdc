using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ArxivLens.Core.Articles;
using ArxivLens.Core.FullTexts;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Web.Tests.Annotations;

/// <summary>Annotations made elsewhere come in as a reader's own comments, by the rules of comments.</summary>
public sealed class AnnotationImportTests(AnnotatedSite site) : IClassFixture<AnnotatedSite>
{
    private const string Words = "should pay for the marginal risk";

    [Fact]
    public async Task An_annotation_is_shown_first_and_then_is_the_readers_own_comment_on_its_passage()
    {
        var reader = await site.AddReaderAsync("Single");
        var annotation = Of("urn:x:1", "Who says so?", "https://arxiv.org/abs/2403.00001v1", Words);
        annotation["creator"] = new JsonObject { ["nickname"] = "Ada" };
        var looked = await site.LookAsync(reader, annotation.ToJsonString());
        Assert.Equal([(true, $"on: “{Words}”")], looked.Lines);
        Assert.Empty(await site.Store.ListOfAsync(reader.Account));

        var taken = await site.TakeAsync(reader, annotation.ToJsonString());
        Assert.Equal([(true, "is here")], taken.Lines);
        var comment = Assert.Single(await site.Store.ListOfAsync(reader.Account));
        Assert.Equal(("Who says so?", "Single", "work:2403.00001"), (comment.Text, comment.Author, $"work:{comment.Subject.Id}"));
        var anchor = Assert.Single(await site.Site.Community!.Anchors.FindAsync([comment.Number])).Value;
        Assert.Equal((Words, 2, 1), (anchor.Exact, anchor.Sentence, anchor.Version));
    }

    [Theory]
    [InlineData("array")]
    [InlineData("page")]
    [InlineData("collection")]
    [InlineData("hypothesis")]
    public async Task A_file_may_hold_several_in_every_shape_they_are_handed_out_in(string shape)
    {
        var all = new JsonArray(Of("urn:x:a", "One.", "https://arxiv.org/abs/2403.00001"), Of("urn:x:b", "Two.", "/abs/2403.00002"));
        JsonNode file = shape switch
        {
            "array" => all,
            "page" => new JsonObject { ["type"] = "AnnotationPage", ["items"] = all },
            "collection" => new JsonObject { ["type"] = "AnnotationCollection", ["first"] = new JsonObject { ["items"] = all } },
            _ => new JsonObject
            {
                ["total"] = 2,
                ["rows"] = new JsonArray(
                    new JsonObject { ["id"] = "h1", ["uri"] = "https://arxiv.org/pdf/2403.00001", ["text"] = "One.", ["target"] = Hypothesis(Words) },
                    new JsonObject { ["id"] = "h2", ["uri"] = "https://arxiv.org/abs/2403.00002", ["text"] = "Two." }),
            },
        };
        var reader = await site.AddReaderAsync("Shape." + shape);
        Assert.All((await site.TakeAsync(reader, file.ToJsonString())).Lines, line => Assert.Equal((true, "is here"), line));
        Assert.Equal(["One.", "Two."], (await site.Store.ListOfAsync(reader.Account)).Select(comment => comment.Text));
    }

    [Fact]
    public async Task What_is_wrong_is_named_with_its_place_and_field_and_the_rest_comes_in()
    {
        var reader = await site.AddReaderAsync("Mixed");
        var html = Of("urn:x:3", "<b>x</b>", "/abs/2403.00001");
        html["body"]!["format"] = "text/html";
        var reply = Of("urn:x:4", "No.", "/abs/2403.00001");
        reply["motivation"] = "replying";
        var file = new JsonArray(
            42, Of("urn:x:2", " ", "/abs/2403.00001"), html, reply, Of("urn:x:5", "Gone.", "https://arxiv.org/abs/2499.00001"),
            Of("urn:x:6", "Where?", "/abs/2403.00001", "words that stand nowhere"), Of("urn:x:7", "Which?", "/abs/2403.00001", "bridges"),
            Of("urn:x:8", "Good.", "/abs/2403.00001", Words)).ToJsonString();
        file = file.Insert(file.Length - 1, ",{\"target\":\"/abs/2403.00001\",\"bodyValue\":\"\\ud800\"},{\"id\":7,\"target\":[],\"body\":[]}");
        var lines = (await site.TakeAsync(reader, file)).Lines;
        Assert.Equal(10, lines.Count);
        string[] fields = ["it is no object", "body:", "body:", "target:", "target:", "selector:", "selector:", "is here", "it holds", "body:"];
        Assert.All(lines.Zip(fields), line => Assert.StartsWith(line.Second, line.First.Outcome, StringComparison.Ordinal));
        Assert.Equal("Good.", Assert.Single(await site.Store.ListOfAsync(reader.Account)).Text);
    }

    [Fact]
    public async Task What_is_here_already_does_not_come_in_twice_but_anothers_is_anothers()
    {
        var (first, second) = (await site.AddReaderAsync("First"), await site.AddReaderAsync("Second"));
        var file = new JsonArray(Of("urn:x:1", "Once.", "/abs/2403.00001"), Of("urn:x:1", "Twice.", "/abs/2403.00001")).ToJsonString();
        Assert.Equal([(true, "is here"), (false, "is here already")], (await site.TakeAsync(first, file)).Lines);
        Assert.All((await site.LookAsync(first, file)).Lines, line => Assert.Equal((false, "is here already"), line));
        Assert.Equal((true, "is here"), (await site.TakeAsync(second, file)).Lines[0]);
        var own = (await site.GetAsync("/annotations/mine.jsonld", first)).Body;
        Assert.Equal([(false, "is here already")], (await site.LookAsync(first, own)).Lines);
        Assert.Single(await site.Store.ListOfAsync(first.Account));
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public async Task A_file_holds_so_many_annotations(int count, bool isRead)
    {
        var file = new JsonArray([.. Enumerable.Range(0, count).Select(at => (JsonNode)Of($"urn:x:{at}", "x", "/abs/2499.00001"))]);
        var answer = await site.LookAsync(site.Bob, file.ToJsonString());
        Assert.Equal(isRead ? HttpStatusCode.OK : HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(isRead ? count : 0, answer.Lines.Count);
    }

    [Theory]
    [InlineData(500_000, true)]
    [InlineData(500_001, false)]
    public async Task A_file_has_so_many_characters(int length, bool isRead)
    {
        var file = Of("urn:x:1", "Padded.", "/abs/2403.00001").ToJsonString();
        // Blanks of three bytes each would be no JSON; the words of a field nobody reads may be.
        file = file.Insert(1, "\"note\":\"" + new string('字', length - file.Length - 10) + "\",");
        Assert.Equal(length, file.Length);
        var answer = await site.LookAsync(site.Bob, file);
        Assert.Equal(isRead ? HttpStatusCode.OK : HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(isRead, answer.Fault is null);
        if (isRead)
            Assert.Equal([(true, "is here")], (await site.TakeAsync(await site.AddReaderAsync("Long"), file)).Lines);
    }

    [Theory]
    [InlineData("", "Choose a file")]
    [InlineData("{", "line 1")]
    [InlineData("[\n\n{]", "line 3")]
    [InlineData("{}", "no annotation")]
    [InlineData("\"a\"", "no annotation")]
    [InlineData("{\"type\":\"AnnotationCollection\",\"first\":\"urn:x:page\"}", "no annotation")]
    public async Task A_file_that_is_none_is_said_to_be_so(string file, string why)
    {
        var answer = await site.LookAsync(site.Bob, file);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(why, answer.Fault!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.LookAsync(site.Bob, new string('[', 1000))).Status);
    }

    [Fact]
    public async Task Nobody_brings_anything_in_without_signing_in_or_from_another_site()
    {
        var reader = await site.AddReaderAsync("Careful");
        var file = Of("urn:x:1", "Forged.", "/abs/2403.00001").ToJsonString();
        HttpContent Form() => new MultipartFormDataContent { { new StringContent(file), "kept" } };
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.PostAsync(null, Form())).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.PostAsync(reader, Form(), hasWord: false)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.PostAsync(reader, Form(), from: "cross-site")).Status);
        foreach (var type in new[] { "application/ld+json", "application/json", "text/plain" })
        {
            var sent = await site.PostAsync(reader, new StringContent(file, Encoding.UTF8, type));
            Assert.Equal((HttpStatusCode.UnprocessableEntity, "Choose a file of annotations."), (sent.Status, sent.Fault));
        }

        Assert.Empty(await site.Store.ListOfAsync(reader.Account));
    }

    [Fact]
    public async Task Words_of_a_full_text_and_of_an_article_are_found_in_them()
    {
        await site.Site.Storage.FullTexts.SaveAsync([new FullText(
            DebateCases.Asked, null, null, [new FullTextPart(1, "2 Method", ["We ask forty towns.", "Nobody answers on a Sunday."])])]);
        var reader = await site.AddReaderAsync("Distant");
        var article = ArticleId.Of("first");
        var file = new JsonArray(
            Of("urn:x:1", "In the full text.", "https://arxiv.org/pdf/2403.00001v1", "answers on a Sunday"),
            Of("urn:x:2", "In the article.", $"/article/{article}", "asked us"));
        Assert.All((await site.TakeAsync(reader, file.ToJsonString())).Lines, line => Assert.Equal((true, "is here"), line));
        var page = await site.GetAsync(AnnotatedSite.Paper, reader);
        var anchor = page.Page.QuerySelectorAll("[data-testid=anchor]").Single(one => one.TextContent.Contains("Sunday", StringComparison.Ordinal));
        Assert.Contains("full text, under “2 Method”", anchor.TextContent, StringComparison.Ordinal);
        var shown = await site.GetAsync($"/article/{article}", reader);
        Assert.Equal("asked us", shown.Page.QuerySelector("[data-passage=quotes-1] .commented")!.TextContent);
    }

    [Fact]
    public async Task What_goes_out_of_one_library_comes_into_another_with_the_same_words_and_selectors()
    {
        var reader = await site.AddReaderAsync("Traveller");
        var file = new JsonArray(
            Of("urn:x:1", "On *words*, $x^2$ & “more” 😀\n\n> quoted", "/abs/2403.00001", Words), Of("urn:x:2", "On all of it.", "/abs/2403.00002"));
        await site.TakeAsync(reader, file.ToJsonString());
        var sent = (await site.GetAsync("/annotations/mine.jsonld", reader)).Body;

        using var other = new AnnotatedSite();
        await other.InitializeAsync();
        var there = await other.AddReaderAsync("Elsewhere");
        Assert.All((await other.TakeAsync(there, sent)).Lines, line => Assert.Equal((true, "is here"), line));
        var back = (await other.GetAsync("/annotations/mine.jsonld", there)).Body;
        await other.DisposeAsync();
        Assert.Equal(Kept(sent), Kept(back));
        Assert.Equal(2, Kept(back).Count);
    }

    private static List<string> Kept(string export) =>
    [
        .. JsonNode.Parse(export)!["first"]!["items"]!.AsArray().Select(one => string.Join('\n',
            one!["body"]!.ToJsonString(), one["motivation"]!.ToJsonString(),
            one["target"] is JsonObject target ? target["selector"]!.ToJsonString() + target["arxivlens:text"] + target["arxivlens:passage"] + target["arxivlens:fingerprint"] : "")),
    ];

    private static JsonObject Of(string id, string text, string source, string? exact = null) => new()
    {
        ["@context"] = "http://www.w3.org/ns/anno.jsonld",
        ["id"] = id,
        ["type"] = "Annotation",
        ["body"] = new JsonObject { ["type"] = "TextualBody", ["value"] = text },
        ["target"] = exact is null ? source : new JsonObject
        {
            ["source"] = source,
            ["selector"] = new JsonObject { ["type"] = "TextQuoteSelector", ["exact"] = exact },
        },
    };

    private static JsonArray Hypothesis(string exact) =>
    [
        new JsonObject
        {
            ["source"] = "https://arxiv.org/pdf/2403.00001",
            ["selector"] = new JsonArray(
                new JsonObject { ["type"] = "RangeSelector", ["startContainer"] = "/div[1]" },
                new JsonObject { ["type"] = "TextPositionSelector", ["start"] = 999_999, ["end"] = 3 },
                new JsonObject { ["type"] = "TextQuoteSelector", ["exact"] = exact, ["prefix"] = "a bridge ", ["suffix"] = " of collapse" }),
        },
    ];
}

using System.Text.Json;
using System.Text.Json.Nodes;
using ArxivLens.Core.Annotations;
using ArxivLens.Core.Discussion;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Tests.Formats;

/// <summary>What we hand out as Web Annotations is what a reader of RDF takes for them, in the words of the W3C.</summary>
public sealed class AnnotationFormatTests
{
    private const string Words = "On *words*, $x^2$ & “more” 😀\n\n> quoted";

    [ParserFact]
    public async Task Comments_are_annotations_by_the_vocabulary_of_the_W3C()
    {
        await using var site = await DebateCases.StartCommunityAsync();
        using var client = new SiteClient(site.Address);
        var ada = await CommunityAccounts.AddAsync(site.Community!, "Ada");
        var text = AnchorTextBuilder.Of(DebateCases.AskedPaper);
        var anchor = Anchor.Of(text, text.Sentences[2].Start, "Whoever copies a bridge".Length)!;
        var on = await SayAsync(site, ada.Account, Words, anchor, null);
        var reply = await SayAsync(site, ada.Account, "So it is.", null, on);

        var all = await GetAsync(client, $"/abs/{DebateCases.AskedId}/annotations.jsonld");
        var items = JsonNode.Parse(all)!["first"]!["items"]!;
        // The page and the one by itself say the same, so that one look at them is enough.
        Assert.True(JsonNode.DeepEquals(items, JsonNode.Parse(await GetAsync(client, $"/abs/{DebateCases.AskedId}/annotations.jsonld?page=1"))!["items"]));
        var alone = JsonNode.Parse(await GetAsync(client, $"/annotations/{on}.jsonld"))!.AsObject();
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(all)!["@context"], alone["@context"]));
        alone.Remove("@context");
        Assert.True(JsonNode.DeepEquals(items[0], alone));
        var read = await Parsers.ReadAnnotationsAsync(all);
        Assert.Equal(2, read.GetArrayLength());
        Assert.Equal(
            [
                $"{site.Address}annotations/{on}.jsonld", "http://www.w3.org/ns/oa#commenting", "http://www.w3.org/ns/oa#commenting", Words, "text/markdown", "Ada",
                $"{site.Address}abs/{DebateCases.AskedId}", Write(anchor.Prefix, anchor.Exact, anchor.Suffix), $"[{anchor.Start},{anchor.End}]", "abstract-2",
            ],
            read[0].EnumerateObject().Select(field => Plain(field.Value)));
        Assert.Equal(
            [
                $"{site.Address}annotations/{reply}.jsonld", "http://www.w3.org/ns/oa#replying", "http://www.w3.org/ns/oa#replying", "So it is.", "text/markdown", "Ada",
                $"{site.Address}annotations/{on}.jsonld", "", "", "",
            ],
            read[1].EnumerateObject().Select(field => Plain(field.Value)));
    }

    private static string Write(params string[] words) => Plain(JsonSerializer.SerializeToElement(words));

    private static string Plain(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? $"[{string.Join(',', value.EnumerateArray().Select(Plain))}]"
        : value.ToString();

    private static async Task<string> GetAsync(SiteClient client, string path)
    {
        var answer = await client.GetAsync(path);
        Assert.Equal("application/ld+json", answer.ContentHeaders.ContentType?.MediaType);
        return answer.Body;
    }

    private static async Task<long> SayAsync(DebateSite site, long account, string text, Anchor? anchor, long? parent) =>
        (await site.Community!.Contributions.AddAsync(
            new Contribution
            {
                Kind = ContributionKind.Comment,
                Account = account,
                Subject = new Subject(SubjectKind.Work, DebateCases.AskedId),
                Parent = parent,
                Text = text,
                Written = new DateTimeOffset(2026, 11, 30, 12, 0, 0, TimeSpan.Zero),
            },
            anchor)).Number;
}

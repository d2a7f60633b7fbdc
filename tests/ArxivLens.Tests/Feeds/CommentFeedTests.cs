using System.Xml.Linq;
using ArxivLens.Core.Discussion;
using ArxivLens.Tests.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Tests.Feeds;

/// <summary>Feeds of comments, read by others' readers.</summary>
[Collection(SharedSite.Name)]
public sealed class CommentFeedTests(Site site)
{
    private const string Paper = "2311.09227";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Thread = "http://purl.org/syndication/thread/1.0";

    [Fact]
    public async Task A_feed_of_comments_is_atom_with_the_words_as_markup_and_what_they_answer()
    {
        var store = site.Services.GetRequiredService<IContributionStore>();
        var said = await SayAsync(store, "See [this](https://example.org/) & <b>that</b> \u0001 $x$, 0704.0001", null);
        var reply = await SayAsync(store, "Indeed.", said.Number);
        try
        {
            var feeds = new List<string>();
            foreach (var address in new[] { "/comments.atom", $"/abs/{Paper}/comments.atom" })
                feeds.Add((await site.Client.GetAsync(address, "*/*")).Body);
            if (FeedTools.Missing.Length == 0)
                Assert.Equal("", await FeedTools.ValidateAsync(feeds));
            foreach (var feed in feeds.Select(text => XDocument.Parse(text).Root!))
            {
                var entries = feed.Elements(Atom + "entry").ToList();
                var (answer, first) = (Of(entries, reply), Of(entries, said));
                Assert.Equal(first.Element(Atom + "id")!.Value, (string?)answer.Element(Thread + "in-reply-to")!.Attribute("ref"));
                var content = first.Element(Atom + "content")!;
                Assert.Equal("html", (string?)content.Attribute("type"));
                Assert.Contains("&lt;b&gt;that&lt;/b&gt;", content.Value, StringComparison.Ordinal);
                Assert.Contains("rel=\"ugc nofollow noopener noreferrer\"", content.Value, StringComparison.Ordinal);
            }

            await store.SetStateAsync(said.Number, ContributionState.Removed);
            foreach (var address in new[] { "/comments.atom", $"/abs/{Paper}/comments.atom" })
                Assert.DoesNotContain("example.org/", (await site.Client.GetAsync(address, "*/*")).Body, StringComparison.Ordinal);
        }
        finally
        {
            await store.SetStateAsync(reply.Number, ContributionState.TakenBack);
            await store.SetStateAsync(said.Number, ContributionState.TakenBack);
        }
    }

    private static XElement Of(IEnumerable<XElement> entries, Contribution comment) => entries.Single(entry =>
        entry.Elements(Atom + "link").Any(link => ((string?)link.Attribute("href"))!.EndsWith($"/comment/{comment.Number}", StringComparison.Ordinal)));

    // Nobody's: the site is shared, and accounts are other tests'.
    private static Task<Contribution> SayAsync(IContributionStore store, string text, long? parent) => store.AddAsync(new Contribution
    {
        Kind = ContributionKind.Comment,
        Subject = new Subject(SubjectKind.Work, Paper),
        Parent = parent,
        Text = text,
        Written = new DateTimeOffset(2026, 11, 30, 12, 0, 0, TimeSpan.Zero),
    });
}

using System.Globalization;
using System.Text.Json.Nodes;
using ArxivLens.Core.Discussion;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>The comments of a page in the words of schema.org.</summary>
internal static class CommentJsonLd
{
    /// <summary>Writes what everybody sees of them, on one line, as it may stand in an element of HTML.</summary>
    /// <param name="view">The page of the discussion.</param>
    /// <param name="whole">Makes a path on this server an address.</param>
    public static string Write(DiscussionView view, Func<string, string> whole)
    {
        var shown = view.Entries.Where(entry => entry.Comment.State == ContributionState.Shown).Select(entry => entry.Comment).ToList();
        var numbers = shown.Select(comment => comment.Number).ToHashSet();
        return new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = TypeOf(view.Thing.Subject.Kind),
            ["@id"] = whole(view.Thing.Address),
            ["commentCount"] = view.Total,
            ["comment"] = new JsonArray([.. shown.Select(comment => Of(comment, numbers, whole))]),
        }.ToJsonString();
    }

    private static string TypeOf(SubjectKind kind) => kind switch
    {
        SubjectKind.Work => "ScholarlyArticle",
        SubjectKind.Question => "Question",
        _ => "Article",
    };

    private static JsonObject Of(Contribution comment, HashSet<long> shown, Func<string, string> whole)
    {
        var json = new JsonObject
        {
            ["@type"] = "Comment",
            ["@id"] = whole(ContributionAddress.Permalink(comment.Number)),
            ["text"] = comment.Text,
            ["datePublished"] = Instant(comment.Written),
        };
        if (comment.Author is { } author)
            json["author"] = new JsonObject { ["@type"] = "Person", ["name"] = author, ["url"] = whole(ContributionAddress.OfReader(author)) };
        if (comment.Edited is { } edited)
            json["dateModified"] = Instant(edited);
        if (comment.Parent is { } parent && shown.Contains(parent))
            json["parentItem"] = new JsonObject { ["@id"] = whole(ContributionAddress.Permalink(parent)) };
        return json;
    }

    private static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

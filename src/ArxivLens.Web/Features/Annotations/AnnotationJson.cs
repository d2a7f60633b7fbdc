using System.Globalization;
using System.Text.Json.Nodes;
using ArxivLens.Core.Annotations;
using ArxivLens.Core.Discussion;
using ArxivLens.Web.Features.Discussion;

namespace ArxivLens.Web.Features.Annotations;

/// <summary>
/// Comments as the W3C Web Annotation Data Model (2017) has them. What it has no words for (version, part, sentence, fingerprint) stands
/// in a vocabulary of our own, which others pass over.
/// </summary>
internal sealed class AnnotationJson(Func<string, string> whole)
{
    /// <summary>The type of all of these documents.</summary>
    public const string ContentType = "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"; charset=utf-8";

    /// <summary>What begins the names of our own words.</summary>
    public const string Own = "arxivlens:";

    private const string Standard = "http://www.w3.org/ns/anno.jsonld";

    /// <summary>The address of an annotation.</summary>
    public static string AddressOf(long number) => string.Create(CultureInfo.InvariantCulture, $"/annotations/{number}.jsonld");

    /// <summary>One annotation by itself.</summary>
    public JsonObject Whole(Contribution comment, Anchor? anchor) => Headed(Of(comment, anchor));

    /// <summary>A collection with its first page in it, or one of its pages.</summary>
    /// <param name="path">The address of the collection.</param>
    /// <param name="label">What it is called.</param>
    /// <param name="comments">All of its comments, in order.</param>
    /// <param name="anchors">Their passages.</param>
    /// <param name="page">The page asked for, from 1; <c>null</c> for the collection.</param>
    public JsonObject Collection(
        string path, string label, IReadOnlyList<Contribution> comments, IReadOnlyDictionary<long, Anchor> anchors, int? page)
    {
        var last = Math.Max(1, (comments.Count + AnnotationLimits.PageSize - 1) / AnnotationLimits.PageSize);
        if (page is { } number)
        {
            var one = PageOf(path, comments, anchors, number, last);
            one["partOf"] = new JsonObject { ["id"] = whole(path), ["type"] = "AnnotationCollection", ["label"] = label, ["total"] = comments.Count };
            return Headed(one);
        }

        var collection = new JsonObject { ["id"] = whole(path), ["type"] = "AnnotationCollection", ["label"] = label, ["total"] = comments.Count };
        if (comments.Count > 0)
        {
            collection["first"] = PageOf(path, comments, anchors, 1, last);
            collection["last"] = whole(AddressOf(path, last));
        }

        return Headed(collection);
    }

    private JsonObject PageOf(
        string path, IReadOnlyList<Contribution> comments, IReadOnlyDictionary<long, Anchor> anchors, int number, int last)
    {
        var skipped = (number - 1) * AnnotationLimits.PageSize;
        var page = new JsonObject { ["id"] = whole(AddressOf(path, number)), ["type"] = "AnnotationPage", ["startIndex"] = skipped };
        if (number > 1) page["prev"] = whole(AddressOf(path, number - 1));
        if (number < last) page["next"] = whole(AddressOf(path, number + 1));
        page["items"] = new JsonArray([.. comments.Skip(skipped).Take(AnnotationLimits.PageSize).Select(comment => Of(comment, anchors.GetValueOrDefault(comment.Number)))]);
        return page;
    }

    private static string AddressOf(string path, int page) => string.Create(CultureInfo.InvariantCulture, $"{path}?page={page}");

    private static JsonObject Headed(JsonObject content)
    {
        content.Insert(0, "@context", new JsonArray(Standard, new JsonObject { ["arxivlens"] = "urn:arxivlens:annotation:" }));
        return content;
    }

    private JsonObject Of(Contribution comment, Anchor? anchor)
    {
        var purpose = comment.Parent is null ? "commenting" : "replying";
        var json = new JsonObject
        {
            ["id"] = whole(AddressOf(comment.Number)),
            ["type"] = "Annotation",
            ["motivation"] = purpose,
            ["created"] = Instant(comment.Written),
        };
        if (comment.Edited is { } edited) json["modified"] = Instant(edited);
        if (comment.Author is { } author)
            json["creator"] = new JsonObject { ["id"] = whole(ContributionAddress.OfReader(author)), ["type"] = "Person", ["nickname"] = author };
        json["body"] = new JsonObject
        {
            ["type"] = "TextualBody", ["value"] = comment.Text, ["format"] = "text/markdown", ["purpose"] = purpose,
        };
        json["target"] = comment.Parent is { } parent ? whole(AddressOf(parent))
            : anchor is null ? whole(ContributionAddress.Of(comment.Subject))
            : Target(comment, anchor);
        return json;
    }

    private JsonObject Target(Contribution comment, Anchor anchor)
    {
        var page = whole(ContributionAddress.Of(comment.Subject));
        var target = new JsonObject
        {
            ["type"] = "SpecificResource",
            ["source"] = page,
            ["selector"] = new JsonArray(
                new JsonObject { ["type"] = "TextQuoteSelector", ["exact"] = anchor.Exact, ["prefix"] = anchor.Prefix, ["suffix"] = anchor.Suffix },
                new JsonObject { ["type"] = "TextPositionSelector", ["start"] = anchor.Start, ["end"] = anchor.End }),
            [Own + "text"] = AnchorNames.Write(anchor.Source),
            [Own + "passage"] = AnchorSentence.NameOf(anchor.Part, anchor.Sentence),
            [Own + "fingerprint"] = anchor.Fingerprint,
        };
        if (anchor.Version is { } version) target[Own + "version"] = version;
        if (anchor.Section is { } section) target[Own + "section"] = section;
        return target;
    }

    private static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

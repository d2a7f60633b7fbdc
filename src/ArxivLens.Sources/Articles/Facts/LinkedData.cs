using System.Text.Json;
using AngleSharp.Dom;

namespace ArxivLens.Sources.Articles.Facts;

/// <summary>What a page says of its article in JSON-LD (schema.org).</summary>
internal sealed record LinkedData
{
    private const int Scripts = 20;
    private const int LongestScript = 1_000_000;
    private const int Depth = 64;

    private static readonly string[] Kinds =
        ["Article", "BlogPosting", "SocialMediaPosting", "DiscussionForumPosting", "LiveBlogPosting", "Report", "Review", "APIReference", "WebPage"];

    private static readonly JsonDocumentOptions Options = new()
    {
        MaxDepth = Depth, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip,
    };

    public string? Headline { get; private init; }

    /// <summary>What the thing is called, where that is not its headline.</summary>
    public string? Name { get; private init; }

    public string? Author { get; private init; }

    /// <summary>Who made it, often an account and not a name.</summary>
    public string? Creator { get; private init; }

    public string? Publisher { get; private init; }

    public string? Published { get; private init; }

    public string? Created { get; private init; }

    public string? Language { get; private init; }

    public string? TimeRequired { get; private init; }

    public string? Body { get; private init; }

    public IReadOnlyList<string> Keywords { get; private init; } = [];

    /// <summary>The first article of the page's data, an article before a page; empty when there is none.</summary>
    public static LinkedData Read(IDocument document)
    {
        LinkedData? best = null;
        var bestRank = int.MaxValue;
        foreach (var script in document.QuerySelectorAll("script[type='application/ld+json' i]").Take(Scripts))
        {
            if (Parse(script.TextContent) is not { } json) continue;
            using (json)
            {
                var things = Things(json.RootElement).ToList();
                foreach (var thing in things)
                {
                    if (RankOf(thing) is not { } rank || rank >= bestRank) continue;
                    (best, bestRank) = (Of(thing, things), rank);
                }
            }
        }

        return best ?? new LinkedData();
    }

    private static JsonDocument? Parse(string text)
    {
        if (text.Length > LongestScript) return null;
        text = text.Replace("<![CDATA[", "", StringComparison.Ordinal).Replace("]]>", "", StringComparison.Ordinal);
        try
        {
            // Line ends within strings are against JSON and common.
            return JsonDocument.Parse(string.Create(text.Length, text, (clean, given) =>
            {
                for (var at = 0; at < given.Length; at++) clean[at] = given[at] < ' ' ? ' ' : given[at];
            }), Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<JsonElement> Things(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array) return root.EnumerateArray().SelectMany(Things);
        if (root.ValueKind != JsonValueKind.Object) return [];
        return root.TryGetProperty("@graph", out var graph) ? Things(graph).Prepend(root) : [root];
    }

    private static int? RankOf(JsonElement thing)
    {
        var names = thing.TryGetProperty("@type", out var type) ? Texts(type).ToList() : [];
        for (var rank = 0; rank < Kinds.Length; rank++)
        {
            if (names.Exists(name => name.EndsWith(Kinds[rank], StringComparison.Ordinal))) return rank;
        }

        return null;
    }

    private static LinkedData Of(JsonElement thing, IReadOnlyList<JsonElement> things) => new()
    {
        Headline = Text(thing, "headline"),
        Name = Text(thing, "name"),
        Author = Names(thing, "author", things),
        Creator = Names(thing, "creator", things),
        Publisher = Names(thing, "publisher", things),
        Published = Text(thing, "datePublished"),
        Created = Text(thing, "dateCreated"),
        Language = Text(thing, "inLanguage"),
        TimeRequired = Text(thing, "timeRequired"),
        Body = Text(thing, "articleBody"),
        Keywords = thing.TryGetProperty("keywords", out var keywords) ? [.. Texts(keywords)] : [],
    };

    private static string? Text(JsonElement thing, string field) =>
        thing.TryGetProperty(field, out var value) ? Texts(value).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) : null;

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Decoded(value) is { } text ? [text] : [],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object when value.TryGetProperty("name", out var name) => Texts(name),
        JsonValueKind.Object when value.TryGetProperty("@value", out var inner) => Texts(inner),
        _ => [],
    };

    private static string? Decoded(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, escaped.
            return null;
        }
    }

    private static string? Names(JsonElement thing, string field, IReadOnlyList<JsonElement> things)
    {
        if (!thing.TryGetProperty(field, out var value)) return null;
        var people = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Take(Scripts) : Enumerable.Repeat(value, 1);
        var names = people.SelectMany(person => Texts(Resolved(person, things)).Take(1))
            .Where(name => !name.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            .Select(name => name.Trim()).Where(name => name.Length > 0).Distinct().ToList();
        return names.Count == 0 ? null : string.Join(", ", names);
    }

    /// <summary>The thing that is meant where only its identity stands.</summary>
    private static JsonElement Resolved(JsonElement thing, IReadOnlyList<JsonElement> things)
    {
        if (thing.ValueKind != JsonValueKind.Object || thing.TryGetProperty("name", out _)) return thing;
        if (!thing.TryGetProperty("@id", out var id) || id.ValueKind != JsonValueKind.String) return thing;
        var found = things.FirstOrDefault(other =>
            other.TryGetProperty("@id", out var otherId) && otherId.ValueKind == JsonValueKind.String
            && otherId.ValueEquals(id.GetString()) && other.TryGetProperty("name", out _));
        return found.ValueKind == JsonValueKind.Undefined ? thing : found;
    }
}

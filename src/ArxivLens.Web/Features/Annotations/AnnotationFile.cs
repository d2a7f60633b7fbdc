using System.Text.Json;
using ArxivLens.Core.Annotations;

namespace ArxivLens.Web.Features.Annotations;

/// <summary>
/// Reads a file of annotations: one, an array, a page or a collection of the W3C model, or an answer of Hypothesis's API (<c>rows</c>).
/// </summary>
internal static class AnnotationFile
{
    private const int Deepest = 32;

    /// <summary>Reads it.</summary>
    /// <param name="json">The file.</param>
    /// <param name="fault">What is wrong with it as a whole.</param>
    public static IReadOnlyList<FileAnnotation> Read(string json, out string? fault)
    {
        fault = json.Length > AnnotationLimits.LongestFile ? $"The file has more than {AnnotationLimits.LongestFile} characters. Split it." : null;
        if (fault is not null) return [];
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = Deepest });
            var items = ItemsOf(document.RootElement).Take(AnnotationLimits.MostImported + 1).ToList();
            if (items.Count > AnnotationLimits.MostImported) fault = $"The file has more than {AnnotationLimits.MostImported} annotations. Split it.";
            else if (items.Count == 0) fault = "There is no annotation in the file.";
            return fault is null ? [.. items.Select(ReadOrFault)] : [];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            fault = e is JsonException { LineNumber: { } line } ? $"The file is no JSON: line {line + 1}." : "The file is no JSON of annotations.";
            return [];
        }
    }

    private static IEnumerable<JsonElement> ItemsOf(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array) return root.EnumerateArray();
        if (root.ValueKind != JsonValueKind.Object) return [];
        foreach (var name in new[] { "rows", "items" })
        {
            if (root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array) return list.EnumerateArray();
        }

        if (root.TryGetProperty("first", out var first)) return ItemsOf(first);
        return root.TryGetProperty("target", out _) || root.TryGetProperty("uri", out _) ? [root] : [];
    }

    // JSON may write half a character (\ud800), which no text can hold: one bad annotation does not keep the others out.
    private static FileAnnotation ReadOrFault(JsonElement item)
    {
        try
        {
            return ReadOne(item);
        }
        catch (InvalidOperationException)
        {
            return new FileAnnotation { Fault = "it holds a character that is none" };
        }
    }

    private static FileAnnotation ReadOne(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object) return new FileAnnotation { Fault = "it is no object" };
        var target = First(item, "target");
        string? fault = null;
        var found = new FileAnnotation
        {
            Id = TextOf(item, "canonical") ?? TextOf(item, "id"),
            Text = TextOf(item, "text") ?? BodyOf(item, out fault) ?? "",
            Fault = fault,
            Target = target?.ValueKind == JsonValueKind.String ? target.Value.GetString()
                : target is { } described ? TextOf(described, "source") ?? TextOf(described, "id") : TextOf(item, "uri"),
            TextName = target is { ValueKind: JsonValueKind.Object } own ? TextOf(own, AnnotationJson.Own + "text") : null,
            IsReply = TextOf(item, "motivation") == "replying" || (item.TryGetProperty("references", out var above) && above.ValueKind == JsonValueKind.Array && above.GetArrayLength() > 0),
        };
        return target is { ValueKind: JsonValueKind.Object } selected ? WithSelectors(found, selected) : found;
    }

    private static FileAnnotation WithSelectors(FileAnnotation found, JsonElement target)
    {
        if (!target.TryGetProperty("selector", out var selectors)) return found;
        foreach (var selector in selectors.ValueKind == JsonValueKind.Array ? [.. selectors.EnumerateArray()] : new[] { selectors })
        {
            if (selector.ValueKind != JsonValueKind.Object) continue;
            if (TextOf(selector, "type") == "TextQuoteSelector")
                found = found with { Exact = TextOf(selector, "exact") ?? "", Prefix = TextOf(selector, "prefix") ?? "", Suffix = TextOf(selector, "suffix") ?? "" };
            else if (TextOf(selector, "type") == "TextPositionSelector" && selector.TryGetProperty("start", out var start) && start.ValueKind == JsonValueKind.Number && start.TryGetInt32(out var number))
                found = found with { Start = Math.Max(0, number) };
        }

        return found;
    }

    private static string? BodyOf(JsonElement item, out string? fault)
    {
        fault = null;
        if (TextOf(item, "bodyValue") is { } value) return value;
        if (First(item, "body") is not { ValueKind: JsonValueKind.Object } body) return null;
        fault = TextOf(body, "format") == "text/html" ? "body: it is HTML, and comments here are Markdown" : null;
        return TextOf(body, "value");
    }

    private static JsonElement? First(JsonElement item, string name)
    {
        if (!item.TryGetProperty(name, out var value)) return null;
        if (value.ValueKind != JsonValueKind.Array) return value;
        return value.GetArrayLength() > 0 ? value[0] : null;
    }

    private static string? TextOf(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>An annotation of a file.</summary>
internal sealed record FileAnnotation
{
    /// <summary>Its name there.</summary>
    public string? Id { get; init; }

    /// <summary>What it says.</summary>
    public string Text { get; init; } = "";

    /// <summary>What it is about.</summary>
    public string? Target { get; init; }

    /// <summary>Our own name of the text it is about.</summary>
    public string? TextName { get; init; }

    /// <summary>The words it is about; <c>null</c> for all.</summary>
    public string? Exact { get; init; }

    /// <summary>What stands before them.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>What stands behind them.</summary>
    public string Suffix { get; init; } = "";

    /// <summary>Where they begin; <see cref="AnchorSearch.Anywhere"/> where that is not said.</summary>
    public int Start { get; init; } = AnchorSearch.Anywhere;

    /// <summary>Whether it answers another annotation.</summary>
    public bool IsReply { get; init; }

    /// <summary>Why it cannot be read.</summary>
    public string? Fault { get; init; }
}

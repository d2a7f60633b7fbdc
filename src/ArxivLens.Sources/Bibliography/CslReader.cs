using System.Globalization;
using System.Text;
using System.Text.Json;
using ArxivLens.Sources.Latex;

namespace ArxivLens.Sources.Bibliography;

/// <summary>Reads CSL-JSON: an array of items, or one item.</summary>
internal static class CslReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private static readonly (string Csl, string Name)[] Texts =
    [
        ("title", "title"), ("container-title", "journal"), ("volume", "volume"), ("page", "pages"), ("DOI", "doi"), ("URL", "url"),
        ("number", "number"), ("archive_location", "howpublished"),
    ];

    /// <summary>Reads the items; where one begins is told by its number, since JSON has no lines of its own.</summary>
    public static void Read(string text, FoundReferences found)
    {
        try
        {
            // Lone surrogates that stand as themselves are no UTF-8 and become signs that say so.
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(text), Options);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("items", out var items))
                root = items;
            if (root.ValueKind == JsonValueKind.Object)
                Add(root, 0, found);
            var start = 0;
            foreach (var item in root.ValueKind == JsonValueKind.Array ? root.EnumerateArray() : default)
            {
                start = Find(text, item, start);
                Add(item, start, found);
            }
        }
        catch (JsonException fault)
        {
            found.AddUnread(0, string.Create(CultureInfo.InvariantCulture, $"this is no JSON that can be read: line {(fault.LineNumber ?? 0) + 1}"));
        }
    }

    // An item stands in the text as it is in the document.
    private static int Find(string text, JsonElement item, int start)
    {
        var raw = item.GetRawText();
        return text.IndexOf(raw, start, StringComparison.Ordinal) is >= 0 and var at ? at : start;
    }

    private static void Add(JsonElement item, int start, FoundReferences found)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            found.AddUnread(start, "an item of CSL-JSON is an object");
            return;
        }

        var fields = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (csl, name) in Texts)
        {
            if (TextOf(item, csl) is { Length: > 0 } text)
                fields.TryAdd(name, [text]);
        }

        var authors = ElementsOf(item, "author").Select(NameOf).Where(name => name.Length > 0).Take(200).ToList();
        if (authors.Count > 0)
            fields.Add("author", authors);
        if (YearOf(item) is { Length: > 0 } year)
            fields.Add("year", [year]);
        var title = TextOf(item, "title") ?? TextOf(item, "DOI") ?? TextOf(item, "id") ?? "";
        found.Add(start, title, ReferenceFields.Make(fields, null), KeywordsOf(item), TextOf(item, "annote") ?? "");
    }

    private static IEnumerable<string> KeywordsOf(JsonElement item) =>
        TextOf(item, "keyword") is { } text ? [text] : ElementsOf(item, "keyword").Select(one => one.ValueKind == JsonValueKind.String ? one.ToString() : "");

    private static string NameOf(JsonElement name)
    {
        if (name.ValueKind != JsonValueKind.Object)
            return "";
        return TextOf(name, "literal") ?? (TextOf(name, "given") is { Length: > 0 } given ? $"{TextOf(name, "family")}, {given}" : TextOf(name, "family") ?? "");
    }

    private static string? YearOf(JsonElement item)
    {
        if (!item.TryGetProperty("issued", out var issued) || issued.ValueKind != JsonValueKind.Object)
            return null;
        var first = ElementsOf(issued, "date-parts").Where(part => part.ValueKind == JsonValueKind.Array && part.GetArrayLength() > 0)
            .Select(part => part[0].ToString()).FirstOrDefault();
        return first ?? TextOf(issued, "raw") ?? TextOf(issued, "literal");
    }

    private static JsonElement.ArrayEnumerator ElementsOf(JsonElement item, string name) =>
        item.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static string? TextOf(JsonElement item, string name)
    {
        if (!item.TryGetProperty(name, out var value))
            return null;
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            // Half of a pair of surrogates, escaped: no text.
            return null;
        }
    }
}

using System.Text.Json;
using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.Json;

namespace ArxivLens.Sources.FullTextFile;

/// <summary>
/// Reads one full text: <c>id</c> with <c>text</c>, whose paragraphs are parted by empty lines and whose first one is the title, or as
/// unarXive writes it, <c>paper_id</c> with <c>metadata</c> (title, license) and <c>body_text</c> (section, text).
/// </summary>
internal static class FullTextRecordParser
{
    /// <summary>Reads a record; see <see cref="Lines.RecordParser{T}"/>.</summary>
    public static FullText? Parse(ReadOnlySpan<byte> line, out string? reason) =>
        WholeRecord.Parse<FullText>(line, Read, out reason);

    private static FullText? Read(JsonElement record, out string? reason)
    {
        if (record.ValueKind != JsonValueKind.Object)
        {
            reason = "the line is not a JSON object";
            return null;
        }

        var id = TextOf(record, "id") ?? TextOf(record, "paper_id");
        if (string.IsNullOrWhiteSpace(id) || !WorkKey.TryParse(id.Trim(), out var key))
        {
            reason = string.IsNullOrWhiteSpace(id) ? "id is missing" : $"id {RecordValues.Quote(id)} {RecordValues.WhyNoKey(id)}";
            return null;
        }

        var builder = new FullTextBuilder();
        var references = new FullTextReferences(key);
        var text = record.TryGetProperty("body_text", out var body)
            ? ReadBody(record, body, builder, references, key)
            : ReadText(record, builder, references, key);
        if (text is not null)
            text = text with { References = references.Build(record.TryGetProperty("bib_entries", out var entries) ? entries : default) };
        reason = builder.IsTooLong ? $"the text has more than {FullText.MostParts} parts" : text is null ? "there is no text" : null;
        return reason is null ? text : null;
    }

    private static FullText? ReadText(JsonElement record, FullTextBuilder builder, FullTextReferences references, WorkKey key)
    {
        var title = Plain(TextOf(record, "title"));
        foreach (var raw in Paragraphs(TextOf(record, "text") ?? ""))
        {
            references.AddParagraph(raw);
            if (FullTextCleaning.Clean(raw) is not { Length: > 0 } paragraph) continue;
            if (title is null) title = paragraph;
            else if (FullTextCleaning.IsHeading(paragraph)) builder.AddHeading(paragraph);
            else builder.AddParagraph(paragraph);
        }

        return builder.Build(key, title, TextOf(record, "license"));
    }

    private static FullText? ReadBody(
        JsonElement record, JsonElement body, FullTextBuilder builder, FullTextReferences references, WorkKey key)
    {
        if (body.ValueKind != JsonValueKind.Array) return null;
        string? section = null;
        foreach (var entry in body.EnumerateArray())
        {
            if (entry.ValueKind != JsonValueKind.Object) continue;
            var heading = FullTextCleaning.Clean(TextOf(entry, "section") ?? "");
            if (heading != section) builder.AddHeading(section = heading);
            var paragraph = TextOf(entry, "text") ?? "";
            references.AddParagraph(paragraph);
            builder.AddParagraph(FullTextCleaning.Clean(paragraph));
        }

        var metadata = record.TryGetProperty("metadata", out var found) && found.ValueKind == JsonValueKind.Object ? found : record;
        return builder.Build(key, Plain(TextOf(metadata, "title")), TextOf(metadata, "license"));
    }

    private static string[] Paragraphs(string text) => text.ReplaceLineEndings("\n")
        .Split("\n\n", StringSplitOptions.RemoveEmptyEntries);

    private static string? Plain(string? title) => RecordValues.Plain(title) is { Length: > 0 } plain ? FullTextCleaning.Clean(plain) : null;

    private static string? TextOf(JsonElement record, string name) =>
        record.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Citing;

/// <summary>How the formats in JSON are written: letters of all scripts as they are, what HTML would obey escaped.</summary>
internal static class CitationJson
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        NewLine = "\n",
    };

    private static readonly JsonSerializerOptions Short = new() { Encoder = Indented.Encoder };

    /// <summary>Writes it on one line.</summary>
    public static string WriteShort(JsonNode node) => node.ToJsonString(Short);

    /// <summary>Writes it over several lines.</summary>
    public static string Write(JsonNode node) => node.ToJsonString(Indented);

    /// <summary>Takes out what is not known: it is not there, rather than null or empty.</summary>
    public static JsonObject Known(JsonObject thing)
    {
        foreach (var (name, value) in thing.ToList())
        {
            if (value is null or JsonArray { Count: 0 } || (value is JsonValue text && text.TryGetValue<string>(out var words) && words.Length == 0))
                thing.Remove(name);
        }

        return thing;
    }

    /// <summary>A part of a name.</summary>
    public static string Part(string text) => OneLine.Of(text);

    /// <summary>A name that is not taken apart: of a collaboration, or of one word.</summary>
    public static string Whole(PersonName name) => OneLine.Of(name.Display);
}

using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ArxivLens.Commands;

/// <summary>The options <c>--json</c> and <c>--plain</c>, and how an answer is written for programs.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    // Every line has every field, so that fields can be counted.
    private static readonly JsonSerializerOptions Whole = new(Format) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    /// <summary>The option <c>--json</c>, the same for every verb that has it.</summary>
    public static Option<bool> Option { get; } = new("--json") { Description = "Write the answer as JSON." };

    /// <summary>The option <c>--plain</c>, which every verb has that has the other.</summary>
    public static Option<bool> Plain { get; } = new("--plain")
    {
        Description = "Write the answer as lines of fields with a tab between, for grep, cut and awk.",
    };

    static JsonOutput() => Plain.Validators.Add(result =>
    {
        if (result.GetValue(Plain) && result.GetValue(Option))
            result.AddError("--json and --plain are two forms of the answer: choose one.");
    });

    /// <summary>Whether the answer is for a program.</summary>
    public static bool IsWanted(ParseResult parsed) => parsed.GetValue(Option) || parsed.GetValue(Plain);

    /// <summary>Writes a value as one JSON document, or as plain lines.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="value">The answer.</param>
    /// <param name="list">
    /// The field that holds the answer's list, of which a plain line is an item; else a plain line is a fact.
    /// </param>
    /// <param name="output">Where to, when it is not standard output.</param>
    public static void Write<T>(ParseResult parsed, T value, string? list = null, TextWriter? output = null)
    {
        output ??= parsed.InvocationConfiguration.Output;
        if (!parsed.GetValue(Plain))
        {
            output.WriteLine(JsonSerializer.Serialize(value, Format));
            return;
        }

        var node = JsonSerializer.SerializeToNode(value, Whole);
        foreach (var line in PlainLines.Of(list is null ? node : node![list]))
            output.WriteLine(line);
    }
}

/// <summary>JSON as lines of fields with a tab between: of a list its items, of an object its facts by name.</summary>
internal static class PlainLines
{
    /// <summary>The lines.</summary>
    public static IEnumerable<string> Of(JsonNode? node) => node switch
    {
        JsonArray items => items.Select(item => string.Join('\t', Fields(item, "").Select(field => field.Value))),
        _ => Fields(node, "").Select(field => $"{field.Name}\t{field.Value}"),
    };

    private static IEnumerable<(string Name, string Value)> Fields(JsonNode? node, string path) => node switch
    {
        JsonObject record => record.SelectMany(field => Fields(field.Value, path.Length == 0 ? field.Key : $"{path}.{field.Key}")),
        JsonArray items when items.Any(item => item is JsonObject or JsonArray) => [(path, OneField(items.ToJsonString(JsonSerializerOptions.Web)))],
        JsonArray items => [(path, string.Join("; ", items.Select(item => OneField(item?.ToString() ?? ""))))],
        _ => [(path, OneField(node?.ToString() ?? ""))],
    };

    private static string OneField(string text) => Typed.OnOneLine(text.ReplaceLineEndings(" ").Replace('\t', ' '));
}

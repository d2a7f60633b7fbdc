using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Library;

/// <summary>
/// How records stand as JSON in a library and in what is taken out of it: without loss, and the same record as the same
/// text.
/// </summary>
public static class StoredJson
{
    /// <summary>
    /// Names in camel case; what is <c>null</c> is left out; texts as <see cref="StoredText.Escape"/> writes them; keys as
    /// text.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Converters = { new TextConverter(), new KeyConverter(), new SpanConverter() },
    };

    /// <summary>JSON has no lone surrogates, and SQLite no NUL.</summary>
    private sealed class TextConverter : JsonConverter<string>
    {
        public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            StoredText.Unescape(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WriteStringValue(StoredText.Escape(value));
    }

    private sealed class KeyConverter : JsonConverter<WorkKey>
    {
        public override WorkKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            WorkKey.TryParse(reader.GetString(), out var key) ? key : throw new JsonException("A key cannot be read.");

        public override void Write(Utf8JsonWriter writer, WorkKey value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    private sealed class SpanConverter : JsonConverter<TextSpan>
    {
        public override TextSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var (start, end) = (Next(ref reader), Next(ref reader));
            return reader.Read() && reader.TokenType == JsonTokenType.EndArray
                ? new TextSpan(start, end)
                : throw new JsonException("A span has two numbers.");
        }

        public override void Write(Utf8JsonWriter writer, TextSpan value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(value.Start);
            writer.WriteNumberValue(value.End);
            writer.WriteEndArray();
        }

        private static int Next(ref Utf8JsonReader reader) =>
            reader.Read() && reader.TokenType == JsonTokenType.Number ? reader.GetInt32() : throw new JsonException("A span has two numbers.");
    }
}

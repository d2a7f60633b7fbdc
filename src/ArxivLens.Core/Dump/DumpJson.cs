using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Categories;
using ArxivLens.Core.Library;
using ArxivLens.Core.Questions;

namespace ArxivLens.Core.Dump;

/// <summary>Records as lines of a dump.</summary>
public static class DumpJson
{
    private delegate bool Parser<T>([NotNullWhen(true)] string? text, out T value);

    /// <summary>
    /// As a library keeps them, strict when reading: no field twice, no missing one, no <c>null</c> where something must
    /// stand.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = new(StoredJson.Options)
    {
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = 64,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LetNothingBeLeftOut } },
        Converters =
        {
            new NameConverter<CategoryCode>("category", CategoryCode.TryParse),
            new NameConverter<ArticleId>("identity of an article", ArticleId.TryParse),
            new NameConverter<QuestionId>("identity of a question", QuestionId.TryParse),
            new NameConverter<PassageId>("place of a passage", PassageId.TryParse),
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
        },
    };

    /// <summary>Reads one record.</summary>
    /// <param name="line">UTF-8.</param>
    /// <param name="reason">Why it cannot be read, one line; <c>null</c> when it can.</param>
    public static T? TryRead<T>(ReadOnlySpan<byte> line, out string? reason)
        where T : class
    {
        try
        {
            reason = FindFault(line);
            var record = reason is null ? JsonSerializer.Deserialize<T>(line, Options) : null;
            reason ??= record is null ? "it is no JSON object" : null;
            return record;
        }
        catch (JsonException e)
        {
            reason = e.Path is { Length: > 2 } path ? $"{path[2..]} cannot be read" : Explain(e.Message);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            // A broken escape of U+FDD0, or half a character written as \ud800.
            reason = "a text holds a character that cannot be read";
        }

        return null;
    }

    // What may be null is left out when it is.
    private static void LetNothingBeLeftOut(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.AssociatedParameter is { IsNullable: true } || Nullable.GetUnderlyingType(property.PropertyType) is not null)
                property.IsRequired = false;
        }
    }

    // The reader below asks only of fields whether they may be null.
    private static string? FindFault(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        Span<bool> isList = stackalloc bool[Options.MaxDepth + 1];
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                isList[reader.CurrentDepth + 1] = reader.TokenType == JsonTokenType.StartArray;
            else if (reader.TokenType == JsonTokenType.Null && isList[reader.CurrentDepth])
                return "a list holds nothing in place of an item";
        }

        return null;
    }

    // The runtime's words name types of the program.
    private static string Explain(string message)
    {
        var missing = message.IndexOf("including: ", StringComparison.Ordinal);
        return missing < 0 ? "it is no JSON object as the format has it" : $"it lacks {message[(missing + "including: ".Length)..].TrimEnd('.')}";
    }

    private sealed class NameConverter<T>(string what, Parser<T> parse) : JsonConverter<T>
        where T : struct
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && parse(reader.GetString(), out var value)
                ? value
                : throw new JsonException($"A {what} cannot be read.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}

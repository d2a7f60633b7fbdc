using System.IO.Compression;
using System.Text.Json;

namespace ArxivLens.Evaluation;

/// <summary>Reads one JSON record a line, plain or gzip; a bad line is refused by file and line.</summary>
internal static class RecordLines
{
    /// <summary>Reads every record. Fails with an <see cref="InvalidDataException"/> that names file and line.</summary>
    public static IReadOnlyList<T> Read<T>(string path, Func<JsonElement, T> read)
    {
        using var file = File.OpenRead(path);
        var isCompressed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        using var text = new StreamReader(isCompressed ? new GZipStream(file, CompressionMode.Decompress) : file);
        var found = new List<T>();
        for (var number = 1; text.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                using var json = JsonDocument.Parse(line);
                found.Add(read(json.RootElement));
            }
            catch (Exception e) when (e is JsonException or InvalidDataException or InvalidOperationException or FormatException)
            {
                throw new InvalidDataException($"{path}, line {number}: {e.Message}");
            }
        }

        return found;
    }

    /// <summary>A property that must be there.</summary>
    public static JsonElement Require(JsonElement record, string name)
        => record.TryGetProperty(name, out var value) ? value : throw new InvalidDataException($"{name} is missing");

    /// <summary>A text, or nothing when it is not there.</summary>
    public static string? TextOf(JsonElement record, string name)
        => record.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetString() : null;

    /// <summary>An array of texts, or nothing when it is not there.</summary>
    public static IReadOnlyList<string>? TextsOf(JsonElement record, string name)
        => record.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? [.. value.EnumerateArray().Select(one => one.GetString() ?? throw new InvalidDataException($"{name} holds a null"))]
            : null;
}

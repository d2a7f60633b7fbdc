using System.IO.Compression;
using System.Text.Json;

namespace ArxivLens.Training;

/// <summary>Reads data to learn from: one JSON object a line, plain or compressed with gzip.</summary>
internal static class TrainingFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads the lines one by one.</summary>
    /// <exception cref="InvalidDataException">A line is no such object.</exception>
    public static IEnumerable<T> Read<T>(string path)
    {
        using var file = File.OpenRead(path);
        var isGzip = path.EndsWith(".gz", StringComparison.Ordinal);
        using Stream plain = isGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var text = new StreamReader(plain);
        for (var number = 1; text.ReadLine() is { } line; number++)
        {
            if (line.Length > 0) yield return Parse<T>(line, path, number);
        }
    }

    private static T Parse<T>(string line, string path, int number)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, Options) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path}:{number}: {e.Message}", e);
        }
    }
}

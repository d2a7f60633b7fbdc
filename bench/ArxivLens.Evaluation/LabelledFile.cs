using System.IO.Compression;
using System.Text.Json;

namespace ArxivLens.Evaluation;

/// <summary>A labelled data set: one JSON object a line, plain or compressed with gzip.</summary>
internal static class LabelledFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads every line; empty ones are passed over.</summary>
    /// <exception cref="InvalidDataException">A line is no such object; the message names file and line.</exception>
    public static IReadOnlyList<T> Read<T>(string path)
    {
        var found = new List<T>();
        var number = 0;
        foreach (var line in ReadLines(path))
        {
            number++;
            if (line.Length > 0) found.Add(Parse<T>(line, path, number));
        }

        return found;
    }

    /// <summary>Reads the lines, plain or compressed with gzip.</summary>
    public static IEnumerable<string> ReadLines(string path)
    {
        using var file = File.OpenRead(path);
        using var text = new StreamReader(IsGzip(file) ? new GZipStream(file, CompressionMode.Decompress) : file);
        while (text.ReadLine() is { } line) yield return line;
    }

    private static T Parse<T>(string line, string path, int number)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, Options) ?? throw new JsonException("The line is null.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path}, line {number}: {e.Message}", e);
        }
    }

    private static bool IsGzip(FileStream file)
    {
        var isGzip = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        return isGzip;
    }
}

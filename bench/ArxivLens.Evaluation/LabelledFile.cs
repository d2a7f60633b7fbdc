using System.IO.Compression;
using System.Text.Json;

namespace ArxivLens.Evaluation;

/// <summary>A labelled data set: one JSON object a line, compressed with gzip.</summary>
internal static class LabelledFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Reads every line.</summary>
    public static IReadOnlyList<T> Read<T>(string path)
    {
        using var file = File.OpenRead(path);
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var found = new List<T>();
        while (text.ReadLine() is { } line)
        {
            if (line.Length > 0) found.Add(JsonSerializer.Deserialize<T>(line, Options)!);
        }

        return found;
    }
}

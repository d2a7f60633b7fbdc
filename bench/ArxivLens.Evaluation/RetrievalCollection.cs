using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace ArxivLens.Evaluation;

/// <summary>Documents, queries and who judged what: the three files of a retrieval collection.</summary>
/// <param name="Documents">In the order of the file.</param>
/// <param name="Queries">In the order of the file.</param>
/// <param name="Gains">By query, the gain of each document judged relevant (above 0).</param>
internal sealed record RetrievalCollection(
    IReadOnlyList<RetrievalDocument> Documents,
    IReadOnlyList<RetrievalQuery> Queries,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Gains)
{
    /// <summary>
    /// Reads the files, plain or gzip. Fails with an <see cref="InvalidDataException"/> that names file and line.
    /// </summary>
    public static RetrievalCollection Read(string corpus, string queries, string judgements)
        => new(
            ReadRecords(corpus, ReadDocument, document => document.Id),
            ReadRecords(queries, ReadQuery, query => query.Id),
            ReadJudgements(judgements));

    private static List<T> ReadRecords<T>(string path, Func<JsonElement, T> read, Func<T, string> idOf)
    {
        var found = new List<T>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (number, line) in Lines(path))
        {
            try
            {
                using var json = JsonDocument.Parse(line);
                found.Add(read(json.RootElement));
            }
            catch (Exception e) when (e is JsonException or InvalidDataException or InvalidOperationException)
            {
                throw Fault(path, number, e.Message);
            }

            if (!ids.Add(idOf(found[^1])))
                throw Fault(path, number, $"_id {idOf(found[^1])} stands twice");
        }

        return found;
    }

    private static RetrievalDocument ReadDocument(JsonElement record)
    {
        var text = record.TryGetProperty("sentences", out var sentences)
            ? string.Join(' ', sentences.EnumerateArray().Select(sentence => sentence.GetString()))
            : TextOf(record, "text");
        return new RetrievalDocument(IdOf(record), TextOf(record, "title") ?? "", text ?? "");
    }

    private static RetrievalQuery ReadQuery(JsonElement record)
        => new(IdOf(record), TextOf(record, "text") ?? throw new InvalidDataException("text is missing"));

    private static string IdOf(JsonElement record)
        => record.TryGetProperty("_id", out var id) && id.ToString() is { Length: > 0 } text
            ? text
            : throw new InvalidDataException("_id is missing");

    private static string? TextOf(JsonElement record, string name)
        => record.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static Dictionary<string, IReadOnlyDictionary<string, double>> ReadJudgements(string path)
    {
        var gains = new Dictionary<string, IReadOnlyDictionary<string, double>>(StringComparer.Ordinal);
        foreach (var (number, line) in Lines(path).Skip(1))
        {
            var columns = line.Split('\t');
            if (columns.Length < 3)
                throw Fault(path, number, "a judgement has three columns: query, document, score or label");
            var gain = GainOf(columns[2]) ?? throw Fault(path, number, $"“{columns[2]}” is neither a score nor a known label");
            if (gain <= 0)
                continue;
            if (!gains.TryGetValue(columns[0], out var ofQuery))
                gains.Add(columns[0], ofQuery = new Dictionary<string, double>(StringComparer.Ordinal));
            var known = (Dictionary<string, double>)ofQuery;
            known[columns[1]] = Math.Max(gain, known.GetValueOrDefault(columns[1]));
        }

        return gains;
    }

    /// <summary>A score as it stands; evidence for or against a claim makes a document relevant alike.</summary>
    private static double? GainOf(string column) => column.Trim().ToUpperInvariant() switch
    {
        "SUPPORT" or "SUPPORTS" or "CONTRADICT" or "REFUTES" => 1,
        "NEI" or "NOT_ENOUGH_INFO" => 0,
        var text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var score)
            && double.IsFinite(score) ? score : null,
    };

    private static IEnumerable<(int Number, string Line)> Lines(string path)
    {
        using var file = File.OpenRead(path);
        var isCompressed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        using var text = new StreamReader(isCompressed ? new GZipStream(file, CompressionMode.Decompress) : file);
        for (var number = 1; text.ReadLine() is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
                yield return (number, line);
        }
    }

    private static InvalidDataException Fault(string path, int line, string what) => new($"{path}, line {line}: {what}");
}

/// <summary>A document of a collection.</summary>
internal sealed record RetrievalDocument(string Id, string Title, string Text);

/// <summary>A query of a collection.</summary>
internal sealed record RetrievalQuery(string Id, string Text);

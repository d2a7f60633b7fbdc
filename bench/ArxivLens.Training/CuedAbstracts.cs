using System.IO.Compression;
using System.Text.Json;
using ArxivLens.Core.Summaries;

namespace ArxivLens.Training;

/// <summary>
/// Abstracts of arXiv, whose sentences get the role that their phrases announce. Nobody labelled them: sentences that announce
/// nothing, or two roles, get none.
/// </summary>
internal static class CuedAbstracts
{
    /// <summary>Reads one paper in so many, from the first on.</summary>
    public static IReadOnlyList<CuedAbstract> Read(string path, int stride)
    {
        var reader = new SentenceRoleModel([]);
        using var file = File.OpenRead(path);
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var found = new List<CuedAbstract>();
        for (var number = 0; text.ReadLine() is { } line; number++)
        {
            if (number % stride != 0)
                continue;
            using var json = JsonDocument.Parse(line);
            var summary = string.Join(' ', json.RootElement.GetProperty("abstract").GetString()!
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            var sentences = Sentences.Split(summary).Select(span => summary.Substring(span.Start, span.Length)).ToArray();
            var readings = reader.Read(string.Join(' ', sentences), SentenceRoles.SpansOf(sentences));
            var field = FieldOf(json.RootElement.GetProperty("categories").GetString()!);
            found.Add(new CuedAbstract(new LabelledAbstract(sentences, LabelsOf(readings)), field));
        }

        return found;
    }

    private static SentenceRole?[] LabelsOf(IReadOnlyList<SentenceRoleReading> readings)
    {
        var speaks = readings.Any(reading => reading.Cues.HasFlag(FindingCue.Self));
        return [.. readings.Select((reading, at) => LabelOf(reading, speaks, at == readings.Count - 1))];
    }

    /// <summary>What comes before the authors first speak of their work is background.</summary>
    private static SentenceRole? LabelOf(SentenceRoleReading reading, bool speaks, bool isLast)
    {
        var cues = reading.Cues & (FindingCue.Objective | FindingCue.Method | FindingCue.Result | FindingCue.Conclusion);
        if (speaks && !reading.IsAfterSelf && !reading.Cues.HasFlag(FindingCue.Self))
            return cues == FindingCue.None ? SentenceRole.Background : null;
        return cues switch
        {
            FindingCue.Objective => SentenceRole.Objective,
            FindingCue.Method => SentenceRole.Method,
            FindingCue.Result => SentenceRole.Result,
            FindingCue.Conclusion => SentenceRole.Conclusion,
            FindingCue.Result | FindingCue.Conclusion => isLast ? SentenceRole.Conclusion : SentenceRole.Result,
            _ => null,
        };
    }

    private static string FieldOf(string categories) => categories.Split(' ', '.')[0] switch
    {
        "cs" or "eess" or "stat" or "econ" or "q-fin" or "q-bio" => "computing",
        "math" or "math-ph" => "mathematics",
        _ => "physics",
    };
}

/// <summary>An abstract of arXiv with what its phrases announce.</summary>
internal sealed record CuedAbstract(LabelledAbstract Labelled, string Field);

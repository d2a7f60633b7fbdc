using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using ArxivLens.Core.Summaries;

namespace ArxivLens.Training;

/// <summary>
/// Reads abstracts whose authors headed their parts (<c>METHODS …</c>), as SciFact's corpus has them: every sentence gets the
/// role of the heading it stands under.
/// </summary>
internal static partial class StructuredAbstracts
{
    /// <summary>Headings an abstract has at least to count as structured.</summary>
    private const int FewestHeadings = 3;

    /// <summary>What a heading of each role has in it, in the order of <see cref="SentenceRole"/>.</summary>
    private static readonly string[][] Marks =
    [
        ["BACKGROUND", "INTRODUCTION", "CONTEXT", "RATIONALE", "IMPORTANCE", "KNOWN", "MOTIVATION"],
        ["OBJECTIVE", "PURPOSE", "AIM", "QUESTION"],
        [
            "METHOD", "DESIGN", "SETTING", "PARTICIPANT", "PATIENT", "SUBJECT", "INTERVENTION", "DATA SOURCE", "EXTRACTION",
            "SELECTION", "MEASURE", "APPROACH", "EXPOSURE", "SEARCH", "SAMPLE",
        ],
        ["RESULT", "FINDING", "SYNTHESIS"],
        [
            "CONCLUSION", "INTERPRETATION", "DISCUSSION", "IMPLICATION", "SIGNIFICANCE", "RECOMMENDATION", "SUMMARY ANSWER",
        ],
    ];

    /// <summary>Headings of what is none of these.</summary>
    private static readonly string[] Unused = ["FUNDING", "TRIAL", "REGISTRATION"];

    /// <summary>Reads the structured ones; the others are passed over.</summary>
    public static IReadOnlyList<LabelledAbstract> Read(string path)
    {
        using var file = File.OpenRead(path);
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var found = new List<LabelledAbstract>();
        while (text.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            var sentences = json.RootElement.GetProperty("sentences").EnumerateArray().Select(one => one.GetString()!).ToArray();
            if (Label(sentences) is { } labelled)
                found.Add(labelled);
        }

        return found;
    }

    private static LabelledAbstract? Label(string[] sentences)
    {
        var headings = Array.ConvertAll(sentences, sentence => Heading().Match(sentence));
        if (headings.Count(heading => heading.Success && IsKnown(heading.Groups[1].Value)) < FewestHeadings)
            return null;
        var roles = new SentenceRole?[sentences.Length];
        var texts = new string[sentences.Length];
        SentenceRole? role = null;
        for (var index = 0; index < sentences.Length; index++)
        {
            var isHeading = headings[index].Success && IsKnown(headings[index].Groups[1].Value);
            role = isHeading ? RoleOf(headings[index].Groups[1].Value) : role;
            texts[index] = isHeading ? sentences[index][headings[index].Length..] : sentences[index];
            roles[index] = role;
        }

        return new LabelledAbstract(texts, roles);
    }

    /// <summary>The role of a heading; none when it heads two parts at once, or none of these.</summary>
    private static SentenceRole? RoleOf(string heading)
    {
        var plain = heading.Replace("OF THE FINDINGS", "", StringComparison.Ordinal);
        var fitting = Enumerable.Range(0, Marks.Length)
            .Where(role => Has(plain, Marks[role]))
            .Where(role => role != (int)SentenceRole.Method || !plain.Contains("MAIN RESULT", StringComparison.Ordinal))
            .ToArray();
        return fitting is [var only] ? (SentenceRole)only : null;
    }

    private static bool IsKnown(string heading) => Has(heading, Unused) || Array.Exists(Marks, marks => Has(heading, marks));

    private static bool Has(string heading, string[] marks)
        => Array.Exists(marks, mark => heading.Contains(mark, StringComparison.Ordinal));

    [GeneratedRegex(
        @"^((?:[A-Z][A-Z/&,\-']+|AND|OF|OR|I{1,3})(?: (?:[A-Z][A-Z/&,\-']+|\([A-Z]+\)))*)[:.]?\s+(?=[A-Z\d""(])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();
}

/// <summary>An abstract whose sentences have their roles, where they are known.</summary>
internal sealed record LabelledAbstract(IReadOnlyList<string> Sentences, IReadOnlyList<SentenceRole?> Roles);

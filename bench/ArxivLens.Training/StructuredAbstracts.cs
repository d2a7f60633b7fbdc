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

    private const string Background = "BACKGROUND|INTRODUCTION|CONTEXT|RATIONALE|IMPORTANCE|KNOWN|MOTIVATION";
    private const string Objective = "OBJECTIVE|PURPOSE|AIM|QUESTION";
    private const string Method = "METHOD|DESIGN|SETTING|PARTICIPANT|PATIENT|SUBJECT|INTERVENTION|DATA SOURCE|EXTRACTION"
        + "|SELECTION|MEASURE|APPROACH|EXPOSURE|SEARCH|SAMPLE";
    private const string Result = "RESULT|(?<!OF THE )FINDING|SYNTHESIS";
    private const string Conclusion = "CONCLUSION|INTERPRETATION|DISCUSSION|IMPLICATION|SIGNIFICANCE|RECOMMENDATION"
        + "|SUMMARY ANSWER";
    private const string Unused = "FUNDING|TRIAL|REGISTRATION";

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
        if (headings.Count(heading => heading.Success && Known().IsMatch(heading.Groups[1].Value)) < FewestHeadings)
            return null;
        var roles = new SentenceRole?[sentences.Length];
        var texts = new string[sentences.Length];
        SentenceRole? role = null;
        for (var index = 0; index < sentences.Length; index++)
        {
            var isHeading = headings[index].Success && Known().IsMatch(headings[index].Groups[1].Value);
            role = isHeading ? RoleOf(headings[index].Groups[1].Value) : role;
            texts[index] = isHeading ? sentences[index][headings[index].Length..] : sentences[index];
            roles[index] = role;
        }

        return new LabelledAbstract(texts, roles);
    }

    /// <summary>The role of a heading; none when it heads two parts at once, or none of these.</summary>
    private static SentenceRole? RoleOf(string heading)
    {
        var roles = new[] { Background, Objective, Method, Result, Conclusion };
        var fitting = Enumerable.Range(0, roles.Length)
            .Where(role => Regex.IsMatch(heading, roles[role], RegexOptions.None, TimeSpan.FromSeconds(1)))
            .Where(role => role != (int)SentenceRole.Method || !heading.Contains("MAIN RESULT", StringComparison.Ordinal))
            .ToArray();
        return fitting is [var only] ? (SentenceRole)only : null;
    }

    [GeneratedRegex(
        @"^((?:[A-Z][A-Z/&,\-']+|AND|OF|OR|I{1,3})(?: (?:[A-Z][A-Z/&,\-']+|\([A-Z]+\)))*)[:.]?\s+(?=[A-Z\d""(])",
        RegexOptions.None,
        1000)]
    private static partial Regex Heading();

    [GeneratedRegex(
        $"{Background}|{Objective}|{Method}|{Result}|{Conclusion}|{Unused}",
        RegexOptions.None,
        1000)]
    private static partial Regex Known();
}

/// <summary>An abstract whose sentences have their roles, where they are known.</summary>
internal sealed record LabelledAbstract(IReadOnlyList<string> Sentences, IReadOnlyList<SentenceRole?> Roles);

using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using ArxivLens.Core.Summaries;

namespace ArxivLens.Training;

/// <summary>
/// Reads abstracts of arXiv whose authors headed their parts (<c>Background: … Methods: …</c>, <c>Context. … Aims. …</c>): every
/// sentence gets the role of the heading it stands under. The metadata are CC0, so that weights may be learnt from them.
/// </summary>
internal static partial class HeadedAbstracts
{
    /// <summary>Different roles that are headed at least, for the abstract to count as headed.</summary>
    private const int FewestRoles = 3;

    private static readonly Dictionary<string, SentenceRole> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        ["background"] = SentenceRole.Background, ["context"] = SentenceRole.Background,
        ["introduction"] = SentenceRole.Background, ["motivation"] = SentenceRole.Background,
        ["aim"] = SentenceRole.Objective, ["objective"] = SentenceRole.Objective, ["purpose"] = SentenceRole.Objective,
        ["goal"] = SentenceRole.Objective,
        ["method"] = SentenceRole.Method, ["materials and method"] = SentenceRole.Method, ["approach"] = SentenceRole.Method,
        ["methodology"] = SentenceRole.Method,
        ["result"] = SentenceRole.Result, ["finding"] = SentenceRole.Result,
        ["conclusion"] = SentenceRole.Conclusion, ["discussion"] = SentenceRole.Conclusion,
        ["significance"] = SentenceRole.Conclusion,
    };

    /// <summary>Reads the headed ones; the others are passed over.</summary>
    /// <param name="path">Papers in the snapshot's shape, compressed.</param>
    public static IReadOnlyList<LabelledAbstract> Read(string path)
    {
        using var file = File.OpenRead(path);
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var found = new List<LabelledAbstract>();
        while (text.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            var summary = string.Join(' ', json.RootElement.GetProperty("abstract").GetString()!
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (Label(summary) is { } labelled)
                found.Add(labelled);
        }

        return found;
    }

    private static LabelledAbstract? Label(string text)
    {
        var headings = Heading().Matches(text).Where(heading => RoleOf(heading) is not null).ToArray();
        if (headings.Length == 0 || headings.Select(RoleOf).Distinct().Count() < FewestRoles)
            return null;
        var (sentences, roles) = (new List<string>(), new List<SentenceRole?>());
        for (var at = 0; at < headings.Length; at++)
        {
            var start = headings[at].Index + headings[at].Length;
            var part = text[start..(at + 1 < headings.Length ? headings[at + 1].Index : text.Length)];
            foreach (var span in Sentences.Split(part))
            {
                sentences.Add(part.Substring(span.Start, span.Length));
                roles.Add(RoleOf(headings[at]));
            }
        }

        return new LabelledAbstract(sentences, roles);
    }

    private static SentenceRole? RoleOf(Match heading)
    {
        var name = heading.Groups[1].Value;
        return Roles.TryGetValue(name, out var role) || Roles.TryGetValue(name.TrimEnd('s', 'S'), out role) ? role : null;
    }

    [GeneratedRegex(
        @"(?<=^|[.?!:;)]\s)(Materials and [Mm]ethods|MATERIALS AND METHODS|[A-Z][A-Za-z]+)\s?[.:]\s+(?=[A-Z$])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();
}

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ArxivLens.Core.Summaries;

namespace ArxivLens.Evaluation;

/// <summary>
/// How often the role of a sentence is told right: records of <c>sentences</c> and, beside them, <c>roles</c> (background,
/// objective, method, result, conclusion, or null where nobody knows).
/// </summary>
internal static class FindingEvaluation
{
    private static readonly string[] Roles = [.. Enum.GetNames<SentenceRole>().Select(name => name.ToLowerInvariant())];

    /// <summary>Facets join background and objective, and result and conclusion.</summary>
    private static readonly int[] FacetOfRole = [0, 0, 1, 2, 2];

    /// <summary>Prints the figures.</summary>
    public static void Run(string path, bool asJson, TextWriter output)
    {
        var abstracts = RecordLines.Read(path, ReadAbstract);
        var (roles, facets) = (new int[5, 5], new int[3, 3]);
        foreach (var one in abstracts)
        {
            var told = SentenceRoles.Estimate(one.Sentences);
            for (var at = 0; at < told.Count; at++)
            {
                if (one.Roles[at] is not { } role)
                    continue;
                roles[role, (int)told[at].Likeliest]++;
                facets[FacetOfRole[role], Likeliest(told[at])]++;
            }
        }

        Print(abstracts, roles, facets, asJson, output);
    }

    private static int Likeliest(SentenceRoleEstimate told)
    {
        var sums = new double[3];
        for (var role = 0; role < FacetOfRole.Length; role++)
            sums[FacetOfRole[role]] += told.Probabilities[role];
        return Array.IndexOf(sums, sums.Max());
    }

    private static void Print(IReadOnlyList<RoledAbstract> abstracts, int[,] roles, int[,] facets, bool asJson, TextWriter output)
    {
        var findings = abstracts.Sum(one => KeyFindings.Find(string.Join(' ', one.Sentences)).Count);
        var began = Stopwatch.GetTimestamp();
        foreach (var one in abstracts)
            KeyFindings.Find(string.Join(' ', one.Sentences));
        var time = Stopwatch.GetElapsedTime(began).TotalMilliseconds / Math.Max(1, abstracts.Count);
        var (ofRoles, ofFacets) = (Figures(roles), Figures(facets));
        if (asJson)
        {
            output.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
            {
                ["abstracts"] = abstracts.Count,
                ["sentences"] = ofRoles.Sentences,
                ["accuracy"] = ofRoles.Accuracy,
                ["macroF1"] = ofRoles.MacroF1,
                ["facets"] = new { accuracy = ofFacets.Accuracy, macroF1 = ofFacets.MacroF1 },
                ["findingsPerAbstract"] = (double)findings / Math.Max(1, abstracts.Count),
                ["milliseconds"] = time,
            }));
            return;
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{abstracts.Count} abstracts, {(double)findings / Math.Max(1, abstracts.Count):F1} findings and {time:F3} ms each"));
        WriteLine("five roles", ofRoles);
        WriteLine("three facets", ofFacets);
        for (var role = 0; role < Roles.Length; role++)
            output.WriteLine($"{Roles[role],-11}{string.Concat(Roles.Index().Select(told => $"{roles[role, told.Index],6}"))}");

        void WriteLine(string name, (int Sentences, double Accuracy, double MacroF1) figures) => output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-13} accuracy {100 * figures.Accuracy:F1} %  macro F1 {100 * figures.MacroF1:F1} %  of {figures.Sentences}"));
    }

    private static (int Sentences, double Accuracy, double MacroF1) Figures(int[,] counts)
    {
        var (size, right, all, sum) = (counts.GetLength(0), 0, 0, 0.0);
        for (var one = 0; one < size; one++)
        {
            var both = Enumerable.Range(0, size).Sum(other => counts[one, other] + counts[other, one]);
            all += Enumerable.Range(0, size).Sum(other => counts[one, other]);
            right += counts[one, one];
            sum += both == 0 ? 0 : 2.0 * counts[one, one] / both;
        }

        return (all, (double)right / Math.Max(1, all), sum / size);
    }

    private static RoledAbstract ReadAbstract(JsonElement record)
    {
        var sentences = RecordLines.TextsOf(record, "sentences") ?? throw new InvalidDataException("sentences is missing");
        var roles = RecordLines.Require(record, "roles").EnumerateArray().Select(role => RoleOf(role.GetString())).ToArray();
        return roles.Length == sentences.Count
            ? new RoledAbstract(sentences, roles)
            : throw new InvalidDataException($"{sentences.Count} sentences have {roles.Length} roles");
    }

    private static int? RoleOf(string? name) => name is null ? null
        : Array.IndexOf(Roles, name) is >= 0 and var role ? role
        : throw new InvalidDataException($"“{name}” is no role of a sentence");

    private sealed record RoledAbstract(IReadOnlyList<string> Sentences, IReadOnlyList<int?> Roles);
}

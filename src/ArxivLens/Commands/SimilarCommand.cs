using System.CommandLine;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Similarity;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens similar</c>: works like a work, with the reason.</summary>
internal static class SimilarCommand
{
    private static readonly Option<int> Limit = NumberOption.Limit(10, 100, "works");

    public static Verb Create() =>
        WorkVerb.Create("similar", "List works like a work by text and citations, with the parts of each score.", AnswerAsync, Limit);

    private static async Task AnswerAsync(OpenLibrary library, Work work, ParseResult parsed, CancellationToken cancellationToken)
    {
        var similar = SimilarWorks.Find(library.Index, library.DocumentOf(work), parsed.GetValue(Limit));
        var works = await library.FindAsync(similar.Select(one => one.Document), cancellationToken);
        var lines = similar.Zip(works, (one, found) => (Similar: one, Line: WorkLine.Of(library.Index.Key(one.Document), found))).ToList();
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(JsonOutput.Option))
            JsonOutput.Write(output, new { id = work.Key.ToString(), similar = lines.Select(line => Json(line.Similar, line.Line)) });
        else
            AlignedLines.Write(output, lines.Select(line => (FormattableString.Invariant($"{line.Similar.Score:0.000}"), (string?)Text(line.Similar, line.Line))));
    }

    private static string Text(SimilarWork similar, WorkLine line)
    {
        var reasons = new[]
        {
            FormattableString.Invariant($"text {similar.Text:0.000}"),
            similar.SharedReferences > 0 ? $"{similar.SharedReferences} shared references" : "",
            similar.CommonCiters > 0 ? $"{similar.CommonCiters} common citers" : "",
            similar.Direct > 0 ? "one cites the other" : "",
        };
        return $"{line} [{string.Join(", ", reasons.Where(reason => reason.Length > 0))}]";
    }

    private static object Json(SimilarWork similar, WorkLine line) => new
    {
        line.Id,
        line.Title,
        line.Authors,
        line.Year,
        similar.Score,
        parts = new { similar.Text, similar.Coupling, similar.Cocitation, similar.Direct },
        similar.SharedReferences,
        similar.CommonCiters,
    };
}

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
        var reasons = SimilarityReasons.Of(library.Index, library.DocumentOf(work), similar);
        var works = await library.FindAsync(similar.Select(one => one.Document), cancellationToken);
        var lines = similar.Zip(works, reasons).Select(one => (
            Similar: one.First,
            Line: WorkLine.Of(library.Index.Key(one.First.Document), one.Second),
            Reasons: one.Third)).ToList();
        var output = parsed.InvocationConfiguration.Output;
        if (JsonOutput.IsWanted(parsed))
        {
            JsonOutput.Write(parsed, new
            {
                id = work.Key.ToString(),
                similar = lines.Select(line => Json(library, line.Similar, line.Line, line.Reasons)),
            }, list: "similar");
        }
        else
        {
            AlignedLines.Write(output, lines.Select(line => (
                FormattableString.Invariant($"{line.Similar.Score:0.000}"), (string?)Text(line.Similar, line.Line))));
        }
    }

    private static string Text(SimilarWork similar, WorkLine line)
    {
        var reasons = new[]
        {
            FormattableString.Invariant($"text {similar.Text:0.000}"),
            similar.SharedReferences > 0 ? $"{similar.SharedReferences} shared references" : "",
            similar.CommonCiters > 0 ? $"{similar.CommonCiters} common citers" : "",
            similar.Direct > 0 ? "one cites the other" : "",
            similar.Borrowed > 0 ? $"cited by {similar.Lenders} like it" : "",
        };
        return $"{line} [{string.Join(", ", reasons.Where(reason => reason.Length > 0))}]";
    }

    private static object Json(OpenLibrary library, SimilarWork similar, WorkLine line, SimilarityReasons reasons)
    {
        IEnumerable<string> Keys(IEnumerable<int> documents) => documents.Select(library.Index.Key);
        return new
        {
            line.Id,
            line.Title,
            line.Authors,
            line.Year,
            similar.Score,
            parts = new { similar.Text, similar.Coupling, similar.Cocitation, similar.Direct, similar.Borrowed },
            similar.SharedReferences,
            similar.CommonCiters,
            similar.Lenders,
            alsoAs = Keys(similar.AlsoAs),
            reasons = new
            {
                terms = reasons.Terms.Select(term => new { term.Text, term.Part }),
                reasons.OtherTerms,
                sharedReferences = Keys(reasons.SharedReferences),
                commonCiters = Keys(reasons.CommonCiters),
                lenders = Keys(reasons.Lenders),
            },
        };
    }
}

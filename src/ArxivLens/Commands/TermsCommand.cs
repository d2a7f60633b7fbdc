using System.CommandLine;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Terms;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens terms</c>: a work's key terms with their weights.</summary>
internal static class TermsCommand
{
    private static readonly Option<int> Limit = NumberOption.Limit(20, 100, "terms");

    public static Verb Create() =>
        WorkVerb.Create("terms", "List the words and phrases that tell a work from the rest of the library.", AnswerAsync, Limit);

    private static Task AnswerAsync(OpenLibrary library, Work work, ParseResult parsed, CancellationToken cancellationToken)
    {
        var terms = KeyTerms.Extract(library.Index, work, parsed.GetValue(Limit));
        var output = parsed.InvocationConfiguration.Output;
        if (JsonOutput.IsWanted(parsed))
            JsonOutput.Write(parsed, new { id = work.Key.ToString(), terms = terms.Select(term => new { term = term.Text, weight = term.Weight }) }, list: "terms");
        else
            AlignedLines.Write(output, terms.Select(term => (FormattableString.Invariant($"{term.Weight:0.000}"), (string?)term.Text)));
        return Task.CompletedTask;
    }
}

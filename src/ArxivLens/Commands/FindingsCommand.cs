using System.CommandLine;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Summaries;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens findings</c>: what sentences of a work's abstract state.</summary>
internal static class FindingsCommand
{
    public static Verb Create() => WorkVerb.Create(
        "findings", "List what sentences of the abstract state: method, results, limits and so on.", AnswerAsync);

    private static Task AnswerAsync(OpenLibrary library, Work work, ParseResult parsed, CancellationToken cancellationToken)
    {
        var findings = KeyFindings.Find(work);
        var output = parsed.InvocationConfiguration.Output;
        if (JsonOutput.IsWanted(parsed))
        {
            JsonOutput.Write(parsed, new
            {
                id = work.Key.ToString(),
                fromDescription = work.AbstractIsDescription,
                findings = findings.Select(one => new { kind = FindingName.Of(one.Kind), one.Text, one.Start, one.Length }),
            }, list: "findings");
        }
        else if (findings.Count > 0)
        {
            AlignedLines.Write(output, findings.Select(one => (FindingName.Of(one.Kind), (string?)TexText.ToDisplay(one.Text))));
        }
        else
        {
            parsed.InvocationConfiguration.Error.WriteLine("arxivlens: no sentence of an abstract plainly states a finding.");
        }

        return Task.CompletedTask;
    }
}

using System.CommandLine;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Summaries;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens summary</c>: a work in two of its own sentences.</summary>
internal static class SummaryCommand
{
    public static Verb Create() => WorkVerb.Create("summary", "Tell a work in two sentences of its abstract.", AnswerAsync);

    private static Task AnswerAsync(OpenLibrary library, Work work, ParseResult parsed, CancellationToken cancellationToken)
    {
        var sentences = QuickSummary.Choose(work);
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(JsonOutput.Option))
            JsonOutput.Write(output, new { id = work.Key.ToString(), fromDescription = work.AbstractIsDescription, sentences });
        else if (sentences.Count > 0)
            output.WriteLine(string.Join(' ', sentences.Select(sentence => TexText.ToDisplay(sentence.Text))));
        else
            parsed.InvocationConfiguration.Error.WriteLine("arxivlens: no abstract is known of this work, so there is nothing to choose from.");
        return Task.CompletedTask;
    }
}

using System.CommandLine;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Summaries;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens summary</c>: a work in two of its own sentences, or in one line.</summary>
internal static class SummaryCommand
{
    private static readonly Option<bool> One = new("--one")
    {
        Description = "Say it in one line, for where the title is not beside it.",
    };

    public static Verb Create() => WorkVerb.Create("summary", "Tell a work in two sentences of its abstract.", AnswerAsync, One);

    private static Task AnswerAsync(OpenLibrary library, Work work, ParseResult parsed, CancellationToken cancellationToken)
    {
        var sentences = QuickSummary.Choose(work);
        var line = QuickSummary.ChooseLine(work.Title, work.Abstract);
        var output = parsed.InvocationConfiguration.Output;
        if (JsonOutput.IsWanted(parsed))
            JsonOutput.Write(parsed, new { id = work.Key.ToString(), fromDescription = work.AbstractIsDescription, sentences, line });
        else if (line is not null && parsed.GetValue(One))
            output.WriteLine(TexText.ToDisplay(line.Text));
        else if (sentences.Count > 0)
            output.WriteLine(string.Join(' ', sentences.Select(sentence => TexText.ToDisplay(sentence.Text))));
        else
            parsed.InvocationConfiguration.Error.WriteLine("arxivlens: no abstract is known of this work, so there is nothing to choose from.");
        return Task.CompletedTask;
    }
}

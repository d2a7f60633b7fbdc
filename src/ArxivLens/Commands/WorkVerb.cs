using System.CommandLine;
using ArxivLens.Core.Papers;

namespace ArxivLens.Commands;

/// <summary>A verb that says something of one work of the library.</summary>
internal static class WorkVerb
{
    /// <summary>Says it: the library, the work, the command line.</summary>
    public delegate Task Answer(OpenLibrary library, Work work, ParseResult parsed, CancellationToken cancellationToken);

    /// <summary>Says it, or says what is wrong with the options, and how that ends.</summary>
    public delegate Task<int> Judgement(OpenLibrary library, Work work, ParseResult parsed, CancellationToken cancellationToken);

    /// <summary>Makes the verb.</summary>
    public static Verb Create(string name, string description, Answer answer, params Option[] options) => Create(
        name,
        description,
        async (library, work, parsed, cancellationToken) =>
        {
            await answer(library, work, parsed, cancellationToken);
            return ExitCode.Ok;
        },
        options);

    /// <summary>Makes a verb that may refuse what was asked.</summary>
    public static Verb Create(string name, string description, Judgement answer, params Option[] options)
    {
        var verb = new Verb(
            name, description, $"arxivlens {name} 2311.09227", $"arxivlens {name} https://arxiv.org/abs/hep-th/9407087v2 --json");
        var work = new Argument<string>("ID")
        {
            Description = "An arXiv identifier or DOI in any shape, an address of one, or work:… as the library names it.",
        };
        verb.Arguments.Add(work);
        verb.Options.Add(JsonOutput.Option);
        foreach (var option in options)
            verb.Options.Add(option);
        verb.SetAction((parsed, cancellationToken) => RunAsync(parsed, work, answer, cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Argument<string> argument, Judgement answer, CancellationToken cancellationToken)
    {
        var text = parsed.GetRequiredValue(argument);
        var error = parsed.InvocationConfiguration.Error;
        if (!WorkKey.TryParse(text, out var key))
        {
            await error.WriteLineAsync($"arxivlens: '{Typed.Shown(text)}' is no arXiv identifier, DOI or work: key. To look for words: arxivlens search WORDS");
            return ExitCode.Usage;
        }

        using var library = OpenLibrary.Of(parsed);
        var shown = (await library.Storage.Merges.FindWorksAsync([key], cancellationToken))[0];
        if (shown != key && !JsonOutput.IsWanted(parsed))
            await error.WriteLineAsync($"{key} is shown as {shown}; why: arxivlens work show {key}");
        if (await library.Storage.Works.FindAsync(shown, cancellationToken) is not { } work)
        {
            await error.WriteLineAsync($"arxivlens: {key} is not in the library.");
            return ExitCode.Failed;
        }

        return await answer(library, work, parsed, cancellationToken);
    }
}

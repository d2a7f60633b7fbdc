using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ArxivLens.Commands;

/// <summary>The usual help with examples before all that can be said: most readers look for one line to copy.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    private static readonly string[] Tour =
    [
        "arxivlens serve",
        "arxivlens import papers arxiv-metadata-oai-snapshot.json.gz",
        "arxivlens search monopole condensation --category hep-th",
        "arxivlens similar hep-th/9407087 --json",
    ];

    public override int Invoke(ParseResult parseResult)
    {
        var configuration = parseResult.InvocationConfiguration;
        var output = configuration.Output;
        using var usual = new StringWriter();
        int exit;
        try
        {
            configuration.Output = usual;
            exit = help.Invoke(parseResult);
        }
        finally
        {
            configuration.Output = output;
        }

        var examples = parseResult.CommandResult.Command is Verb verb ? verb.Examples : Tour;
        output.Write(PutBeforeUsage(usual.ToString(), examples));
        return exit;
    }

    private static string PutBeforeUsage(string help, IReadOnlyList<string> examples)
    {
        var usage = Math.Max(0, help.IndexOf("Usage:", StringComparison.Ordinal));
        var lines = string.Concat(examples.Select(example => $"  {example}{Environment.NewLine}"));
        return $"{help[..usage]}Examples:{Environment.NewLine}{lines}{Environment.NewLine}{help[usage..]}";
    }
}

using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ArxivLens.Commands;

/// <summary>The usual help, followed by examples.</summary>
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
        var exit = help.Invoke(parseResult);
        var examples = parseResult.CommandResult.Command is Verb verb ? verb.Examples : Tour;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in examples)
            output.WriteLine($"  {example}");
        return exit;
    }
}

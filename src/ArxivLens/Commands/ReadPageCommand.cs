using System.CommandLine;
using ArxivLens.Sources.Articles;

namespace ArxivLens.Commands;

/// <summary>
/// <c>arxivlens read-page</c>: what the program starts to read one web page apart from itself. Nobody needs to type it.
/// </summary>
internal static class ReadPageCommand
{
    public static Verb Create()
    {
        var verb = new Verb("read-page", "Read one web page from standard input; the program starts this itself.")
        {
            Hidden = true,
        };
        verb.SetAction(RunAsync);
        return verb;
    }

    // Not through the writers of the command line: the page and the answer are bytes.
    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        ProcessLimits.Enter();
        await using var input = Console.OpenStandardInput();
        await using var output = Console.OpenStandardOutput();
        await PageJob.RunAsync(input, output, cancellationToken);
        return ExitCode.Ok;
    }
}

using System.CommandLine;
using ArxivLens.Commands;

namespace ArxivLens.Tests.Processes;

/// <summary>Verbs within this process: what needs no process of its own is asked without its start.</summary>
internal static class InProcess
{
    /// <summary>Runs a verb over a data directory; a broken world is thrown.</summary>
    public static async Task<Outcome> RunAsync(DataFolder data, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var parsed = CommandLine.Root(Program.Verbs()).Parse([.. arguments, "--data", data.Path]);
        Assert.Empty(parsed.Errors);
        var configuration = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
        return new Outcome(await parsed.InvokeAsync(configuration), output.ToString(), error.ToString());
    }
}

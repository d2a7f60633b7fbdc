using System.CommandLine;
using ArxivLens.Diagnosis;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens doctor</c>: looks for what is broken and says what mends it.</summary>
internal static class DoctorCommand
{
    public static Verb Create()
    {
        var verb = new Verb(
            "doctor",
            "Check versions, library, index, locks and disk space; each finding names the command that mends it.",
            "arxivlens doctor",
            "arxivlens doctor --json") { JsonOutput.Option };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var findings = await Examination.RunAsync(DataOption.OpenExisting(parsed), cancellationToken);
        var healthy = findings.All(finding => finding.State != FindingState.Broken);
        if (JsonOutput.IsWanted(parsed))
            JsonOutput.Write(parsed, new { healthy, findings }, list: "findings");
        else
            WriteText(parsed.InvocationConfiguration.Output, findings, healthy);
        return healthy ? ExitCode.Ok : ExitCode.Failed;
    }

    private static void WriteText(TextWriter output, IReadOnlyList<Finding> findings, bool healthy)
    {
        foreach (var finding in findings)
        {
            output.WriteLine($"{Mark(finding.State)}  {finding.Check}: {finding.Detail}");
            if (finding.Mend is not null)
                output.WriteLine($"         mend it with: {finding.Mend}");
        }

        output.WriteLine(healthy ? "Nothing is broken." : "Something is broken.");
    }

    private static string Mark(FindingState state) => state switch
    {
        FindingState.Ok => "ok     ",
        FindingState.Warning => "warning",
        FindingState.Broken => "BROKEN ",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}

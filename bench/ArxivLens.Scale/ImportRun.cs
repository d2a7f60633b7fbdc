using System.Diagnostics;
using System.Globalization;

namespace ArxivLens.Scale;

/// <summary>What command lines cost one after the other.</summary>
internal sealed record ImportRun(TimeSpan Wall, TimeSpan Cpu, long PeakBytes)
{
    private static readonly TimeSpan Sampling = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs the command lines and adds up.</summary>
    public static ImportRun Measure(Workspace workspace, params string[][] commandLines) => commandLines
        .Select(commandLine => MeasureOne(workspace, commandLine))
        .Aggregate((sum, next) => new ImportRun(sum.Wall + next.Wall, sum.Cpu + next.Cpu, Math.Max(sum.PeakBytes, next.PeakBytes)));

    /// <summary>A row of the table.</summary>
    public string Row(string what, string bound) => string.Create(
        CultureInfo.InvariantCulture, $"| {what} | {Wall.TotalSeconds:0.0} s | {Cpu.TotalSeconds:0.0} s | {PeakBytes / 1e6:0} MB | {bound} |");

    private static ImportRun MeasureOne(Workspace workspace, string[] commandLine)
    {
        var began = Stopwatch.GetTimestamp();
        using var process = workspace.Start(commandLine);
        var messages = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        var (peak, cpu) = (0L, TimeSpan.Zero);
        // Both die with the process, so they are read while it lives; the last sample is at most one interval old.
        while (!process.WaitForExit(Sampling))
            (peak, cpu) = Sample(process, peak, cpu);
        var wall = Stopwatch.GetElapsedTime(began);
        return process.ExitCode == 0
            ? new ImportRun(wall, cpu, peak)
            : throw new InvalidOperationException($"{string.Join(' ', commandLine)} ended with {process.ExitCode}: {messages.GetAwaiter().GetResult()}");
    }

    private static (long Peak, TimeSpan Cpu) Sample(Process process, long peak, TimeSpan cpu)
    {
        try
        {
            process.Refresh();
            return (Math.Max(peak, process.PeakWorkingSet64), process.TotalProcessorTime);
        }
        catch (InvalidOperationException)
        {
            return (peak, cpu);
        }
    }
}

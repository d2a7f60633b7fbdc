using System.Diagnostics;

namespace ArxivLens.Scale.Engines;

/// <summary>Programs that this one runs, each to its end.</summary>
internal static class ChildProcess
{
    /// <summary>Runs this program again.</summary>
    public static Task RunSelfAsync(IEnumerable<string> arguments) => RunAsync(Environment.ProcessPath!, [.. SelfPath(), .. arguments]);

    /// <summary>Runs a program; where it says "drop", a folder's files are dropped from the page cache before it goes on.</summary>
    public static async Task RunAsync(string program, string[] arguments, string? dropped = null)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line != "drop" || dropped is null)
            {
                Console.WriteLine(line);
                continue;
            }

            PageCache.Drop(dropped);
            await process.StandardInput.WriteLineAsync("dropped");
            await process.StandardInput.FlushAsync();
        }

        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }

    // Run by "dotnet run" this process is the program itself, else the dotnet host with the program as first argument.
    private static string[] SelfPath() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(ChildProcess).Assembly.Location] : [];
}

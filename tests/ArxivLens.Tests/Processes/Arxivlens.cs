using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace ArxivLens.Tests.Processes;

/// <summary>The built program, started as a process of its own.</summary>
internal static class Arxivlens
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    /// <summary>Runs a command line to its end.</summary>
    public static Task<Outcome> RunAsync(DataFolder data, params string[] arguments) => RunAsync(data, input: null, arguments);

    /// <summary>Runs a command line to its end with something on its standard input.</summary>
    public static Task<Outcome> RunAsync(DataFolder? data, byte[]? input, params string[] arguments) =>
        EndAsync(Start(data, arguments), input, arguments);

    private static async Task<Outcome> EndAsync(Process started, byte[]? input, string[] arguments)
    {
        using var process = started;
        using var deadline = new CancellationTokenSource(Deadline);
        var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
        var error = process.StandardError.ReadToEndAsync(deadline.Token);
        if (input is not null)
            await process.StandardInput.BaseStream.WriteAsync(input, deadline.Token);
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException($"arxivlens {string.Join(' ', arguments)} did not end.");
        }

        return new Outcome(process.ExitCode, await output, await error);
    }

    /// <summary>Runs a command line to its end with more in its environment.</summary>
    public static Task<Outcome> RunWithAsync(Dictionary<string, string> environment, DataFolder data, params string[] arguments) =>
        EndAsync(Start(data, Executable, arguments, environment), input: null, arguments);

    /// <summary>Runs a script of a shell in which the program is found by its name.</summary>
    public static async Task<Outcome> RunScriptAsync(DataFolder data, string shell, params string[] arguments)
    {
        var start = new ProcessStartInfo(shell, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        Prepare(start, data);
        using var process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(Deadline);
        var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
        var error = process.StandardError.ReadToEndAsync(deadline.Token);
        await process.WaitForExitAsync(deadline.Token);
        return new Outcome(process.ExitCode, await output, await error);
    }

    private static void Prepare(ProcessStartInfo start, DataFolder data)
    {
        start.Environment["DOTNET_ROOT"] = RuntimeFolder;
        start.Environment["ARXIVLENS_DATA"] = data.Path;
        start.Environment["PATH"] = $"{Path.GetDirectoryName(Executable)}:{Environment.GetEnvironmentVariable("PATH")}";
        foreach (var name in new[] { "NO_COLOR", "CI", "ARXIVLENS_TRACE", "TMUX" })
            start.Environment.Remove(name);
    }

    /// <summary>Runs a command line with its streams as a shell's redirection has them.</summary>
    public static async Task<Outcome> RunInShellAsync(string verb, string redirection)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"'{Executable}' {verb} {redirection}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_ROOT"] = RuntimeFolder;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Outcome(process.ExitCode, await output, await error);
    }

    /// <summary>Runs a command line to its end as a user for whom the modes of files hold, which they do not for root.</summary>
    public static Task<Outcome> RunUnprivilegedAsync(DataFolder data, params string[] arguments) => EndAsync(
        Environment.IsPrivilegedProcess
            ? Start(data, "setpriv", ["--bounding-set", "-dac_override,-dac_read_search", Executable, .. arguments])
            : Start(data, arguments),
        input: null,
        arguments);

    /// <summary>Starts a command line.</summary>
    public static Process Start(DataFolder? data, params string[] arguments) => Start(data, Executable, arguments);

    /// <summary>Starts a command line with more in its environment.</summary>
    public static Process StartWith(Dictionary<string, string> environment, DataFolder data, params string[] arguments) =>
        Start(data, Executable, arguments, environment);

    private static Process Start(
        DataFolder? data, string executable, string[] arguments, Dictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(executable, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["DOTNET_ROOT"] = RuntimeFolder;
        start.Environment.Remove("ARXIVLENS_TRACE");
        if (data is not null)
            start.Environment["ARXIVLENS_DATA"] = data.Path;
        foreach (var (name, value) in environment ?? [])
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Asks a process to end, as a supervisor does.</summary>
    public static async Task TerminateAsync(Process process)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -TERM {process.Id}"]);
        await kill.WaitForExitAsync();
    }

    private static string RuntimeFolder { get; } =
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../.."));

    // The program of the same build as these tests, from its own output folder.
    private static string Executable { get; } = Path.Combine(
        SourceTree.Root,
        "src/ArxivLens/bin",
        new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name,
        new DirectoryInfo(AppContext.BaseDirectory).Name,
        OperatingSystem.IsWindows() ? "arxivlens.exe" : "arxivlens");
}

/// <summary>How a command line ended.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error)
{
    /// <summary>Standard output as JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>Checks the exit code and shows the messages when it is another.</summary>
    public Outcome Ends(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode} instead of {exitCode}\n{Output}\n{Error}");
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        return this;
    }
}

using System.Diagnostics;
using ArxivLens.Core.Library;
using ArxivLens.Storage.Sqlite;
using ArxivLens.Storage.Tests.Ingest;

namespace ArxivLens.Storage.Tests;

/// <summary>This assembly as a process of its own, which a test starts and may kill.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["hold-lock", var folder, var role]:
                using (new DataDirectory(folder).Lock(Enum.Parse<DirectoryRole>(role)))
                {
                    Console.WriteLine("held");
                    await Console.In.ReadLineAsync();
                }

                return 0;
            case ["import", var folder]:
                Console.WriteLine("importing");
                var directory = new DataDirectory(folder);
                using (var storage = SqliteStorage.Open(directory.LibraryFile))
                    await GeneratedImport.RunAsync(storage, directory);
                return 0;
            case ["articles", var folder]:
                Console.WriteLine("adding");
                using (var storage = SqliteStorage.Open(new DataDirectory(folder).LibraryFile))
                    await GeneratedDebate.RunAsync(storage);
                return 0;
            default:
                return 2;
        }
    }

    /// <summary>Starts the process and waits until it has written <paramref name="sign"/>.</summary>
    public static async Task<ChildProcess> StartAsync(string sign, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var child = new ChildProcess(Process.Start(start)!);
        Assert.Equal(sign, await child._process.StandardOutput.ReadLineAsync());
        return child;
    }

    /// <summary>Ends it by SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Lets it end by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> FinishAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>Kills it unless it ends by itself within a time.</summary>
    /// <returns>Whether it was killed.</returns>
    public async Task<bool> KillAfterAsync(TimeSpan time)
    {
        using var deadline = new CancellationTokenSource(time);
        try
        {
            await _process.WaitForExitAsync(deadline.Token);
            return false;
        }
        catch (OperationCanceledException)
        {
            await KillAsync();
            return true;
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}

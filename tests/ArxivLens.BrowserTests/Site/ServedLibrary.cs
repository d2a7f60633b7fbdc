using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ArxivLens.BrowserTests.Site;

/// <summary>The program as readers meet it: its own process, the built-in library, an empty data directory, a free port.</summary>
internal sealed partial class ServedLibrary : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly string _data;

    private ServedLibrary(Process process, string data, Uri address)
    {
        _process = process;
        _data = data;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<ServedLibrary> StartAsync()
    {
        var data = Directory.CreateTempSubdirectory("arxivlens-browser-").FullName;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { Program, "serve", "--data", data, "--urls", "http://127.0.0.1:0" })
            start.ArgumentList.Add(argument);

        var process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        using var limit = new CancellationTokenSource(StartLimit);
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (AddressPattern().Match(line) is not { Success: true } match)
                continue;
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var site = new ServedLibrary(process, data, new Uri(match.Value));
            await site.WaitUntilReadyAsync(limit.Token);
            return site;
        }

        throw new InvalidOperationException("The server ended before it named its address.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private static string Program
    {
        get
        {
            var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            var root = output;
            while (!File.Exists(Path.Combine(root.FullName, "ArxivLens.slnx")))
                root = root.Parent ?? throw new InvalidOperationException("The tests do not run inside the project.");
            var configuration = output.Parent!.Name;
            return Path.Combine(root.FullName, "src", "ArxivLens", "bin", configuration, output.Name, "arxivlens.dll");
        }
    }

    /// <summary>The server listens before its index is built; readiness is asked for until it says yes.</summary>
    private async Task WaitUntilReadyAsync(CancellationToken limit)
    {
        var handler = new SocketsHttpHandler { UseProxy = false };
        using var client = new HttpMessageInvoker(handler);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        do
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, "/health/ready"));
            using var response = await client.SendAsync(request, limit);
            if (response.IsSuccessStatusCode)
                return;
        }
        while (await timer.WaitForNextTickAsync(limit));
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+", RegexOptions.NonBacktracking)]
    private static partial Regex AddressPattern();
}

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

    /// <summary>Starts it.</summary>
    /// <param name="environment">What stands in its environment beside what stands in ours.</param>
    public static async Task<ServedLibrary> StartAsync(params IReadOnlyList<(string Name, string Value)> environment)
    {
        var data = Directory.CreateTempSubdirectory("arxivlens-browser-").FullName;
        var process = Run(environment, "serve", "--data", data, "--urls", "http://127.0.0.1:0");
        using var limit = new CancellationTokenSource(StartLimit);
        while (await process.StandardError.ReadLineAsync(limit.Token) is { } line)
        {
            if (AddressPattern().Match(line) is not { Success: true } match)
                continue;
            _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
            var site = new ServedLibrary(process, data, new Uri(match.Value));
            await site.WaitForAsync("/health/ready", limit.Token);
            return site;
        }

        throw new InvalidOperationException("The server ended before it named its address.");
    }

    /// <summary>Imports papers beside the running server and waits until it shows the last of them.</summary>
    /// <param name="snapshot">JSON lines in the shape of arXiv's snapshot.</param>
    /// <param name="shown">A page that is there once the server has taken up the new index.</param>
    public async Task ImportAsync(string snapshot, string shown)
    {
        using var limit = new CancellationTokenSource(StartLimit);
        using var import = Run([], "import", "papers", "-", "--data", _data);
        await import.StandardInput.WriteAsync(snapshot.AsMemory(), limit.Token);
        import.StandardInput.Close();
        await import.WaitForExitAsync(limit.Token);
        Assert.Equal(0, import.ExitCode);
        await WaitForAsync(shown, limit.Token);
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

    private static Process Run(IReadOnlyList<(string Name, string Value)> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
        };
        // Journeys fill in forms faster than people do.
        start.Environment["ARXIVLENS_MODERATION_LIMITS"] = "least-seconds=0";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
    }

    /// <summary>The server listens before its index is built, and takes up a new one by itself: a page is asked for until it is there.</summary>
    private async Task WaitForAsync(string page, CancellationToken limit)
    {
        using var client = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false });
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        do
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, page));
            using var response = await client.SendAsync(request, limit);
            if (response.IsSuccessStatusCode)
                return;
        }
        while (await timer.WaitForNextTickAsync(limit));
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+", RegexOptions.NonBacktracking)]
    private static partial Regex AddressPattern();
}

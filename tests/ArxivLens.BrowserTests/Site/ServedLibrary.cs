using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace ArxivLens.BrowserTests.Site;

/// <summary>The program as readers meet it: its own process, the built-in library, an empty data directory, a free port.</summary>
internal sealed partial class ServedLibrary : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly IReadOnlyList<(string Name, string Value)> _environment;
    private readonly IReadOnlyList<string> _arguments;
    private readonly StringBuilder _messages = new();
    private Process? _process;

    private ServedLibrary(IReadOnlyList<(string Name, string Value)> environment, IReadOnlyList<string> arguments)
    {
        (_environment, _arguments) = (environment, arguments);
        Data = Directory.CreateTempSubdirectory("arxivlens-browser-").FullName;
    }

    /// <summary>Where the site is; the same after a restart.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>Its data directory.</summary>
    public string Data { get; }

    /// <summary>What it said so far.</summary>
    public string Messages
    {
        get
        {
            lock (_messages)
                return _messages.ToString();
        }
    }

    /// <summary>Starts it.</summary>
    /// <param name="environment">What stands in its environment beside what stands in ours.</param>
    public static Task<ServedLibrary> StartAsync(params IReadOnlyList<(string Name, string Value)> environment) => StartAsync(environment, []);

    /// <summary>Starts it with more on its command line.</summary>
    public static async Task<ServedLibrary> StartAsync(
        IReadOnlyList<(string Name, string Value)> environment, IReadOnlyList<string> arguments)
    {
        var site = new ServedLibrary(environment, arguments);
        await site.ServeAsync();
        return site;
    }

    /// <summary>Kills it and starts it again with the same data at the same address.</summary>
    /// <param name="meanwhile">What happens while it is down.</param>
    public async Task RestartAsync(Func<Task> meanwhile)
    {
        await KillAsync();
        await meanwhile();
        await ServeAsync();
    }

    /// <summary>Runs a verb beside the running server.</summary>
    /// <returns>What it printed.</returns>
    public async Task<string> RunAsync(params string[] arguments)
    {
        using var limit = new CancellationTokenSource(StartLimit);
        using var verb = Run([], [.. arguments, "--data", Data]);
        var output = await verb.StandardOutput.ReadToEndAsync(limit.Token);
        await verb.WaitForExitAsync(limit.Token);
        Assert.Equal(0, verb.ExitCode);
        return output;
    }

    /// <summary>Imports papers beside the running server and waits until it shows the last of them.</summary>
    /// <param name="snapshot">JSON lines in the shape of arXiv's snapshot.</param>
    /// <param name="shown">A page that is there once the server has taken up the new index.</param>
    public async Task ImportAsync(string snapshot, string shown)
    {
        using var limit = new CancellationTokenSource(StartLimit);
        using var import = Run([], "import", "papers", "-", "--data", Data);
        await import.StandardInput.WriteAsync(snapshot.AsMemory(), limit.Token);
        import.StandardInput.Close();
        await import.WaitForExitAsync(limit.Token);
        Assert.Equal(0, import.ExitCode);
        await WaitForAsync(shown, limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(Data, recursive: true);
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
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Journeys fill in forms faster than people do.
        start.Environment["ARXIVLENS_MODERATION_LIMITS"] = "least-seconds=0";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
    }

    private async Task ServeAsync()
    {
        var named = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = Run(_environment, ["serve", "--data", Data, "--urls", Address.GetLeftPart(UriPartial.Authority), .. _arguments]);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data, named);
        _process.OutputDataReceived += (_, line) => Hear(line.Data ?? "", named);
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        Address = await named.Task.WaitAsync(StartLimit);
        using var limit = new CancellationTokenSource(StartLimit);
        await WaitForAsync("/health/ready", limit.Token);
    }

    private void Hear(string? line, TaskCompletionSource<Uri> named)
    {
        if (line is null)
        {
            named.TrySetException(new InvalidOperationException($"The server ended before it named its address: {Messages}"));
            return;
        }

        lock (_messages)
            _messages.AppendLine(line);
        if (AddressPattern().Match(line) is { Success: true } match)
            named.TrySetResult(new Uri(match.Value));
    }

    private async Task KillAsync()
    {
        if (_process is null)
            return;
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
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

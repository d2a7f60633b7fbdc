using System.Diagnostics;
using System.Net;
using System.Text;

namespace ArxivLens.Tests.Processes;

/// <summary>A server of its own process on a free port.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly StringBuilder _messages = new();
    private readonly Process _process;

    private ServerProcess(Process process) => _process = process;

    /// <summary>The process.</summary>
    public Process Process => _process;

    /// <summary>A client of this server.</summary>
    public SiteClient Client { get; private set; } = null!;

    /// <summary>What it said so far.</summary>
    public string Messages
    {
        get
        {
            lock (_messages)
                return _messages.ToString();
        }
    }

    /// <summary>Starts a server and waits for its address.</summary>
    public static Task<ServerProcess> StartAsync(DataFolder data, params string[] more) => StartAsync(data, [], more);

    /// <summary>Starts a server with more in its environment, and waits for its address.</summary>
    public static async Task<ServerProcess> StartAsync(DataFolder data, Dictionary<string, string> environment, params string[] more)
    {
        var process = Arxivlens.StartWith(environment, data, ["serve", "--urls", "http://127.0.0.1:0", .. more]);
        var server = new ServerProcess(process);
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.ErrorDataReceived += (_, line) => server.Hear(line.Data, address);
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        server.Client = new SiteClient(await address.Task.WaitAsync(TimeSpan.FromSeconds(60)));
        return server;
    }

    /// <summary>Waits until the server can answer readers.</summary>
    public async Task<ServerProcess> ReadyAsync()
    {
        await Eventually.IsTrueAsync(
            async () => (await Client.GetAsync("/health/ready")).Status == HttpStatusCode.OK,
            () => $"The server is not ready. {Messages}");
        return this;
    }

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        Client.Dispose();
        _process.Dispose();
    }

    private void Hear(string? line, TaskCompletionSource<Uri> address)
    {
        if (line is null)
        {
            address.TrySetException(new InvalidOperationException($"The server ended: {Messages}"));
            return;
        }

        lock (_messages)
            _messages.AppendLine(line);
        const string Begin = " at http://";
        var at = line.StartsWith("ArxivLens serves ", StringComparison.Ordinal) ? line.IndexOf(Begin, StringComparison.Ordinal) : -1;
        if (at >= 0)
            address.TrySetResult(new Uri(line[(at + 4)..].Split(' ')[0]));
    }
}

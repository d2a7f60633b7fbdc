using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ArxivLens.Scale;

/// <summary>A server of its own process over a data directory, and one connection to it.</summary>
internal sealed partial class Server : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _messages = [];

    private Server(Process process, HttpClient client)
    {
        _process = process;
        Client = client;
    }

    /// <summary>Its reader: one connection, redirects as they come.</summary>
    public HttpClient Client { get; }

    /// <summary>The peak of its resident memory.</summary>
    public long PeakBytes
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>The processor's time it took so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>What it logged since it was ready.</summary>
    public IReadOnlyList<string> Messages
    {
        get
        {
            lock (_messages)
                return [.. _messages];
        }
    }

    /// <summary>Starts it and waits until it can answer readers.</summary>
    public static async Task<Server> StartAsync(Workspace workspace)
    {
        var process = workspace.Start("serve", "--urls", "http://127.0.0.1:0");
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            if (Address().Match(line) is not { Success: true } match)
                continue;
#pragma warning disable RS0030 // The ban is on doors of the product; this is the reader on the other side.
            var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1, AllowAutoRedirect = false })
            {
                BaseAddress = new Uri(match.Value + "/"),
            };
#pragma warning restore RS0030
            client.DefaultRequestHeaders.Add("Accept-Encoding", "br, gzip");
            var server = new Server(process, client);
            server.Listen();
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
            while (!await server.IsReadyAsync())
                await timer.WaitForNextTickAsync();
            return server;
        }

        throw new InvalidOperationException("The server did not start.");
    }

    public void Dispose()
    {
        Client.Dispose();
        _process.Kill();
        // A workspace that is deleted while the server still writes to it would not go.
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Listen()
    {
        _ = _process.StandardOutput.ReadToEndAsync();
        _ = Task.Run(async () =>
        {
            while (await _process.StandardError.ReadLineAsync() is { } line)
            {
                lock (_messages)
                    _messages.Add(line);
            }
        });
    }

    private async Task<bool> IsReadyAsync()
    {
        using var answer = await Client.GetAsync(new Uri("health/ready", UriKind.Relative));
        return answer.IsSuccessStatusCode;
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;

namespace ArxivLens.Tests.Shared;

/// <summary>A real mail server (python3-aiosmtpd) on this machine, which tells what it takes before it says that it took it.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Channel<TakenMail> _taken = Channel.CreateUnbounded<TakenMail>();
    private readonly TaskCompletionSource<int> _port = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SmtpServer(Process process) => _process = process;

    /// <summary>Where it listens.</summary>
    public int Port { get; private set; }

    /// <summary>Starts one.</summary>
    /// <param name="arguments">What <c>smtp_server.py</c> is told.</param>
    public static async Task<SmtpServer> StartAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("/usr/bin/python3", ["-W", "ignore", Path.Combine(AppContext.BaseDirectory, "smtp_server.py"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var server = new SmtpServer(Process.Start(start)!);
        server._process.OutputDataReceived += (_, line) => server.Hear(line.Data);
        server._process.BeginOutputReadLine();
        server.Port = await server._port.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return server;
    }

    /// <summary>The next mail it had whole, whether or not it then took it.</summary>
    public Task<TakenMail> NextAsync() => _taken.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60));

    /// <summary>All of which nobody asked for yet.</summary>
    public IReadOnlyList<TakenMail> Rest()
    {
        var rest = new List<TakenMail>();
        while (_taken.Reader.TryRead(out var mail))
            rest.Add(mail);
        return rest;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            _port.TrySetException(new InvalidOperationException("The mail server ended. Install it: apt-get install python3-aiosmtpd"));
            _taken.Writer.TryComplete();
            return;
        }

        using var told = JsonDocument.Parse(line);
        if (told.RootElement.TryGetProperty("port", out var port))
            _port.TrySetResult(port.GetInt32());
        else if (told.RootElement.TryGetProperty("text", out _))
            _taken.Writer.TryWrite(TakenMail.Of(told.RootElement));
    }
}

/// <summary>A mail as a mail server read it.</summary>
internal sealed record TakenMail(string To, string Sender, bool IsSecure, string? User, IReadOnlyList<(string Name, string Value)> Headers, string Text)
{
    /// <summary>What Python's parser finds wrong with it.</summary>
    public required IReadOnlyList<string> Defects { get; init; }

    /// <summary>Characters of the longest line as sent.</summary>
    public int LongestLine { get; init; }

    /// <summary>Whether it is ASCII as sent.</summary>
    public bool IsAscii { get; init; }

    /// <summary>A header that stands once.</summary>
    public string Header(string name) => Headers.Single(header => header.Name == name).Value;

    internal static TakenMail Of(JsonElement told) => new(
        told.GetProperty("to").GetString()!,
        told.GetProperty("sender").GetString()!,
        told.GetProperty("secure").GetBoolean(),
        told.GetProperty("user").GetString(),
        [.. told.GetProperty("headers").EnumerateArray().Select(pair => (pair[0].GetString()!, pair[1].GetString()!))],
        told.GetProperty("text").GetString()!)
    {
        Defects = [.. told.GetProperty("defects").EnumerateArray().Select(one => one.GetString()!)],
        LongestLine = told.GetProperty("longest").GetInt32(),
        IsAscii = told.GetProperty("ascii").GetBoolean(),
    };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"to {To}: {Text}");
}

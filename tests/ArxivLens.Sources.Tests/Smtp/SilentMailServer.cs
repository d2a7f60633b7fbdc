using System.Net;
using System.Net.Sockets;

namespace ArxivLens.Sources.Tests.Smtp;

/// <summary>A mail server that takes part in the talk up to a place, and then listens without a word.</summary>
internal sealed class SilentMailServer : IDisposable
{
    private static readonly string[] Answers = ["220 hello", "250 localhost", "250 sender", "250 recipient", "354 go on", "250 never said"];

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TaskCompletionSource _silence = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Starts it.</summary>
    /// <param name="answers">How much it says: its greeting is the first, that it is ready for the mail the fifth.</param>
    public SilentMailServer(int answers)
    {
        _listener.Start();
        HungUp = TalkAsync(answers);
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Ends when it says no more, having heard what it would have to answer.</summary>
    public Task Silence => _silence.Task;

    /// <summary>Ends when the other side hung up.</summary>
    public Task HungUp { get; }

    public void Dispose() => _listener.Dispose();

    private async Task TalkAsync(int answers)
    {
        using var client = await _listener.AcceptSocketAsync();
        await using var stream = new NetworkStream(client);
        using var reader = new StreamReader(stream);
        try
        {
            for (var said = 0; said < answers; said++)
            {
                await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(Answers[said] + "\r\n"));
                await reader.ReadLineAsync();
            }

            // The mail itself has many lines.
            while (answers == 5 && await reader.ReadLineAsync() is not (null or "."))
                continue;
            _silence.SetResult();
            while (await reader.ReadLineAsync() is not null)
                continue;
        }
        catch (IOException)
        {
            // It hung up without a word.
        }
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ArxivLens.Sources.Tests.Http;

/// <summary>What a request asked for, as it stood on the wire.</summary>
internal sealed record Asked(string Path, string Head, IPAddress At);

/// <summary>A server on this machine that writes whatever it is told to, well formed or not.</summary>
internal sealed class LocalServer : IAsyncDisposable
{
    private readonly Socket _listener;
    private readonly X509Certificate2? _certificate;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _talks = [];
    private readonly Task _accepting;

    private LocalServer(IPAddress at, X509Certificate2? certificate)
    {
        _certificate = certificate;
        _listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _listener.Bind(new IPEndPoint(at, 0));
        _listener.Listen(200);
        _accepting = AcceptAsync();
    }

    /// <summary>How it answers.</summary>
    public Func<Asked, Stream, CancellationToken, Task> Answer { get; set; } = (_, stream, token) => SendAsync(stream, "", token);

    /// <summary>What it was asked, in order, robots.txt left out.</summary>
    public ConcurrentQueue<Asked> Pages { get; } = [];

    /// <summary>What it was asked for robots.txt.</summary>
    public ConcurrentQueue<Asked> Robots { get; } = [];

    /// <summary>Connections that were made.</summary>
    public int Connections { get; private set; }

    /// <summary>What it says in robots.txt; <c>null</c> for 404.</summary>
    public string? RobotsText { get; set; }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    public IPEndPoint EndPoint => new(IPAddress.Loopback, Port);

    public static LocalServer Start(IPAddress? at = null, X509Certificate2? certificate = null) => new(at ?? IPAddress.Loopback, certificate);

    /// <summary>Sends a page.</summary>
    public static async Task SendAsync(
        Stream stream, string body, CancellationToken token, string type = "text/html", string status = "200 OK", string headers = "") =>
        await SendAsync(stream, Encoding.UTF8.GetBytes(body), token, type, status, headers);

    /// <summary>Sends a body as it is.</summary>
    public static async Task SendAsync(
        Stream stream, byte[] body, CancellationToken token, string type = "text/html", string status = "200 OK", string headers = "")
    {
        await WriteAsync(stream, $"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\n{headers}\r\n", token);
        await stream.WriteAsync(body, token);
    }

    /// <summary>Sends a redirect.</summary>
    public static Task RedirectAsync(Stream stream, string location, CancellationToken token) =>
        SendAsync(stream, "", token, status: "302 Found", headers: $"Location: {location}\r\n");

    /// <summary>Writes letters as they are.</summary>
    public static async Task WriteAsync(Stream stream, string text, CancellationToken token) =>
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text), token);

    /// <summary>Writes one thing over and over until it is hung up on.</summary>
    public static async Task FloodAsync(Stream stream, string text, CancellationToken token)
    {
        while (!token.IsCancellationRequested) await WriteAsync(stream, text, token);
    }

    /// <summary>Waits until it is hung up on.</summary>
    public static async Task StallAsync(Stream stream, CancellationToken token)
    {
        while (await stream.ReadAsync(new byte[1], token) > 0)
        {
            // What is still sent is of no interest.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_talks);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var connection = await _listener.AcceptAsync(_stop.Token);
                Connections++;
                _talks.Add(TalkAsync(connection));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It was stopped.
        }
    }

    private async Task TalkAsync(Socket connection)
    {
        await Task.Yield();
        try
        {
            await using var wire = new NetworkStream(connection, ownsSocket: true);
            await using var stream = _certificate is null ? (Stream)wire : await SecureAsync(wire);
            var head = await ReadHeadAsync(stream);
            if (head.Length == 0)
            {
                await WriteAsync(stream, "HTTP/1.1 400 Bad Request\r\n\r\n", _stop.Token);
                return;
            }

            var asked = new Asked(head.Split(' ')[1], head, ((IPEndPoint)connection.LocalEndPoint!).Address);
            (asked.Path == "/robots.txt" ? Robots : Pages).Enqueue(asked);
            if (asked.Path == "/robots.txt") await SendRobotsAsync(stream);
            else await Answer(asked, stream, _stop.Token);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
            // The client hung up, which is what most of these servers wait for.
        }
    }

    private Task SendRobotsAsync(Stream stream) => RobotsText is null
        ? SendAsync(stream, "none", _stop.Token, status: "404 Not Found")
        : SendAsync(stream, RobotsText, _stop.Token, "text/plain");

    private async Task<SslStream> SecureAsync(Stream wire)
    {
        var stream = new SslStream(wire);
        // Offline, since the server would itself look for the issuer of its certificate.
        var certificate = SslStreamCertificateContext.Create(_certificate!, additionalCertificates: null, offline: true);
        await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = certificate }, _stop.Token);
        return stream;
    }

    private async Task<string> ReadHeadAsync(Stream stream)
    {
        var head = new StringBuilder();
        var piece = new byte[1];
        while (await stream.ReadAsync(piece, _stop.Token) > 0)
        {
            // The first byte of TLS, of which a server of plain HTTP makes nothing.
            if (head.Length == 0 && piece[0] == 0x16) return "";
            head.Append((char)piece[0]);
            if (piece[0] == '\n' && head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal)) return head.ToString();
        }

        return "";
    }
}

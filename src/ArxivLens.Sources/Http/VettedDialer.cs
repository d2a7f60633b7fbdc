using System.Net;
using System.Net.Sockets;

namespace ArxivLens.Sources.Http;

/// <summary>Finds the addresses of a host.</summary>
internal delegate Task<IPAddress[]> HostResolver(string host, CancellationToken cancellationToken);

/// <summary>No address of the host may be connected to.</summary>
internal sealed class AddressRefusedException(string message) : IOException(message);

/// <summary>
/// Connects to a host: it looks the name up once, and connects to one of the addresses it has vetted. Nothing is looked up
/// between the two, so a name that leads elsewhere the next time (DNS rebinding) gains nothing; of several addresses the closed
/// ones are left out.
/// </summary>
internal sealed class VettedDialer(AddressPolicy policy, HostResolver resolve)
{
    /// <summary>Addresses that are tried; a name may have any number.</summary>
    private const int MostTried = 4;

    private static readonly TimeSpan PatiencePerAddress = TimeSpan.FromSeconds(3);

    /// <summary>What <see cref="SocketsHttpHandler.ConnectCallback"/> asks for.</summary>
    /// <exception cref="AddressRefusedException">All its addresses are closed.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var found = IPAddress.TryParse(host, out var literal) ? [literal] : await resolve(host, cancellationToken);
        var vetted = found.Where(address => policy.Admits(host, address, port)).Take(MostTried).ToList();
        if (vetted.Count == 0)
        {
            throw new AddressRefusedException(
                $"{host} leads to {string.Join(", ", found.Take(MostTried))} at port {port}, which is closed");
        }

        return await ConnectAsync(vetted, port, cancellationToken);
    }

    private static async Task<Stream> ConnectAsync(List<IPAddress> addresses, int port, CancellationToken cancellationToken)
    {
        for (var at = 0; ; at++)
        {
            var isLast = at == addresses.Count - 1;
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            if (!isLast) patience.CancelAfter(PatiencePerAddress);
            try
            {
                return await ConnectAsync(new IPEndPoint(addresses[at], port), patience.Token);
            }
            catch (Exception e) when (!isLast && IsNextDue(e, cancellationToken))
            {
                // The next address may answer.
            }
        }
    }

    private static bool IsNextDue(Exception fault, CancellationToken cancellationToken) =>
        fault is SocketException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private static async Task<Stream> ConnectAsync(IPEndPoint endpoint, CancellationToken cancellationToken)
    {
        var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(endpoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace ArxivLens.Web.Limits;

/// <summary>
/// Who is counted as one client: whoever is signed in, wherever they are; else an IPv4 address, or the /64 network of an IPv6 one, of
/// which a household or a server has as many addresses as it likes. Pages and the interface for programs are counted apart, so that a
/// script leaves its reader in peace.
/// </summary>
/// <param name="Number">The account, the address, or the first half of it.</param>
/// <param name="Kind">Which of them.</param>
/// <param name="IsProgram">Whether the interface for programs is asked.</param>
/// <param name="Cost">The class of the request.</param>
internal readonly record struct ClientKey(ulong Number, ClientKind Kind, bool IsProgram, RequestCost Cost)
{
    private const int V6Bytes = 16;

    /// <summary>The key of a reader's account.</summary>
    public static ClientKey Of(long account, bool isProgram, RequestCost cost) => new((ulong)account, ClientKind.Account, isProgram, cost);

    /// <summary>The key of an address; of one that is not known all share one.</summary>
    public static ClientKey Of(IPAddress? address, bool isProgram, RequestCost cost)
    {
        if (address is null)
            return new ClientKey(0, ClientKind.Unknown, isProgram, cost);
        Span<byte> bytes = stackalloc byte[V6Bytes];
        var isV6 = address.AddressFamily == AddressFamily.InterNetworkV6 && !address.IsIPv4MappedToIPv6;
        (isV6 ? address : address.MapToIPv4()).TryWriteBytes(bytes, out _);
        return isV6
            ? new ClientKey(BinaryPrimitives.ReadUInt64BigEndian(bytes), ClientKind.Network, isProgram, cost)
            : new ClientKey(BinaryPrimitives.ReadUInt32BigEndian(bytes), ClientKind.Address, isProgram, cost);
    }
}

/// <summary>What a client is known by.</summary>
internal enum ClientKind : byte
{
    /// <summary>Nothing.</summary>
    Unknown,

    /// <summary>An IPv4 address.</summary>
    Address,

    /// <summary>An IPv6 network.</summary>
    Network,

    /// <summary>An account.</summary>
    Account,
}

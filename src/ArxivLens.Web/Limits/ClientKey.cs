using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace ArxivLens.Web.Limits;

/// <summary>
/// Who is counted as one client: an IPv4 address, or the /64 network of an IPv6 one, of which a household or a server has as many
/// addresses as it likes. Pages and the interface for programs are counted apart, so that a script leaves its reader in peace.
/// </summary>
/// <param name="Network">The address, or the first half of it.</param>
/// <param name="IsV6">Whether it is of IPv6.</param>
/// <param name="IsProgram">Whether the interface for programs is asked.</param>
/// <param name="Cost">The class of the request.</param>
internal readonly record struct ClientKey(ulong Network, bool IsV6, bool IsProgram, RequestCost Cost)
{
    private const int V6Bytes = 16;

    /// <summary>The key of an address; of one that is not known all share one.</summary>
    public static ClientKey Of(IPAddress? address, bool isProgram, RequestCost cost)
    {
        if (address is null)
            return new ClientKey(0, false, isProgram, cost);
        Span<byte> bytes = stackalloc byte[V6Bytes];
        var isV6 = address.AddressFamily == AddressFamily.InterNetworkV6 && !address.IsIPv4MappedToIPv6;
        (isV6 ? address : address.MapToIPv4()).TryWriteBytes(bytes, out _);
        return new ClientKey(isV6 ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes), isV6, isProgram, cost);
    }
}

namespace ArxivLens.Core;

/// <summary>The host of an address as it is asked for: in ASCII, letters of other scripts written as <c>xn--…</c> (RFC 5891).</summary>
public static class HostName
{
    /// <summary>Finds it.</summary>
    /// <param name="address">An absolute address, whoever wrote it.</param>
    /// <returns>
    /// <c>null</c> when it has none, or one that cannot be asked for: <see cref="Uri"/> takes names whose letters are too many to be written
    /// in ASCII, and throws only when it is asked to write them.
    /// </returns>
    public static string? Find(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        try
        {
            return address.IdnHost is { Length: > 0 } host ? host : null;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }
}

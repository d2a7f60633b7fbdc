using System.Text;

namespace ArxivLens.Core.Network;

/// <summary>
/// A number from a work's key that is the same on every machine and in every run (FNV-1a, 64 bits, over its UTF-8).
/// </summary>
internal static class KeyHash
{
    /// <summary>The number of a key.</summary>
    public static ulong Of(string key)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in Encoding.UTF8.GetBytes(key)) hash = unchecked((hash ^ b) * 1099511628211UL);
        return hash;
    }
}

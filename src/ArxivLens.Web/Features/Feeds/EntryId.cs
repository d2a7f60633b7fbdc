using System.Security.Cryptography;
using System.Text;
using ArxivLens.Core.Papers;

namespace ArxivLens.Web.Features.Feeds;

/// <summary>
/// Names of feeds and entries, which stay when a server moves: of works the address by which the world knows them, of all else a UUID
/// made of what they are called here.
/// </summary>
internal static class EntryId
{
    // Drawn once, for names of ArxivLens.
    private static readonly Guid Space = new("5d5b0a6e-0f0a-4d55-9b53-2f8d0c1c7a11");

    /// <summary>The name of a work: of a paper the one arXiv's own feeds give it, without a version, so that a new one is news of the same.</summary>
    public static string Of(WorkKey key)
    {
        if (key.Arxiv is { } id)
            return $"http://arxiv.org/abs/{id}";
        return key.Doi is { } doi ? DoiAddress.Of(doi) : Of(key.ToString());
    }

    /// <summary>A name made of a text (RFC 9562, version 5).</summary>
    public static string Of(string text)
    {
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // Nothing is protected by it: RFC 9562 makes names this way.
        SHA1.HashData([.. Space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(text)], hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0f) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return $"urn:uuid:{new Guid(hash[..16], bigEndian: true):D}";
    }
}

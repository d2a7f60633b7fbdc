using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ArxivLens.Core.Accounts;

/// <summary>A word that only its holder knows: 32 random bytes in base64url. Stored is its SHA-256 only.</summary>
/// <param name="Text">The word.</param>
public sealed record Secret(string Text)
{
    private const int ByteCount = 32;

    /// <summary>Characters of the word.</summary>
    public const int Length = 43;

    /// <summary>What is stored of it.</summary>
    public ReadOnlyMemory<byte> Hash { get; } = HashOf(Text);

    /// <summary>Draws a new one.</summary>
    public static Secret Draw() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(ByteCount)));

    /// <summary>Reads what somebody sent as one; <c>null</c> when it cannot be one.</summary>
    public static Secret? Read(string? text) =>
        text is { Length: Length } && Base64Url.IsValid(text) ? new Secret(text) : null;

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.ASCII.GetBytes(text));
}

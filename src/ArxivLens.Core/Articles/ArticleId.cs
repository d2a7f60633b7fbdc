using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace ArxivLens.Core.Articles;

/// <summary>Identity of an article: 12 letters and digits, the same for the same address (or, without one, the same title and author).</summary>
public readonly record struct ArticleId
{
    internal const int Length = 12;

    // Without i, l, o and u: nothing is mistaken for a digit when it is read aloud.
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private readonly string? text;

    private ArticleId(string text) => this.text = text;

    /// <summary>The identity that a key has.</summary>
    /// <param name="key">What makes the article one: its address, or its title and author.</param>
    public static ArticleId Of(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return new ArticleId(Letters(key));
    }

    /// <summary>Reads one; upper case is read as lower case.</summary>
    public static bool TryParse([NotNullWhen(true)] string? given, out ArticleId id)
    {
        var lower = given?.Trim().ToLowerInvariant();
        var isOne = lower is { Length: Length } && lower.All(Alphabet.Contains);
        id = isOne ? new ArticleId(lower!) : default;
        return isOne;
    }

    /// <summary>The letters.</summary>
    public override string ToString() => text ?? "";

    internal static string Letters(string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        return string.Create(Length, hash, (letters, bytes) =>
        {
            for (var at = 0; at < letters.Length; at++) letters[at] = Alphabet[bytes[at] & 31];
        });
    }

    internal static bool IsLetters(string letters) => letters.Length == Length && letters.All(Alphabet.Contains);
}

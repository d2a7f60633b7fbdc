using System.Text.Json;

namespace ArxivLens.Core.Following;

/// <summary>A digest as it waits in the outbox: which, and from when to when it tells. What it tells is found when it is sent.</summary>
/// <param name="Digest">Daily or weekly.</param>
/// <param name="Span">From when to when.</param>
public sealed record DigestOrder(DigestChoice Digest, NewsSpan Span)
{
    /// <summary>The kind of mail.</summary>
    public const string Kind = "digest";

    /// <summary>Writes it.</summary>
    public string Write() => JsonSerializer.Serialize(this);

    /// <summary>Reads it; <c>null</c> when it is none.</summary>
    public static DigestOrder? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<DigestOrder>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

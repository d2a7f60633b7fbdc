using System.Globalization;
using System.Text.Json;

namespace ArxivLens.Core.Following;

/// <summary>A digest as it waits in the outbox: which, and from when to when it tells. What it tells is found when it is sent.</summary>
/// <param name="Digest">Daily or weekly.</param>
/// <param name="Span">From when to when.</param>
public sealed record DigestOrder(DigestChoice Digest, NewsSpan Span)
{
    /// <summary>The kind of mail.</summary>
    public const string Kind = "digest";

    /// <summary>What the keys of all digests of an account and rhythm begin with.</summary>
    public static string SeriesOf(long account, DigestChoice digest) =>
        string.Create(CultureInfo.InvariantCulture, $"{Kind}:{account}:{digest}:");

    /// <summary>Joins a digest that waits with the next one: it tells of the time of both.</summary>
    /// <param name="waiting">The one that waits, as written.</param>
    /// <param name="next">The next one, as written.</param>
    public static string Join(string waiting, string next)
    {
        var (first, second) = (Read(waiting), Read(next));
        return first is null || second is null ? next : (second with { Span = new NewsSpan(first.Span.From, second.Span.To) }).Write();
    }

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

using System.Buffers.Text;
using System.Security.Cryptography;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>
/// Words that somebody sent when they were no longer signed in, kept in memory for an hour, so that signing in leads back to them. Who
/// has the token has the words.
/// </summary>
public sealed class ParkedWords(TimeProvider clock)
{
    /// <summary>How many are kept; the oldest goes for a new one.</summary>
    public const int Most = 500;

    private static readonly TimeSpan Time = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (string Words, DateTimeOffset Until)> _kept = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>Keeps words.</summary>
    /// <returns>The token they are found by.</returns>
    public string Park(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            while (_order.TryPeek(out var oldest) && (_order.Count >= Most || _kept[oldest].Until <= now))
                _kept.Remove(_order.Dequeue());
            _order.Enqueue(token);
            _kept.Add(token, (words, now + Time));
        }

        return token;
    }

    /// <summary>Finds words; <c>null</c> when they are kept no longer.</summary>
    public string? Find(string? token)
    {
        lock (_lock)
            return token is not null && _kept.TryGetValue(token, out var one) && one.Until > clock.GetUtcNow() ? one.Words : null;
    }
}

using System.Security.Cryptography;
using System.Text;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>
/// Counts attempts by key in windows of time that begin with the first. Keys are kept as hashes, in memory, and no longer than the
/// window; of too many the oldest are forgotten.
/// </summary>
/// <param name="clock">The time.</param>
/// <param name="most">Attempts in a window.</param>
/// <param name="window">How long it is.</param>
/// <param name="capacity">Keys that are kept at once.</param>
internal sealed class AttemptCounter(TimeProvider clock, int most, TimeSpan window, int capacity = 100_000)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<UInt128, Window> _windows = [];
    private readonly Queue<(UInt128 Key, long Number)> _byAge = new();
    private long _number;

    /// <summary>How long to wait until the next attempt; <c>null</c> when there is nothing to wait for.</summary>
    public TimeSpan? WaitOf(string key)
    {
        var hash = HashOf(key);
        var now = clock.GetUtcNow();
        lock (_lock)
            return _windows.TryGetValue(hash, out var found) && found.Count >= most && found.Ends > now ? found.Ends - now : null;
    }

    /// <summary>Counts an attempt.</summary>
    public void Count(string key)
    {
        var hash = HashOf(key);
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            if (_windows.TryGetValue(hash, out var found) && found.Ends > now)
            {
                _windows[hash] = found with { Count = found.Count + 1 };
                return;
            }

            DropOld(now);
            _windows[hash] = new Window(++_number, 1, now + window);
            _byAge.Enqueue((hash, _number));
        }
    }

    /// <summary>Forgets a key.</summary>
    public void Forget(string key)
    {
        var hash = HashOf(key);
        lock (_lock)
            _windows.Remove(hash);
    }

    // All windows are as long, so that the oldest is also the first to end. An entry of the queue whose number is another's is of a
    // window that was forgotten.
    private void DropOld(DateTimeOffset now)
    {
        while (_byAge.TryPeek(out var oldest))
        {
            var isThere = _windows.TryGetValue(oldest.Key, out var found) && found.Number == oldest.Number;
            if (isThere && found.Ends > now && _byAge.Count < capacity)
                return;
            _byAge.Dequeue();
            if (isThere)
                _windows.Remove(oldest.Key);
        }
    }

    private static UInt128 HashOf(string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key), hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    private readonly record struct Window(long Number, int Count, DateTimeOffset Ends);
}

using System.Security.Cryptography;
using System.Text;

namespace ArxivLens.Core.Moderation;

/// <summary>
/// How often new accounts of a network wrote on a day (UTC). Networks are known by a hash under a key that is drawn each day and,
/// like the counts, held in memory only: no file and no backup ever tells where somebody wrote from, and the day after nobody
/// can.
/// </summary>
internal sealed class NetworkCounts(TimeProvider clock)
{
    // Who has more networks than this gains nothing that a new account of a new network each time would not give.
    private const int MostNetworks = 100_000;
    private readonly Lock _lock = new();
    private readonly Dictionary<Int128, int> _counts = [];
    private byte[] _key = [];
    private DateOnly _day;

    /// <summary>How many networks are known today.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                ForgetOld();
                return _counts.Count;
            }
        }
    }

    /// <summary>How often a network's new accounts wrote today.</summary>
    public int Read(string network)
    {
        lock (_lock)
        {
            ForgetOld();
            return _counts.GetValueOrDefault(Hash(network));
        }
    }

    /// <summary>Counts one more.</summary>
    public void Add(string network)
    {
        lock (_lock)
        {
            ForgetOld();
            var hash = Hash(network);
            if (_counts.TryGetValue(hash, out var count) || _counts.Count < MostNetworks)
                _counts[hash] = count + 1;
        }
    }

    private void ForgetOld()
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (_key.Length > 0 && today == _day)
            return;
        _day = today;
        _counts.Clear();
        CryptographicOperations.ZeroMemory(_key);
        _key = RandomNumberGenerator.GetBytes(32);
    }

    private Int128 Hash(string network) =>
        System.Buffers.Binary.BinaryPrimitives.ReadInt128BigEndian(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(network)));
}

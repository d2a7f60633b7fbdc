using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ArxivLens.Scale;

/// <summary>Chance that is the same on every machine and at every run of a seed: hashes of the seed and a counter.</summary>
internal sealed class Draw(ulong seed)
{
    private int _drawn;

    /// <summary>A number from 0 to below a bound.</summary>
    public int Below(int bound) => (int)(BinaryPrimitives.ReadUInt64LittleEndian(Next()) % (ulong)bound);

    /// <summary>One of a list.</summary>
    public string Of(List<string> words) => words[Below(words.Count)];

    /// <summary>Bytes of any value.</summary>
    public byte[] Bytes(int count)
    {
        var bytes = new List<byte>();
        while (bytes.Count < count)
            bytes.AddRange(Next());
        return [.. bytes.Take(count)];
    }

    private byte[] Next()
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"{seed}:{_drawn++}");
        return SHA256.HashData(Encoding.ASCII.GetBytes(number));
    }
}

namespace ArxivLens.Core.References;

/// <summary>Which works have a key, a number of 64 bits; 12 bytes an entry.</summary>
internal sealed class KeyTable
{
    private readonly ulong[] keys;
    private readonly int[] works;

    private KeyTable(ulong[] keys, int[] works)
    {
        this.keys = keys;
        this.works = works;
    }

    /// <summary>The works of a key, in the order in which they were added.</summary>
    public ReadOnlySpan<int> Find(ulong key)
    {
        var from = Array.BinarySearch(keys, key);
        if (from < 0)
            return [];
        var to = from + 1;
        while (from > 0 && keys[from - 1] == key)
            from--;
        while (to < keys.Length && keys[to] == key)
            to++;
        return works.AsSpan(from, to - from);
    }

    /// <summary>Gathers entries.</summary>
    internal sealed class Builder
    {
        private readonly List<ulong> keys = [];
        private readonly List<int> works = [];

        public void Add(ulong key, int work)
        {
            keys.Add(key);
            works.Add(work);
        }

        public KeyTable Build()
        {
            var (sorted, values) = (keys.ToArray(), works.ToArray());
            Array.Sort(sorted, values);
            OrderWorks(sorted, values);
            return new KeyTable(sorted, values);
        }

        // Sorting by key alone may leave the works of one key in any order.
        private static void OrderWorks(ulong[] keys, int[] works)
        {
            for (int from = 0, to; from < keys.Length; from = to)
            {
                for (to = from + 1; to < keys.Length && keys[to] == keys[from];)
                    to++;
                if (to - from > 1)
                    Array.Sort(works, from, to - from);
            }
        }
    }
}

/// <summary>Numbers of 64 bits for texts (FNV-1a).</summary>
internal static class TextKey
{
    private const ulong Prime = 1099511628211UL;

    /// <summary>The number of nothing.</summary>
    public const ulong Empty = 14695981039346656037UL;

    /// <summary>The number of a text that one letter is added to.</summary>
    public static ulong Add(ulong key, int letter) => (key ^ (uint)letter) * Prime;

    /// <summary>The number of a text.</summary>
    public static ulong Of(ReadOnlySpan<char> text) => Add(Empty, text);

    /// <summary>The number of a text that another is added to.</summary>
    public static ulong Add(ulong key, ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
            key = Add(key, letter);
        return key;
    }

}

namespace ArxivLens.Sources.SemanticScholar;

/// <summary>
/// Many corpus ids in little room: a bit for each in pages of 65,536. They are handed out one after the other, so 280 million works
/// have at most 35 MB of bits, however many of them are in the set; ids beyond 2³⁶, which nobody hands out, stand in a set of their own.
/// </summary>
internal sealed class CorpusIdSet
{
    private const int PageBits = 16;
    private const long Densest = 1L << 36;

    private readonly HashSet<long> sparse = [];
    private ulong[]?[] pages = new ulong[1 << 13][];

    /// <summary>How many there are.</summary>
    public long Count { get; private set; }

    /// <summary>Whether an id is among them.</summary>
    public bool Contains(long id)
    {
        if ((ulong)id >= Densest)
            return sparse.Contains(id);
        var page = id >> PageBits;
        return page < pages.Length && pages[page] is { } bits && (bits[WordOf(id)] & BitOf(id)) != 0;
    }

    /// <summary>Adds an id.</summary>
    public void Add(long id)
    {
        if ((ulong)id >= Densest)
        {
            Count += sparse.Add(id) ? 1 : 0;
            return;
        }

        var bits = PageOf((int)(id >> PageBits));
        Count += (bits[WordOf(id)] & BitOf(id)) == 0 ? 1 : 0;
        bits[WordOf(id)] |= BitOf(id);
    }

    private ulong[] PageOf(int page)
    {
        if (page >= pages.Length)
            Array.Resize(ref pages, Math.Max(page + 1, pages.Length * 2));
        return pages[page] ??= new ulong[1 << (PageBits - 6)];
    }

    private static int WordOf(long id) => (int)(id & ((1 << PageBits) - 1)) >> 6;

    private static ulong BitOf(long id) => 1UL << (int)(id & 63);
}

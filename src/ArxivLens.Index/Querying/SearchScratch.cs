using ArxivLens.Index.Ranking;

namespace ArxivLens.Index.Querying;

/// <summary>What a query needs while it is answered, lent by a pool so that queries leave next to nothing to collect.</summary>
internal sealed class SearchScratch
{
    private readonly List<DecodedBlock> _blocks = [];
    private readonly List<int[]> _numbers = [];
    private readonly List<float[]> _weights = [];
    private readonly List<int[]> _impactBounds = [];
    private int[] _bounds = [];
    private int[] _windows = [];
    private int[]? _stretchBounds;
    private int[]? _stretchDocuments;
    private int _impactBoundsLent;
    private int _blocksLent;
    private int _numbersLent;
    private int _weightsLent;

    // A prefix over many segments may have taken thousands; they are not kept for ever.
    private const int BlocksKept = 2_048;

    /// <summary>The hits.</summary>
    public TopHits Hits { get; } = new();

    /// <summary>What prefixes need.</summary>
    public PrefixRoom Prefix { get; } = new();

    /// <summary>The scores of a window.</summary>
    public int[] Scores { get; } = new int[Window.Size];

    /// <summary>The bounds of the windows of a segment, all 0.</summary>
    public Span<int> Bounds(int windows)
    {
        if (_bounds.Length < windows)
            _bounds = new int[windows];
        Array.Clear(_bounds, 0, windows);
        return _bounds.AsSpan(0, windows);
    }

    /// <summary>Room for the documents of a window that pass a gate.</summary>
    public ulong[] GateMask { get; } = new ulong[Window.Words];

    /// <summary>Room for the bounds of a stretch of documents; all 0 between two searches.</summary>
    public int[] StretchBounds => _stretchBounds ??= new int[TermSumSearch.StretchSize];

    /// <summary>Room for the documents of a stretch, and one more.</summary>
    public int[] StretchDocuments => _stretchDocuments ??= new int[TermSumSearch.StretchSize + 1];

    /// <summary>Keeps some windows, for as long as one search of a segment.</summary>
    public ReadOnlyMemory<int> Keep(ReadOnlySpan<int> windows)
    {
        if (_windows.Length < windows.Length)
            _windows = new int[windows.Length];
        windows.CopyTo(_windows);
        return _windows.AsMemory(0, windows.Length);
    }

    /// <summary>Lends room for a bound for each impact until <see cref="TakeBack"/>.</summary>
    public int[] LendImpactBounds()
    {
        if (_impactBoundsLent == _impactBounds.Count)
            _impactBounds.Add(new int[Impact.Values]);
        return _impactBounds[_impactBoundsLent++];
    }

    /// <summary>Lends a block until <see cref="TakeBack"/>.</summary>
    public DecodedBlock LendBlock()
    {
        if (_blocksLent == _blocks.Count)
            _blocks.Add(new DecodedBlock());
        var block = _blocks[_blocksLent++];
        block.Block = -1;
        return block;
    }

    /// <summary>Lends a number for each document of a window until <see cref="TakeBack"/>.</summary>
    public int[] LendNumbers()
    {
        if (_numbersLent == _numbers.Count)
            _numbers.Add(new int[Window.Size]);
        return _numbers[_numbersLent++];
    }

    /// <summary>Lends a weight for each document of a window until <see cref="TakeBack"/>.</summary>
    public float[] LendWeights()
    {
        if (_weightsLent == _weights.Count)
            _weights.Add(new float[Window.Size]);
        return _weights[_weightsLent++];
    }

    /// <summary>Takes all back that was lent, when a segment or the query is done with.</summary>
    public void TakeBack()
    {
        Prefix.TakeBack();
        (_blocksLent, _numbersLent, _weightsLent, _impactBoundsLent) = (0, 0, 0, 0);
        if (_blocks.Count > BlocksKept)
            _blocks.RemoveRange(BlocksKept, _blocks.Count - BlocksKept);
    }
}

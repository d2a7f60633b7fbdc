namespace ArxivLens.Index.Querying;

/// <summary>All matches of a segment, one bit a document.</summary>
internal sealed class MatchSet
{
    private readonly List<int> _windows = [];
    private ulong[] _bits = [];

    /// <summary>Number of matches.</summary>
    public int Count { get; private set; }

    /// <summary>The windows that have been added.</summary>
    public IReadOnlyList<int> Windows => _windows;

    /// <summary>The matches of a window.</summary>
    public ReadOnlySpan<ulong> Mask(int window) => _bits.AsSpan(window * Window.Words, Window.Words);

    /// <summary>Adds the matches of a window.</summary>
    public void Add(int documentCount, int window, ReadOnlySpan<ulong> mask)
    {
        if (_bits.Length == 0)
            _bits = new ulong[Window.CountOf(documentCount) * Window.Words];
        _windows.Add(window);
        mask.CopyTo(_bits.AsSpan(window * Window.Words, Window.Words));
        Count += Window.Count(mask);
    }

    /// <summary>How many of some documents are in the set.</summary>
    /// <exception cref="InvalidDataException">One of them is not in the segment.</exception>
    public int CountOf(ReadOnlySpan<int> documents)
    {
        var bits = _bits;
        var count = 0;
        foreach (var document in documents)
        {
            var word = document >> 6;
            if ((uint)word >= (uint)bits.Length)
                throw new InvalidDataException("A keyword is carried by a document that is not in its segment.");
            count += (int)(bits[word] >> document & 1);
        }

        return count;
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        foreach (var window in _windows)
            Array.Clear(_bits, window * Window.Words, Window.Words);
        _windows.Clear();
        Count = 0;
    }
}

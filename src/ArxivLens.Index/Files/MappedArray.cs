using System.Runtime.Intrinsics.X86;

namespace ArxivLens.Index.Files;

/// <summary>A bounded run of values in a mapped file. Every read is checked against its length.</summary>
internal readonly unsafe struct MappedArray<T>
    where T : unmanaged
{
    private const int LineBytes = 64;

    // The processor sees by itself where more than these follow on each other.
    private const int MostLines = 6;

    private readonly MappedFile _file;
    private readonly long _offset;

    /// <summary>Takes values from an offset in bytes; the run must lie within the file.</summary>
    public MappedArray(MappedFile file, long offset, long length)
    {
        if (offset < 0 || length < 0 || length > (file.Entry.Length - offset) / sizeof(T))
            throw new IndexDamagedException(file.Entry.Name, "has a section that reaches over its end");
        _file = file;
        _offset = offset;
        Length = length;
    }

    /// <summary>Number of values.</summary>
    public long Length { get; }

    /// <summary>One value.</summary>
    public T this[long index]
    {
        get
        {
            if ((ulong)index >= (ulong)Length)
                throw OutOfBounds();
            return ((T*)(_file.Start + _offset))[index];
        }
    }

    /// <summary>A run of values.</summary>
    public ReadOnlySpan<T> Slice(long start, long length)
    {
        if (start < 0 || length < 0 || length > int.MaxValue || start > Length - length)
            throw OutOfBounds();
        return new ReadOnlySpan<T>((T*)(_file.Start + _offset) + start, (int)length);
    }

    /// <summary>Asks the processor for a value that will be read soon; one that is not there is passed over.</summary>
    public void Prefetch(long index)
    {
        if (Sse.IsSupported && (ulong)index < (ulong)Length)
            Sse.Prefetch0((T*)(_file.Start + _offset) + index);
    }

    /// <summary>Asks the processor for the first lines of a run that will be read soon.</summary>
    /// <param name="start">Its first value.</param>
    /// <param name="length">Its length in values.</param>
    public void Prefetch(long start, long length)
    {
        var step = LineBytes / sizeof(T);
        for (var index = 0L; index < Math.Min(length, MostLines * step); index += step)
            Prefetch(start + index);
    }

    /// <summary>All values; at most two thousand million.</summary>
    public ReadOnlySpan<T> All => Slice(0, Length);

    /// <summary>Refuses the file when the run is not as long as it must be.</summary>
    public MappedArray<T> Expect(long length) => Length == length
        ? this
        : throw new IndexDamagedException(_file.Entry.Name, $"has a section of {Length} values instead of {length}");

    /// <summary>What a read beyond the run means: the file's own offsets are wrong.</summary>
    private IndexDamagedException OutOfBounds() => new(_file.Entry.Name, "points outside of itself");
}

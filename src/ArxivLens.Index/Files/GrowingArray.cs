using System.Buffers;
using System.Runtime.CompilerServices;

namespace ArxivLens.Index.Files;

/// <summary>
/// Values one behind the other in one array, which is lent: a build makes one segment after the other, and new memory for each
/// would be cleared page by page and held until the garbage of all is collected.
/// </summary>
/// <typeparam name="T">The values.</typeparam>
internal struct GrowingArray<T>(int capacity)
    where T : unmanaged
{
    private T[] _values = ArrayPool<T>.Shared.Rent(capacity);

    /// <summary>Number of values.</summary>
    public int Count { get; private set; }

    /// <summary>The values.</summary>
    public readonly Span<T> Span => _values.AsSpan(0, Count);

    /// <summary>One of the values.</summary>
    public readonly ref T this[int index] => ref _values[index];

    /// <summary>Adds a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T value)
    {
        if (Count == _values.Length)
            Grow();
        _values[Count++] = value;
    }

    /// <summary>Gives the array back; it must not be used again.</summary>
    public void Release()
    {
        ArrayPool<T>.Shared.Return(_values);
        _values = [];
        Count = 0;
    }

    private void Grow()
    {
        var larger = ArrayPool<T>.Shared.Rent(2 * Count);
        Span.CopyTo(larger);
        ArrayPool<T>.Shared.Return(_values);
        _values = larger;
    }
}

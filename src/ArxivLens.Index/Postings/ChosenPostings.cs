using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ArxivLens.Index.Postings;

/// <summary>Some postings of a block, one bit each.</summary>
/// <param name="Low">The first 64.</param>
/// <param name="High">The others.</param>
internal readonly record struct ChosenPostings(ulong Low, ulong High)
{
    private const int Half = PostingBlock.Size / 2;

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => (Low | High) == 0;

    /// <summary>The postings of a block whose impact is at least so much.</summary>
    /// <param name="impacts">The impacts of the block, at most <see cref="PostingBlock.Size"/>.</param>
    /// <param name="least">The least impact.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ChosenPostings AtLeast(ReadOnlySpan<byte> impacts, byte least)
    {
        if (impacts.Length < PostingBlock.Size)
            return AtLeastShort(impacts, least);
        var limit = Vector512.Create(least);
        return new ChosenPostings(
            Vector512.GreaterThanOrEqual(Vector512.Create(impacts[..Half]), limit).ExtractMostSignificantBits(),
            Vector512.GreaterThanOrEqual(Vector512.Create(impacts.Slice(Half, Half)), limit).ExtractMostSignificantBits());
    }

    /// <summary>Those of them that are not among others.</summary>
    public ChosenPostings Without(ChosenPostings others) => new(Low & ~others.Low, High & ~others.High);

    /// <summary>Walks their places in the block.</summary>
    public Walk GetEnumerator() => new(this);

    /// <summary>Those of them from one posting on and before another.</summary>
    public ChosenPostings Between(int first, int end) => new(
        Low & From(first) & ~From(end), High & From(first - Half) & ~From(end - Half));

    private static ChosenPostings AtLeastShort(ReadOnlySpan<byte> impacts, byte least)
    {
        var (low, high) = (0UL, 0UL);
        for (var index = 0; index < impacts.Length; index++)
        {
            if (impacts[index] < least)
                continue;
            if (index < Half)
                low |= 1UL << index;
            else
                high |= 1UL << (index - Half);
        }

        return new ChosenPostings(low, high);
    }

    /// <summary>The bits from a place on, which may lie outside of the word.</summary>
    private static ulong From(int place) => place <= 0 ? ulong.MaxValue : place >= Half ? 0 : ulong.MaxValue << place;

    /// <summary>Goes from place to place.</summary>
    public ref struct Walk(ChosenPostings chosen)
    {
        private ulong _low = chosen.Low;
        private ulong _high = chosen.High;

        /// <summary>The place.</summary>
        public int Current { get; private set; }

        /// <summary>Goes to the next place.</summary>
        public bool MoveNext()
        {
            if (_low != 0)
            {
                Current = BitOperations.TrailingZeroCount(_low);
                _low &= _low - 1;
                return true;
            }

            if (_high == 0)
                return false;
            Current = Half + BitOperations.TrailingZeroCount(_high);
            _high &= _high - 1;
            return true;
        }
    }
}

using System.Collections.Concurrent;

namespace ArxivLens.Core.Similarity;

/// <summary>What was found of a work that may be similar, before it is looked at closely.</summary>
internal struct Candidate
{
    /// <summary>Its document number.</summary>
    public int Document;

    /// <summary>References met in common.</summary>
    public int SharedReferences;

    /// <summary>Citers met in common.</summary>
    public int CommonCiters;

    /// <summary>How many of the nearest works cite it.</summary>
    public int Lenders;

    /// <summary>The sum of their cosines.</summary>
    public float Lent;

    /// <summary>The cosine, when it is one of the nearest by text; else 0.</summary>
    public float Cosine;

    /// <summary>Whether one of the two cites the other.</summary>
    public bool IsDirect;
}

/// <summary>Candidates by document: a table with open addressing, lent by a pool and emptied in time of what it held.</summary>
internal sealed class CandidateTable
{
    private const uint Spread = 2654435769;
    private static readonly ConcurrentBag<CandidateTable> Pool = [];

    private int[] _slots = new int[1 << 14];
    private Candidate[] _candidates = new Candidate[1 << 12];
    private int[] _order = [];
    private int _shift = 32 - 14;

    /// <summary>The candidates, in the order they were met.</summary>
    public Span<Candidate> All => _candidates.AsSpan(0, Count);

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The best of them by what is known, the worst first.</summary>
    public PriorityQueue<int, long> Best { get; } = new();

    /// <summary>Takes the best out, the worst first.</summary>
    public ReadOnlySpan<int> DrainBest()
    {
        if (_order.Length < Best.Count)
            _order = new int[Best.Count];
        var count = 0;
        while (Best.TryDequeue(out var place, out _))
            _order[count++] = place;
        return _order.AsSpan(0, count);
    }

    /// <summary>Takes an empty one.</summary>
    public static CandidateTable Rent() => Pool.TryTake(out var idle) ? idle : new CandidateTable();

    /// <summary>Empties it and gives it back.</summary>
    public void Return()
    {
        if (Count > _slots.Length / 32)
        {
            Array.Clear(_slots);
        }
        else
        {
            // From the last to the first: one is found as long as those before it in its run are there.
            for (var index = Count - 1; index >= 0; index--)
                _slots[SlotOf(_candidates[index].Document)] = 0;
        }

        Count = 0;
        Best.Clear();
        Pool.Add(this);
    }

    /// <summary>The candidate of a document, which is added when it is new; valid until the next is added.</summary>
    public ref Candidate Of(int document)
    {
        var slot = SlotOf(document);
        if (_slots[slot] == 0)
        {
            if (Count == _candidates.Length)
            {
                Grow();
                slot = SlotOf(document);
            }

            _candidates[Count] = new Candidate { Document = document };
            _slots[slot] = ++Count;
        }

        return ref _candidates[_slots[slot] - 1];
    }

    private int SlotOf(int document)
    {
        var slot = (int)((uint)document * Spread >> _shift);
        while (_slots[slot] != 0 && _candidates[_slots[slot] - 1].Document != document)
            slot = (slot + 1) & (_slots.Length - 1);
        return slot;
    }

    private void Grow()
    {
        Array.Resize(ref _candidates, 2 * _candidates.Length);
        _slots = new int[2 * _slots.Length];
        _shift--;
        for (var index = 0; index < Count; index++)
            _slots[SlotOf(_candidates[index].Document)] = index + 1;
    }
}

namespace ArxivLens.Index.Postings;

/// <summary>
/// Tokens that wait to be looked up. A vocabulary is larger than the processor's caches: by the time a token is looked up, what
/// it needs of the vocabulary has been asked for while others were read.
/// </summary>
internal sealed class TokenBatch(Vocabulary vocabulary)
{
    private const int Size = 64;
    private const int Ahead = 6;

    private readonly Entry[] _entries = new Entry[Size];
    private readonly char[] _letters = new char[Size * Analysis.TokenScanner.MaximumTerm];
    private int _used;

    /// <summary>Number of tokens.</summary>
    public int Count { get; private set; }

    /// <summary>Whether no more fit in.</summary>
    public bool IsFull => Count == Size;

    /// <summary>Begins anew.</summary>
    public void Clear() => (Count, _used) = (0, 0);

    /// <summary>Adds a token.</summary>
    /// <param name="form">Its form.</param>
    /// <param name="isStemmed">Whether its term is the stem of the form.</param>
    /// <param name="position">Its position in the field.</param>
    /// <param name="joins">Whether a phrase may run on from the token before to it.</param>
    public void Add(ReadOnlySpan<char> form, bool isStemmed, int position, bool joins)
    {
        ref var entry = ref _entries[Count++];
        entry = new Entry(FormKey.Of(form, isStemmed), _used, form.Length, position, isStemmed, joins);
        vocabulary.PrefetchSlot(entry.Key);
        form.CopyTo(_letters.AsSpan(_used));
        _used += form.Length;
    }

    /// <summary>What a token means; to be asked in the order they came.</summary>
    public Form Number(int index, out int position, out bool joins)
    {
        if (index == 0)
        {
            for (var first = 0; first < Math.Min(Ahead, Count); first++)
                vocabulary.PrefetchMeaning(_entries[first].Key);
        }

        if (index + Ahead < Count)
            vocabulary.PrefetchMeaning(_entries[index + Ahead].Key);
        ref readonly var entry = ref _entries[index];
        (position, joins) = (entry.Position, entry.Joins);
        return vocabulary.Number(entry.Key, _letters.AsSpan(entry.Start, entry.Length), entry.IsStemmed);
    }

    private record struct Entry(FormKey Key, int Start, int Length, int Position, bool IsStemmed, bool Joins)
    {
        public FormKey Key = Key;
    }
}

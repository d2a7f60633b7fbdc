namespace ArxivLens.Index.Suggesting;

/// <summary>A part of a name as typed, folded, in words: each begins another word of the names it finds, in any order.</summary>
internal readonly ref struct TypedName
{
    private readonly ReadOnlySpan<byte> _typed;
    private readonly ReadOnlySpan<Range> _words;

    /// <summary>Takes a folded text.</summary>
    /// <param name="typed">The text.</param>
    /// <param name="room">Takes its words: <see cref="SegmentSuggestions.MaximumWords"/>; further ones are not looked at.</param>
    public TypedName(ReadOnlySpan<byte> typed, Span<Range> room)
    {
        var count = 0;
        foreach (var range in MemoryExtensions.Split(typed, (byte)' '))
        {
            if (count < room.Length && !typed[range].IsEmpty)
                room[count++] = range;
        }

        _typed = typed;
        _words = room[..count];
    }

    /// <summary>How many words it has.</summary>
    public int Count => _words.Length;

    /// <summary>A word.</summary>
    public ReadOnlySpan<byte> this[int word] => _typed[_words[word]];

    /// <summary>The entries of a segment's names that hold the word which fewest of them hold.</summary>
    public (int First, int End) FewestOf(SegmentSuggestions source)
    {
        var fewest = (First: 0, End: int.MaxValue);
        foreach (var word in _words)
        {
            var range = source.FindWords(_typed[word]);
            if (range.End - range.First < fewest.End - fewest.First)
                fewest = range;
        }

        return fewest;
    }

    /// <summary>Whether each word begins a word of the name that no other does; the first that fits is taken.</summary>
    /// <param name="name">The name, not folded.</param>
    /// <param name="isWhole">Whether each has to be the whole word.</param>
    public bool Matches(ReadOnlySpan<byte> name, bool isWhole = false)
    {
        Span<byte> folded = stackalloc byte[FoldedText.MaximumLength];
        ReadOnlySpan<byte> text = folded[..FoldedText.Fold(name, folded)];
        var taken = 0u;
        // A longer word fits fewer words of the name, so it chooses first.
        for (var length = _typed.Length; length > 0; length--)
        {
            foreach (var word in _words)
            {
                if (_typed[word].Length == length && !Take(text, _typed[word], isWhole, ref taken))
                    return false;
            }
        }

        return true;
    }

    private static bool Take(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word, bool isWhole, ref uint taken)
    {
        for (var place = 0; place < 32; place++)
        {
            var held = FoldedText.Word(text, place);
            if (held.IsEmpty)
                return false;
            if ((taken >> place & 1) != 0 || !held.StartsWith(word) || (isWhole && held.Length != word.Length))
                continue;
            taken |= 1u << place;
            return true;
        }

        return false;
    }
}

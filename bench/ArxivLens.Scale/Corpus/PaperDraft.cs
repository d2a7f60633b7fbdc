namespace ArxivLens.Scale.Corpus;

/// <summary>A generated paper, drawn over the one before it: ASCII texts and numbers, so drawing allocates nothing.</summary>
internal sealed class PaperDraft
{
    /// <summary>Place in the corpus, from 0, by day.</summary>
    public int Number { get; set; }

    /// <summary>Day of version 1.</summary>
    public DateOnly Day { get; set; }

    /// <summary>What it is about; papers of a topic share words, authors, a category and references.</summary>
    public int Topic { get; set; }

    /// <summary>arXiv identifier.</summary>
    public ByteText Key { get; } = new(32);

    /// <summary>Title.</summary>
    public ByteText Title { get; } = new(512);

    /// <summary>Abstract.</summary>
    public ByteText Abstract { get; } = new(8192);

    /// <summary>Comments; empty when there are none.</summary>
    public ByteText Comments { get; } = new(128);

    /// <summary>Numbers of its categories, the primary one first, each once.</summary>
    public List<int> Categories { get; } = new(4);

    /// <summary>Numbers of its authors, each once.</summary>
    public List<int> Authors { get; } = new(8);
}

/// <summary>ASCII text that is written again and again into one array.</summary>
internal sealed class ByteText(int capacity)
{
    private byte[] _bytes = new byte[capacity];

    /// <summary>How long it is.</summary>
    public int Length { get; private set; }

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    /// <summary>Begins anew.</summary>
    public void Clear() => Length = 0;

    /// <summary>Takes back to a length, or on to one within the room that was written in.</summary>
    public void Cut(int length) => Length = length;

    /// <summary>Room behind what was written.</summary>
    public Span<byte> Room(int length)
    {
        if (Length + length > _bytes.Length)
            Array.Resize(ref _bytes, _bytes.Length * 2);
        return _bytes.AsSpan(Length, length);
    }

    /// <summary>Writes a character.</summary>
    public ByteText Add(byte character)
    {
        if (Length == _bytes.Length)
            Array.Resize(ref _bytes, _bytes.Length * 2);
        _bytes[Length++] = character;
        return this;
    }

    /// <summary>Writes a text.</summary>
    public ByteText Add(ReadOnlySpan<byte> text)
    {
        while (Length + text.Length > _bytes.Length)
            Array.Resize(ref _bytes, _bytes.Length * 2);
        text.CopyTo(_bytes.AsSpan(Length));
        Length += text.Length;
        return this;
    }

    /// <summary>Writes a number with at least so many digits.</summary>
    public ByteText Add(int number, int digits = 1)
    {
        Span<byte> written = stackalloc byte[10];
        var at = written.Length;
        do
        {
            written[--at] = (byte)('0' + (number % 10));
            number /= 10;
        }
        while (number > 0 || written.Length - at < digits);
        return Add(written[at..]);
    }

    /// <summary>Makes the character at a place upper case.</summary>
    public void Capitalise(int place)
    {
        if (place < Length && _bytes[place] is >= (byte)'a' and <= (byte)'z')
            _bytes[place] -= 32;
    }

    public override string ToString() => System.Text.Encoding.ASCII.GetString(Bytes);
}

namespace ArxivLens.Core.References;

/// <summary>A stretch of pieces between two points, commas or the like.</summary>
/// <param name="Start">Its first piece.</param>
/// <param name="End">Behind its last.</param>
internal readonly record struct ReferenceChunk(int Start, int End)
{
    /// <summary>Pieces of a stretch whose words are features of the others: it bounds the work on a long one.</summary>
    public const int Looked = 12;

    private static readonly FeatureValue[] Shapes = [.. Enumerable.Range(0, 16).Select(n => FeatureValue.Known($"{n:x}"))];

    /// <summary>The stretch that begins at a piece.</summary>
    public static ReferenceChunk At(ReadOnlySpan<PieceTraits> traits, int start)
    {
        var end = start + 1;
        while (end < traits.Length && traits[end].Chunk == traits[start].Chunk)
            end++;
        return new ReferenceChunk(start, end);
    }

    /// <summary>Which it has of: words in lower case, capitalised words, initials, numbers.</summary>
    public FeatureValue Shape(ReadOnlySpan<PieceTraits> traits)
    {
        var shape = 0;
        foreach (ref readonly var trait in traits[Start..End])
            shape |= PieceForms.BitOf(trait);
        return Shapes[shape];
    }
}

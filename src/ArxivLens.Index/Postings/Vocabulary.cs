using ArxivLens.Index.Files;
using ArxivLens.Index.Terms;

namespace ArxivLens.Index.Postings;

/// <summary>The terms met during a build, numbered as they come and ranked by their UTF-8 bytes at the end.</summary>
internal sealed class Vocabulary
{
    private readonly NumberedTexts _terms = new();
    private readonly List<ulong> _hashes = [];

    /// <summary>The number of a term, given when it is new.</summary>
    public int Number(ReadOnlySpan<char> term)
    {
        if (_terms.Add(term, out var number))
            _hashes.Add(PhraseHash.OfTerm(term));
        return number;
    }

    /// <summary>The hash of a term, for phrases.</summary>
    public ulong Hash(int number) => _hashes[number];

    /// <summary>The terms in the order of their bytes.</summary>
    public SortedVocabulary Sort()
    {
        var numbers = _terms.Sort();
        var ranks = new int[numbers.Length];
        for (var rank = 0; rank < ranks.Length; rank++)
            ranks[numbers[rank]] = rank;
        return new SortedVocabulary(_terms, numbers, ranks);
    }
}

/// <summary>A vocabulary in its final order.</summary>
/// <param name="Terms">Terms by the build's numbers.</param>
/// <param name="Numbers">The build's number of each rank.</param>
/// <param name="Ranks">The rank of each of the build's numbers.</param>
internal sealed record SortedVocabulary(NumberedTexts Terms, int[] Numbers, int[] Ranks)
{
    /// <summary>Number of terms.</summary>
    public int Count => Numbers.Length;
}

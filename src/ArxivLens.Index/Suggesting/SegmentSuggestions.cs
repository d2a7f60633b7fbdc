using ArxivLens.Index.Files;
using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Suggesting;

/// <summary>The suggestions file of a segment.</summary>
internal sealed class SegmentSuggestions
{
    /// <summary>Words of a name by which it is found.</summary>
    public const int MaximumWords = 8;

    /// <summary>Stands between the names of one author.</summary>
    public const byte NameSeparator = (byte)'\n';

    private readonly PackedTexts _titles;
    private readonly PackedTexts _names;
    private readonly MappedArray<byte> _nameOfOccurrence;
    private readonly MappedArray<int> _titleOrder;
    private readonly MappedArray<int> _wordOrder;

    public SegmentSuggestions(Segment segment)
    {
        Segment = segment;
        var file = segment[FileKind.Suggestions];
        _titles = new PackedTexts(file, 0, segment.DocumentCount);
        _names = new PackedTexts(file, 2, segment.Authors.Values.Count);
        _nameOfOccurrence = file.Section<byte>(4);
        _titleOrder = file.Section<int>(5);
        TitleRanks = new RankTree(file.Section<int>(6), (int)_titleOrder.Length);
        _wordOrder = file.Section<int>(7);
        WordRanks = new RankTree(file.Section<int>(8), (int)_wordOrder.Length);
    }

    /// <summary>The segment.</summary>
    public Segment Segment { get; }

    /// <summary>Citations of titles in the order of the titles, as they were when the segment was written.</summary>
    public RankTree TitleRanks { get; }

    /// <summary>Documents of authors in the order of the words of their names.</summary>
    public RankTree WordRanks { get; }

    /// <summary>The title of a document.</summary>
    public ReadOnlySpan<byte> Title(int place) => _titles[place];

    /// <summary>The most frequent name of an author; empty when none was given.</summary>
    public ReadOnlySpan<byte> Name(int author) => FirstName(_names[author]);

    /// <summary>The name of an author that an occurrence gives: the first is that of the first document's first author.</summary>
    public ReadOnlySpan<byte> Name(int author, long occurrence)
    {
        var names = _names[author];
        for (var left = _nameOfOccurrence[occurrence]; left > 0; left--)
            names = names[(names.IndexOf(NameSeparator) + 1)..];
        return FirstName(names);
    }

    /// <summary>Which of an author's names an occurrence gives; 0 is the most frequent.</summary>
    public int NameCode(long occurrence) => _nameOfOccurrence[occurrence];

    /// <summary>The document of an entry of the order of titles.</summary>
    /// <exception cref="InvalidDataException">There is no such document.</exception>
    public int TitlePlace(int entry) => _titleOrder[entry] >> 1 is >= 0 and var place && place < Segment.DocumentCount
        ? place
        : throw new InvalidDataException("The order of titles names a document that is not there.");

    /// <summary>The author of an entry of the order of words.</summary>
    public int WordAuthor(int entry) => _wordOrder[entry] / MaximumWords;

    /// <summary>The entries whose titles begin with a folded text, as they are or without their articles.</summary>
    public (int First, int End) FindTitles(ReadOnlySpan<byte> typed)
        => (Bound(typed, false, TitleRanks.Count, CompareTitle), Bound(typed, true, TitleRanks.Count, CompareTitle));

    /// <summary>The entries of names that hold a word which begins with a folded text.</summary>
    public (int First, int End) FindWords(ReadOnlySpan<byte> typed)
        => (Bound(typed, false, WordRanks.Count, CompareWord), Bound(typed, true, WordRanks.Count, CompareWord));

    /// <summary>
    /// The folded title of an entry: number of the document twice, and one more when the articles are left out.
    /// </summary>
    public static int FoldTitle(ReadOnlySpan<byte> title, int entry, Span<byte> output)
    {
        var length = FoldedText.Fold(title, output);
        if ((entry & 1) == 0)
            return length;
        var articles = FoldedText.LeadingArticles(output[..length]);
        output[articles..length].CopyTo(output);
        return length - articles;
    }

    /// <summary>
    /// The folded word of an entry: number of the author times <see cref="MaximumWords"/>, and the word's place.
    /// </summary>
    public static int FoldWord(PackedTextsWriter names, int entry, Span<byte> output)
        => FoldWord(FirstName(names[entry / MaximumWords]), entry % MaximumWords, output);

    /// <summary>The first of an author's names.</summary>
    public static ReadOnlySpan<byte> FirstName(ReadOnlySpan<byte> names)
    {
        var end = names.IndexOf(NameSeparator);
        return end < 0 ? names : names[..end];
    }

    private static int FoldWord(ReadOnlySpan<byte> name, int place, Span<byte> output)
    {
        var word = FoldedText.Word(output[..FoldedText.Fold(name, output)], place);
        word.CopyTo(output);
        return word.Length;
    }

    /// <summary>The first entry that begins with a text or stands behind it; or the first behind all that begin so.</summary>
    private static int Bound(ReadOnlySpan<byte> typed, bool isEnd, int count, Comparison compare)
    {
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            var order = compare(middle, typed);
            if (order < 0 || (order == 0 && isEnd))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private int CompareTitle(int entry, ReadOnlySpan<byte> typed)
    {
        Span<byte> folded = stackalloc byte[FoldedText.MaximumLength];
        return ComparePrefix(folded[..FoldTitle(_titles[TitlePlace(entry)], _titleOrder[entry], folded)], typed);
    }

    private int CompareWord(int entry, ReadOnlySpan<byte> typed)
    {
        Span<byte> folded = stackalloc byte[FoldedText.MaximumLength];
        return ComparePrefix(folded[..FoldWord(Name(WordAuthor(entry)), _wordOrder[entry] % MaximumWords, folded)], typed);
    }

    private static int ComparePrefix(ReadOnlySpan<byte> folded, ReadOnlySpan<byte> typed)
        => folded[..Math.Min(folded.Length, typed.Length)].SequenceCompareTo(typed);

    private delegate int Comparison(int entry, ReadOnlySpan<byte> typed);
}

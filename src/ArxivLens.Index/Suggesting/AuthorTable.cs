using System.Buffers;
using System.Text;
using ArxivLens.Index.Querying;

namespace ArxivLens.Index.Suggesting;

/// <summary>
/// The authors of all segments, each once, with how many living documents of one kind each has: what exact pages of authors are
/// made from. Made when first asked for; four bytes an author.
/// </summary>
internal sealed class AuthorTable
{
    private const byte Part = 1;
    private const byte Whole = 2;

    // Names of which every word was typed whole stand before those that only begin so.
    private const int WholeFirst = 1 << 30;

    private readonly SegmentSuggestions[] _sources;
    private readonly int _first;
    private readonly int[][] _numbers;
    private readonly List<(int Source, int Author)> _added = [];
    private readonly int[] _counts;

    /// <summary>Reads the authors of all documents of a kind once.</summary>
    public AuthorTable(SegmentSuggestions[] sources, byte kind)
    {
        _sources = sources;
        _first = sources.Length == 0 ? 0 : sources[0].Segment.Authors.Values.Count;
        _numbers = new int[sources.Length][];
        for (var source = 1; source < sources.Length; source++)
            _numbers[source] = Number(source);
        _counts = new int[_first + _added.Count];
        for (var source = 0; source < sources.Length; source++)
            Count(source, kind);
    }

    /// <summary>Finds a page of authors.</summary>
    /// <param name="typed">Part of a name, folded.</param>
    /// <param name="isEveryone">Whether nothing was typed.</param>
    /// <param name="offset">Authors to pass over.</param>
    /// <param name="limit">Authors to return at most.</param>
    public AuthorPage Find(ReadOnlySpan<byte> typed, bool isEveryone, int offset, int limit)
    {
        var hits = new TopHits();
        hits.Reset((int)Math.Min((long)offset + limit, _counts.Length), null);
        var total = isEveryone ? OfferAll(hits) : OfferFound(typed, hits);
        return new AuthorPage(total, Array.ConvertAll(hits.Take(Math.Min(offset, _counts.Length)), hit => Read(hit.Number)));
    }

    private int OfferAll(TopHits hits)
    {
        var total = 0;
        for (var number = 0; number < _counts.Length; number++)
        {
            if (_counts[number] == 0)
                continue;
            total++;
            hits.Offer(number, _counts[number]);
        }

        return total;
    }

    private int OfferFound(ReadOnlySpan<byte> typed, TopHits hits)
    {
        var name = new TypedName(typed, stackalloc Range[SegmentSuggestions.MaximumWords]);
        if (name.Count == 0)
            return 0;
        var rented = ArrayPool<byte>.Shared.Rent(_counts.Length);
        var marks = rented.AsSpan(0, _counts.Length);
        marks.Clear();
        for (var source = 0; source < _sources.Length; source++)
            Mark(source, name, marks);
        var (total, number) = (0, -1);
        while (Next(marks, ref number))
        {
            if (_counts[number] == 0)
                continue;
            total++;
            hits.Offer(number, _counts[number] + (marks[number] == Whole ? WholeFirst : 0));
        }

        ArrayPool<byte>.Shared.Return(rented);
        return total;
    }

    private static bool Next(ReadOnlySpan<byte> marks, ref int number)
    {
        var next = marks[(number + 1)..].IndexOfAnyExcept((byte)0);
        number += next + 1;
        return next >= 0;
    }

    private void Mark(int source, TypedName name, Span<byte> marks)
    {
        var names = _sources[source];
        var (first, end) = name.FewestOf(names);
        // A single word is looked up: those that are the word stand before those that only begin with it.
        var whole = name.Count > 1 ? 0 : names.FindWords([.. name[0], 0]).First;
        for (var entry = first; entry < end; entry++)
        {
            var author = names.WordAuthor(entry);
            ref var mark = ref marks[NumberOf(source, author)];
            if (mark != Whole)
                mark = Math.Max(mark, name.Count == 1 ? (entry < whole ? Whole : Part) : Compare(names.Name(author), name));
        }
    }

    private static byte Compare(ReadOnlySpan<byte> text, TypedName name)
        => name.Matches(text, isWhole: true) ? Whole : name.Matches(text) ? Part : (byte)0;

    /// <summary>Gives the authors of a segment the numbers they have in segments before it, or new ones.</summary>
    private int[] Number(int source)
    {
        var values = _sources[source].Segment.Authors.Values;
        var numbers = new int[values.Count];
        for (var author = 0; author < numbers.Length; author++)
        {
            numbers[author] = FindBefore(source, values.Bytes(author));
            if (numbers[author] >= 0)
                continue;
            numbers[author] = _first + _added.Count;
            _added.Add((source, author));
        }

        return numbers;
    }

    private int FindBefore(int source, ReadOnlySpan<byte> value)
    {
        for (var before = 0; before < source; before++)
        {
            if (_sources[before].Segment.Authors.Values.Find(value) is >= 0 and var author)
                return NumberOf(before, author);
        }

        return -1;
    }

    private void Count(int source, byte kind)
    {
        var segment = _sources[source].Segment;
        for (var place = 0; place < segment.DocumentCount; place++)
        {
            if (segment.Documents.Kinds[place] != kind || segment.Dead.Contains(place))
                continue;
            foreach (var author in segment.Authors.ValuesOf(place))
                _counts[NumberOf(source, author)]++;
        }
    }

    /// <exception cref="InvalidDataException">There is no such author.</exception>
    private int NumberOf(int source, int author)
    {
        var count = source == 0 ? _first : _numbers[source].Length;
        if ((uint)author >= (uint)count)
            throw new InvalidDataException("A segment names an author that is not there.");
        return source == 0 ? author : _numbers[source][author];
    }

    private FoundAuthor Read(int number)
    {
        var (source, author) = number < _first ? (0, number) : _added[number - _first];
        var names = _sources[source];
        var name = Encoding.UTF8.GetString(names.Name(author));
        return new FoundAuthor(names.Segment.Authors.Values[author], name, _counts[number]);
    }
}

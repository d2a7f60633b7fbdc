using System.Collections.Concurrent;
using System.Text;
using ArxivLens.Index.Graph;
using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Suggesting;

/// <summary>Finds what a text may be the beginning of, in all segments.</summary>
internal sealed class Suggester
{
    /// <summary>Characters of a text that are looked at.</summary>
    public const int MaximumTyped = 128;

    private readonly SegmentSuggestions[] _sources;
    private readonly TitleCompletion _titles;
    private readonly AuthorCompletion _authors;
    private readonly TermCompletion _terms;
    private readonly ConcurrentDictionary<byte, Lazy<AuthorTable>> _tables = [];

    public Suggester(SegmentSet segments, CitationGraph graph)
    {
        _sources = [.. segments.Segments.Select(segment => new SegmentSuggestions(segment))];
        _titles = new TitleCompletion(_sources, graph);
        _authors = new AuthorCompletion(_sources, segments);
        _terms = new TermCompletion(segments);
    }

    /// <summary>The title of a document that is there.</summary>
    public string Title(int document)
    {
        foreach (var source in _sources)
        {
            if (source.Segment.Place(document) is >= 0 and var place)
                return Encoding.UTF8.GetString(source.Title(place));
        }

        return "";
    }

    /// <summary>At most so many titles, then authors, then terms, the best of each first.</summary>
    public IReadOnlyList<Suggestion> Suggest(string typed, int limit)
    {
        var found = new List<Suggestion>(3 * limit);
        var text = typed.AsSpan(0, Math.Min(typed.Length, MaximumTyped));
        Span<byte> folded = stackalloc byte[FoldedText.MaximumLength];
        folded = folded[..Fold(text, folded)];
        if (folded.IsEmpty || limit == 0)
            return found;
        _titles.Add(found, folded, limit);
        _authors.Add(found, folded, limit);
        _terms.Add(found, text, limit);
        return found;
    }

    /// <summary>A page of the authors of documents of a kind whose names hold what was typed.</summary>
    public AuthorPage FindAuthors(string typed, byte kind, int offset, int limit)
    {
        var table = _tables.GetOrAdd(kind, one => new Lazy<AuthorTable>(() => new AuthorTable(_sources, one))).Value;
        Span<byte> folded = stackalloc byte[FoldedText.MaximumLength];
        folded = folded[..Fold(typed.AsSpan(0, Math.Min(typed.Length, MaximumTyped)), folded)];
        return table.Find(folded, string.IsNullOrWhiteSpace(typed), offset, limit);
    }

    private static int Fold(ReadOnlySpan<char> text, Span<byte> folded)
    {
        Span<byte> bytes = stackalloc byte[3 * MaximumTyped];
        return FoldedText.Fold(bytes[..Encoding.UTF8.GetBytes(text, bytes)], folded, isTyped: true);
    }
}

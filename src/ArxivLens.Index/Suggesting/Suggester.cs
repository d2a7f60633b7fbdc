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
        Span<byte> bytes = stackalloc byte[3 * MaximumTyped];
        Span<byte> folded = stackalloc byte[FoldedText.MaximumLength];
        folded = folded[..FoldedText.Fold(bytes[..Encoding.UTF8.GetBytes(text, bytes)], folded, isTyped: true)];
        if (folded.IsEmpty || limit == 0)
            return found;
        _titles.Add(found, folded, limit);
        _authors.Add(found, folded, limit);
        _terms.Add(found, text, limit);
        return found;
    }
}

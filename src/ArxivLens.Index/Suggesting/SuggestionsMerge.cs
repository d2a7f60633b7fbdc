using ArxivLens.Index.Files;
using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Suggesting;

/// <summary>Takes the suggestions of documents out of their segments into a new one.</summary>
internal sealed class SuggestionsMerge(IReadOnlyList<Segment> segments)
{
    private readonly SuggestionsWriter _writer = new();
    private readonly SegmentSuggestions[] _sources = [.. segments.Select(segment => new SegmentSuggestions(segment))];

    // The writer's number of each author's most frequent name and one more, so that 0 is a name not met yet.
    private readonly int[][] _known = [.. segments.Select(segment => new int[segment.Authors.Values.Count])];

    /// <summary>Takes the next document.</summary>
    public void Add(int segment, int place)
    {
        var source = _sources[segment];
        var authors = source.Segment.Authors;
        _writer.AddTitle(source.Title(place));
        var occurrence = authors.FirstOf(place);
        foreach (var author in authors.ValuesOf(place))
            _writer.AddName(NameOf(source, _known[segment], author, occurrence++));
    }

    /// <summary>Writes the file, see <see cref="SuggestionsWriter.Write"/>.</summary>
    public void Write(SectionWriter file, Func<int, int> citations) => _writer.Write(file, citations);

    private int NameOf(SegmentSuggestions source, int[] known, int author, long occurrence)
    {
        if (source.NameCode(occurrence) > 0)
            return _writer.Name(source.Segment.Authors.Values.Bytes(author), source.Name(author, occurrence));
        if (known[author] == 0)
            known[author] = _writer.Name(source.Segment.Authors.Values.Bytes(author), source.Name(author)) + 1;
        return known[author] - 1;
    }
}

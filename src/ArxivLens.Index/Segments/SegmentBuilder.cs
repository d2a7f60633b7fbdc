using System.Text;
using ArxivLens.Index.Columns;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Files;
using ArxivLens.Index.Forward;
using ArxivLens.Index.Postings;
using ArxivLens.Index.Ranking;
using ArxivLens.Index.Suggesting;

namespace ArxivLens.Index.Segments;

/// <summary>Makes one segment of documents that are held in memory until it is written.</summary>
/// <param name="addPhrases">Takes the phrases of each document, which may be counted over several segments.</param>
/// <param name="citations">How often a document is cited, by number; without it nothing is, as far as suggestions go.</param>
internal sealed class SegmentBuilder(Action<List<ulong>> addPhrases, Func<int, int>? citations = null)
{
    private const int PrefetchDistance = 12;

    private readonly Vocabulary _vocabulary = new();
    private readonly ForwardBuffer _forward = new();
    private readonly DocumentColumnsWriter _columns = new();
    private readonly KeywordColumnWriter _categories = new(hasSets: true);
    private readonly KeywordColumnWriter _authors = new(hasSets: false);
    private readonly SuggestionsWriter _suggestions = new();
    private DocumentText? _text;

    /// <summary>Adds a document; numbers ascend.</summary>
    public void Add(int number, IndexDocument document)
    {
        _text ??= new DocumentText(_vocabulary);
        _forward.Add(_text.Read(document));
        addPhrases(_text.Phrases);
        _columns.Add(
            number, Encoding.UTF8.GetBytes(document.Key), document.Day, document.Year, document.Kind,
            FieldLength.Pack(_text.Lengths));
        _columns.Totals.Add(_text.Lengths);
        _categories.Add(document.Categories);
        _authors.Add(document.AuthorSlugs);
        _suggestions.Add(document);
    }

    /// <summary>Writes every file of the segment but the graph's and the phrases'.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="isFinal">Whether it is read as it is, and not only merged.</param>
    /// <param name="cancellationToken">Ends it between files and now and then.</param>
    public void Write(SegmentOutput output, bool isFinal, CancellationToken cancellationToken)
    {
        output.Write(FileKind.Documents, _columns.Write);
        output.Write(FileKind.Categories, _categories.Write);
        output.Write(FileKind.Authors, _authors.Write);
        output.Write(FileKind.Suggestions, file => _suggestions.Write(file, isFinal ? CitationsAt : null));
        cancellationToken.ThrowIfCancellationRequested();
        var order = _vocabulary.Terms.Sort();
        WriteTerms(output, order, isFinal, cancellationToken);
        WriteForward(output, order, cancellationToken);
    }

    private int CitationsAt(int place) => citations?.Invoke(_columns.Number(place)) ?? 0;

    private void WriteTerms(SegmentOutput output, int[] order, bool isFinal, CancellationToken cancellationToken)
    {
        var (starts, documents, places) = Invert();
        using var postings = output.Open(FileKind.Postings);
        using var positions = output.Open(FileKind.Positions);
        using var impacts = isFinal ? output.Open(FileKind.Impacts) : null;
        var weights = isFinal ? new TermWeights(_columns.Totals, null) : null;
        var writer = new TermsWriter(postings, positions, weights, _columns.Lengths, impacts);
        for (var rank = 0; rank < order.Length; rank++)
        {
            if ((rank & 0xFFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var term = order[rank];
            for (var form = 0; form < _vocabulary.FormCount(term); form++)
                writer.AddForm(_vocabulary.FormOf(term, form));
            for (var index = starts[term]; index < starts[term + 1]; index++)
            {
                _forward.Prefetch(places[Math.Min(index + PrefetchDistance, starts[term + 1] - 1)]);
                AddPosting(writer, documents[index], _forward.ReadAt(places[index]));
            }

            writer.EndTerm(_vocabulary.Terms.Bytes(term));
        }

        output.Write(FileKind.Terms, writer.WriteTerms);
        output.Complete(FileKind.Postings, postings);
        output.Complete(FileKind.Positions, positions);
        if (impacts is not null)
            output.Complete(FileKind.Impacts, impacts);
    }

    private static void AddPosting(TermsWriter writer, int document, ForwardReader reader)
    {
        var frequencies = reader.Frequencies;
        writer.AddPosting(document, frequencies);
        for (var count = frequencies[0] + frequencies[1] + frequencies[2] + frequencies[3]; count > 0; count--)
        {
            var (step, form) = reader.ReadOccurrence();
            writer.AddOccurrence(step, form);
        }
    }

    /// <summary>The postings by term: where each term's begin, their documents, and their places in the forward buffer.</summary>
    private (int[] Starts, int[] Documents, int[] Places) Invert()
    {
        var starts = new int[_vocabulary.Count + 1];
        for (var document = 0; document < _forward.Count; document++)
        {
            var reader = _forward.Read(document);
            while (reader.MoveNext())
                starts[reader.Term + 1]++;
        }

        for (var term = 0; term < _vocabulary.Count; term++)
            starts[term + 1] += starts[term];
        var next = starts.ToArray();
        var documents = new int[starts[^1]];
        var places = new int[starts[^1]];
        for (var document = 0; document < _forward.Count; document++)
        {
            var reader = _forward.Read(document);
            while (reader.MoveNext())
            {
                documents[next[reader.Term]] = document;
                places[next[reader.Term]++] = reader.Place;
            }
        }

        return (starts, documents, places);
    }

    private void WriteForward(SegmentOutput output, int[] order, CancellationToken cancellationToken)
    {
        var ranks = new int[order.Length];
        for (var rank = 0; rank < order.Length; rank++)
            ranks[order[rank]] = rank;
        using var file = output.Open(FileKind.Forward);
        var writer = new ForwardWriter(file);
        int[] keys = [], places = [];
        for (var document = 0; document < _forward.Count; document++)
        {
            if ((document & 0xFFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var count = _forward.TermCount(document);
            if (keys.Length < count)
                (keys, places) = (new int[count], new int[count]);
            var reader = _forward.Read(document);
            for (var index = 0; reader.MoveNext(); index++)
                (keys[index], places[index]) = (ranks[reader.Term], reader.Place);
            keys.AsSpan(0, count).Sort(places.AsSpan(0, count));
            for (var index = 0; index < count; index++)
                writer.Add(keys[index], _forward.ReadAt(places[index]).Frequencies);
            writer.EndDocument();
        }

        writer.Complete();
        output.Complete(FileKind.Forward, file);
    }
}

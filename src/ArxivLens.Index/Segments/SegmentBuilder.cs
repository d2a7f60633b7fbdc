using System.Text;
using ArxivLens.Index.Columns;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Files;
using ArxivLens.Index.Forward;
using ArxivLens.Index.Postings;
using ArxivLens.Index.Ranking;
using ArxivLens.Index.Suggesting;
using ArxivLens.Index.Terms;

namespace ArxivLens.Index.Segments;

/// <summary>Makes one segment of documents that are held in memory until it is written.</summary>
/// <param name="addPhrases">Takes the phrases of each document, which may be counted over several segments.</param>
/// <param name="citations">How often a document is cited, by number; without it nothing is, as far as suggestions go.</param>
internal sealed class SegmentBuilder(Action<PhraseSet> addPhrases, Func<int, int>? citations = null)
{
    private const int PrefetchDistance = 12;

    private readonly Vocabulary _vocabulary = new();
    private readonly OccurrenceBuffer _occurrences = new();
    private readonly DocumentColumnsWriter _columns = new();
    private readonly KeywordColumnWriter _categories = new(hasSets: true);
    private readonly KeywordColumnWriter _authors = new(hasSets: false);
    private readonly SuggestionsWriter _suggestions = new();
    private DocumentText? _text;

    /// <summary>Adds a document; numbers ascend.</summary>
    public void Add(int number, IndexDocument document)
    {
        _text ??= new DocumentText(_vocabulary, _occurrences);
        _text.Read(document);
        addPhrases(_text.Phrases);
        _columns.Add(
            number, Encoding.UTF8.GetBytes(document.Key), document.Day, document.Year, document.Kind,
            FieldLength.Pack(_text.Lengths));
        _columns.Totals.Add(_text.Lengths);
        _categories.Add(document.Categories);
        _authors.Add(document.AuthorSlugs);
        _suggestions.Add(document);
    }

    /// <summary>Writes every file of the segment but the graph's and the phrases', once.</summary>
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
        var forward = new ForwardGathering(_occurrences);
        WriteTerms(output, forward, isFinal, cancellationToken);
        WriteForward(output, forward, cancellationToken);
        forward.Release();
        _occurrences.Release();
        _vocabulary.Release();
    }

    private int CitationsAt(int place) => citations?.Invoke(_columns.Number(place)) ?? 0;

    private void WriteTerms(SegmentOutput output, ForwardGathering forward, bool isFinal, CancellationToken cancellationToken)
    {
        var order = _vocabulary.Terms.Sort();
        var (starts, occurrences) = _occurrences.Invert(_vocabulary.Count);
        using var postings = output.Open(FileKind.Postings);
        using var positions = output.Open(FileKind.Positions);
        using var impacts = isFinal ? output.Open(FileKind.Impacts) : null;
        var weights = isFinal ? new TermWeights(_columns.Totals, null) : null;
        var writer = new TermsWriter(postings, positions, weights, _columns.Lengths, impacts);
        for (var rank = 0; rank < order.Length; rank++)
        {
            if ((rank & 0xFFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            PrefetchTerms(order.AsSpan(rank), starts, occurrences.Span);
            var term = order[rank];
            for (var form = 0; form < _vocabulary.FormCount(term); form++)
                writer.AddForm(_vocabulary.FormOf(term, form));
            AddPostings(writer, forward, rank, occurrences.Span[starts[term]..starts[term + 1]]);
            writer.EndTerm(_vocabulary.Terms.Bytes(term));
        }

        output.Write(FileKind.Terms, writer.WriteTerms);
        output.Complete(FileKind.Postings, postings);
        output.Complete(FileKind.Positions, positions);
        if (impacts is not null)
            output.Complete(FileKind.Impacts, impacts);
    }

    /// <summary>Asks for what terms to come need: it lies far apart, where they stand as they were met first.</summary>
    private void PrefetchTerms(ReadOnlySpan<int> coming, int[] starts, ReadOnlySpan<Occurrence> occurrences)
    {
        if (coming.Length <= 2 * PrefetchDistance)
            return;
        var far = coming[2 * PrefetchDistance];
        Prefetch.Of(in starts[far]);
        _vocabulary.PrefetchTerm(far);
        var near = coming[PrefetchDistance];
        Prefetch.Of(in occurrences[starts[near]]);
        _vocabulary.PrefetchTexts(near);
    }

    private static void AddPostings(TermsWriter writer, ForwardGathering forward, int rank, ReadOnlySpan<Occurrence> occurrences)
    {
        while (!occurrences.IsEmpty)
        {
            var document = occurrences[0].Document;
            var frequencies = default(FieldFrequencies);
            var (field, before, count) = (-1, 0, 0);
            for (; count < occurrences.Length && occurrences[count].Document == document; count++)
            {
                var occurrence = occurrences[count];
                if (occurrence.Field != field)
                    (field, before) = (occurrence.Field, 0);
                frequencies[field]++;
                writer.AddOccurrence(occurrence.Position - before, occurrence.Form);
                before = occurrence.Position;
            }

            writer.AddPosting(document, frequencies);
            forward.Add(rank, document, frequencies);
            occurrences = occurrences[count..];
        }
    }

    private void WriteForward(SegmentOutput output, ForwardGathering forward, CancellationToken cancellationToken)
    {
        using var file = output.Open(FileKind.Forward);
        var writer = new ForwardWriter(file);
        for (var document = 0; document < _occurrences.Documents; document++)
        {
            if ((document & 0xFFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            forward.Write(document, writer);
        }

        writer.Complete();
        output.Complete(FileKind.Forward, file);
    }
}

using ArxivLens.Index.Analysis;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Terms;

namespace ArxivLens.Index.Postings;

/// <summary>Analyses one document after another into occurrences and phrases.</summary>
internal sealed class DocumentText(Vocabulary vocabulary, OccurrenceBuffer occurrences)
{
    private readonly char[] _buffer = new char[TokenScanner.BufferLength];
    private readonly TokenBatch _batch = new(vocabulary);
    private readonly int[] _lengths = new int[TextFields.Count];
    private readonly ulong[] _run = new ulong[PhraseHash.MaximumTerms];
    private int _runLength;

    /// <summary>Indexed tokens of each field of the last document.</summary>
    public ReadOnlySpan<int> Lengths => _lengths;

    /// <summary>Phrases of two to four terms in title and abstract of the last document.</summary>
    public PhraseSet Phrases { get; } = new();

    /// <summary>Reads a document; its occurrences go into the buffer.</summary>
    public void Read(IndexDocument document)
    {
        Phrases.Clear();
        Read(TextField.Title, document.Title);
        Read(TextField.Abstract, document.Abstract);
        Read(TextField.Authors, document.Authors);
        Read(TextField.Comments, document.Comments);
        occurrences.EndDocument();
    }

    private void Read(TextField field, string text)
    {
        var scanner = new TokenScanner(text, _buffer);
        var (position, end, indexed, joins) = (0, 0, 0, false);
        _runLength = 0;
        for (; scanner.MoveNext(); position++)
        {
            var gap = text.AsSpan(end, scanner.Start - end);
            end = scanner.End;
            // Between two names a place is left free, so that a phrase cannot reach from one author into the next.
            if (field == TextField.Authors && gap.Contains(','))
                position++;
            if (scanner.Kind == TokenKind.StopWord)
            {
                joins = false;
                continue;
            }

            _batch.Add(scanner.Form, scanner.IsStemmed, position, joins && Analyzer.JoinsPhrase(gap));
            joins = field is TextField.Title or TextField.Abstract;
            indexed++;
            if (_batch.IsFull)
                TakeBatch(field);
        }

        TakeBatch(field);
        _lengths[(int)field] = indexed;
    }

    private void TakeBatch(TextField field)
    {
        var phrases = field is TextField.Title or TextField.Abstract;
        for (var index = 0; index < _batch.Count; index++)
        {
            var form = _batch.Number(index, out var position, out var joins);
            occurrences.Add(new Occurrence(form.Term, (int)field, position, form.Index));
            if (phrases)
                _runLength = ExtendRun(form.Hash, joins ? _runLength : 0);
        }

        _batch.Clear();
    }

    /// <summary>Notes every phrase that ends with a term; keeps, longest first, those that the next term can extend.</summary>
    private int ExtendRun(ulong term, int runLength)
    {
        var kept = Math.Min(runLength, PhraseHash.MaximumTerms - 1);
        for (var index = kept; index > 0; index--)
        {
            _run[index] = PhraseHash.Extend(_run[index - 1], term);
            Phrases.Add(_run[index]);
        }

        _run[0] = term;
        return kept + 1;
    }
}

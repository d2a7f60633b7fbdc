using System.Runtime.InteropServices;
using ArxivLens.Index.Analysis;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Terms;

namespace ArxivLens.Index.Postings;

/// <summary>Analyses one document after another into occurrences and phrases.</summary>
internal sealed class DocumentText(Vocabulary vocabulary)
{
    private readonly char[] _buffer = new char[TokenScanner.BufferLength];
    private readonly List<Occurrence> _occurrences = [];
    private readonly int[] _lengths = new int[TextFields.Count];
    private readonly ulong[] _run = new ulong[PhraseHash.MaximumTerms];

    /// <summary>Indexed tokens of each field of the last document.</summary>
    public ReadOnlySpan<int> Lengths => _lengths;

    /// <summary>Phrases of two to four terms in title and abstract of the last document, as often as they occur.</summary>
    public List<ulong> Phrases { get; } = [];

    /// <summary>Reads a document and returns its occurrences, sorted.</summary>
    public ReadOnlySpan<Occurrence> Read(IndexDocument document)
    {
        _occurrences.Clear();
        Phrases.Clear();
        Read(TextField.Title, document.Title);
        Read(TextField.Abstract, document.Abstract);
        Read(TextField.Authors, document.Authors);
        Read(TextField.Comments, document.Comments);
        var occurrences = CollectionsMarshal.AsSpan(_occurrences);
        MemoryMarshal.Cast<Occurrence, ulong>(occurrences).Sort();
        return occurrences;
    }

    private void Read(TextField field, string text)
    {
        var phrases = field is TextField.Title or TextField.Abstract;
        var scanner = new TokenScanner(text, _buffer);
        var position = 0;
        var end = 0;
        var runLength = 0;
        var indexed = 0;
        for (; scanner.MoveNext(); position++)
        {
            var gap = text.AsSpan(end, scanner.Start - end);
            end = scanner.End;
            // Between two names a place is left free, so that a phrase cannot reach from one author into the next.
            if (field == TextField.Authors && gap.Contains(','))
                position++;
            if (scanner.Kind == TokenKind.StopWord)
            {
                runLength = 0;
                continue;
            }

            indexed++;
            var form = vocabulary.Find(scanner.Form, scanner.IsStemmed);
            if (form.Term < 0)
                form = vocabulary.Add(scanner.Form, scanner.IsStemmed, scanner.Term);
            _occurrences.Add(new Occurrence(form.Term, (int)field, position, form.Index));
            if (phrases)
                runLength = ExtendRun(form.Hash, Analyzer.JoinsPhrase(gap) ? runLength : 0);
        }

        _lengths[(int)field] = indexed;
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

/// <summary>One occurrence of a term, ordered by term, field and position.</summary>
internal readonly record struct Occurrence
{
    private const int TermShift = 38;
    private const int FieldShift = 36;
    private const int PositionShift = 12;
    private const int PositionMask = (1 << (FieldShift - PositionShift)) - 1;
    private const int FormMask = (1 << PositionShift) - 1;

    private readonly ulong _packed;

    /// <summary>Packs an occurrence; positions over 16 million and forms over 4,095 of one term are taken for the last.</summary>
    public Occurrence(int term, int field, int position, int form)
        => _packed = (ulong)(uint)term << TermShift | (ulong)(uint)field << FieldShift
            | (ulong)(uint)Math.Min(position, PositionMask) << PositionShift | (uint)Math.Min(form, FormMask);

    /// <summary>Number of the term, below 67 million.</summary>
    public int Term => (int)(_packed >> TermShift);

    /// <summary>The field.</summary>
    public int Field => (int)(_packed >> FieldShift) & 3;

    /// <summary>The position in the field.</summary>
    public int Position => (int)(_packed >> PositionShift) & PositionMask;

    /// <summary>Which form of the term.</summary>
    public int Form => (int)_packed & FormMask;
}

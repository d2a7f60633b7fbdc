using System.Text;
using ArxivLens.Index.Files;
using ArxivLens.Index.Suggesting;

namespace ArxivLens.Index.Postings;

/// <summary>The terms of a segment and the way from a term to its postings, positions and surface forms.</summary>
internal sealed class TermDictionary
{
    private readonly StringTable _terms;
    private readonly StringTable _forms;
    private readonly MappedArray<TermEntry> _entries;
    private readonly MappedArray<byte> _postings;
    private readonly MappedArray<byte> _positions;
    private readonly MappedArray<byte>? _impacts;
    private readonly int _documentCount;

    /// <param name="terms">The dictionary.</param>
    /// <param name="postings">The postings.</param>
    /// <param name="positions">The positions.</param>
    /// <param name="impacts">The impacts; <c>null</c> in a segment that is only merged.</param>
    /// <param name="documentCount">Documents of the segment.</param>
    public TermDictionary(
        MappedFile terms, MappedFile postings, MappedFile positions, MappedFile? impacts, int documentCount)
    {
        _documentCount = documentCount;
        _terms = StringTable.Open(terms, 0);
        _entries = terms.Section<TermEntry>(StringTable.Sections).Expect(_terms.Count);
        _forms = StringTable.Open(terms, StringTable.Sections + 1);
        Ranks = new RankTree(terms.Section<int>(2 * StringTable.Sections + 1), _terms.Count);
        _postings = postings.Section<byte>(0);
        _positions = positions.Section<byte>(0);
        _impacts = impacts?.Section<byte>(0);
    }

    /// <summary>Number of terms.</summary>
    public int Count => _terms.Count;

    /// <summary>Documents that hold a term in title or abstract, for finding the most frequent of a range.</summary>
    public RankTree Ranks { get; }

    /// <summary>The rank of a term, or −1.</summary>
    public int Find(string term) => _terms.Find(term);

    /// <summary>The rank of a term, or the complement of where it would stand.</summary>
    public int Find(ReadOnlySpan<byte> term) => _terms.Find(term);

    /// <summary>The term of a rank.</summary>
    public string Term(int rank) => _terms[rank];

    /// <summary>The UTF-8 of the term of a rank.</summary>
    public ReadOnlySpan<byte> Bytes(int rank) => _terms.Bytes(rank);

    /// <summary>Asks the processor for what is known of the term of a rank.</summary>
    public void PrefetchEntry(int rank) => _entries.Prefetch(rank);

    /// <summary>Asks the processor for where the postings and impacts of a term begin.</summary>
    public void PrefetchPostings(int rank)
    {
        var entry = _entries[rank];
        _postings.Prefetch(entry.PostingsStart, entry.PostingsLength);
        _impacts?.Prefetch(entry.ImpactsStart, entry.DocumentCount);
    }

    /// <summary>What is known of the term of a rank.</summary>
    public TermEntry Entry(int rank) => _entries[rank];

    /// <summary>The ranks of the terms that begin with a text: the first, and the one behind the last.</summary>
    public (int First, int End) FindPrefix(string prefix) => FindPrefix(Encoding.UTF8.GetBytes(prefix));

    /// <summary>The ranks of the terms that begin with a text in UTF-8: the first, and the one behind the last.</summary>
    public (int First, int End) FindPrefix(ReadOnlySpan<byte> prefix)
    {
        var first = _terms.Find(prefix);
        first = first < 0 ? ~first : first;
        // No byte of UTF-8 is 0xFF, so this is greater than every term with the prefix and less than those behind them.
        Span<byte> behind = prefix.Length < 256 ? stackalloc byte[prefix.Length + 1] : new byte[prefix.Length + 1];
        prefix.CopyTo(behind);
        behind[^1] = 0xFF;
        return (first, ~_terms.Find(behind));
    }

    /// <summary>The postings of the term of a rank.</summary>
    public TermPostings Postings(int rank) => new(_postings, _entries[rank], _documentCount);

    /// <summary>The postings of a term by what is known of it.</summary>
    public TermPostings PostingsOf(in TermEntry entry) => new(_postings, entry, _documentCount);

    /// <summary>The impacts of a term's postings, in their order.</summary>
    public ReadOnlySpan<byte> ImpactsOf(in TermEntry entry) => _impacts is { } impacts
        ? impacts.Slice(entry.ImpactsStart, entry.DocumentCount)
        : throw new InvalidOperationException("A segment that is only merged has no impacts.");

    /// <summary>The positions of the term of a rank, one after another as varints of step and form.</summary>
    public ReadOnlySpan<byte> Positions(int rank)
    {
        var entry = _entries[rank];
        return _positions.Slice(entry.PositionsStart, entry.PositionsLength);
    }

    /// <summary>Number of surface forms of the term of a rank, at least 1.</summary>
    /// <exception cref="InvalidDataException">There are more than a term can have.</exception>
    public int FormCount(int rank) => StoredForms(rank) is >= 0 and <= TermForms.Most and var count
        ? Math.Max(1, count)
        : throw new InvalidDataException("A term has more forms than a term can have.");

    /// <summary>A surface form of the term of a rank, the most frequent first.</summary>
    public ReadOnlySpan<byte> Form(int rank, int form)
        => StoredForms(rank) == 0 ? _terms.Bytes(rank) : _forms.Bytes(_entries[rank].FormsStart + form);

    private int StoredForms(int rank)
        => (rank + 1 < Count ? _entries[rank + 1].FormsStart : _forms.Count) - _entries[rank].FormsStart;
}

using System.Text;
using ArxivLens.Index.Files;

namespace ArxivLens.Index.Postings;

/// <summary>The terms of a generation and the way from a term to its postings.</summary>
internal sealed class TermDictionary
{
    private readonly StringTable _terms;
    private readonly MappedArray<TermEntry> _entries;
    private readonly MappedArray<byte> _postings;
    private readonly MappedArray<byte> _positions;

    public TermDictionary(MappedFile terms, MappedFile postings, MappedFile positions)
    {
        _terms = StringTable.Open(terms, 0);
        _entries = terms.Section<TermEntry>(StringTable.Sections).Expect(_terms.Count);
        _postings = postings.Section<byte>(0);
        _positions = positions.Section<byte>(0);
    }

    /// <summary>Number of terms.</summary>
    public int Count => _terms.Count;

    /// <summary>Writes the terms file.</summary>
    public static void Write(SectionWriter writer, SortedVocabulary vocabulary, TermEntry[] entries)
    {
        StringTable.Write(writer, vocabulary.Terms, vocabulary.Numbers);
        writer.WriteSection<TermEntry>(entries);
    }

    /// <summary>The rank of a term, or −1.</summary>
    public int Find(string term) => _terms.Find(term);

    /// <summary>The term of a rank.</summary>
    public string Term(int rank) => _terms[rank];

    /// <summary>What is known of the term of a rank.</summary>
    public TermEntry Entry(int rank) => _entries[rank];

    /// <summary>The ranks of the terms that begin with a text: the first, and the one behind the last.</summary>
    public (int First, int End) FindPrefix(string prefix)
    {
        var bytes = Encoding.UTF8.GetBytes(prefix);
        var first = _terms.Find(bytes);
        first = first < 0 ? ~first : first;
        // No byte of UTF-8 is 0xFF, so this is greater than every term with the prefix and less than those behind them.
        var end = ~_terms.Find([.. bytes, 0xFF]);
        return (first, end);
    }

    /// <summary>The postings of the term of a rank.</summary>
    public PostingsReader Postings(int rank) => new(_postings, _entries[rank]);

    /// <summary>The positions of the term of a rank.</summary>
    public PositionsReader Positions(int rank) => new(_positions, _entries[rank]);
}

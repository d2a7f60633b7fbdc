using ArxivLens.Core.Search;
using ArxivLens.Index;
using ArxivLens.Index.Documents;

namespace ArxivLens.Core.Tables;

/// <summary>Tells which rows a filter wants.</summary>
internal sealed class RowFilter
{
    private readonly IndexReader _index;
    private readonly TableFilter _filter;
    private readonly string[] _words;
    private readonly HashSet<string>? _categories;

    public RowFilter(IndexReader index, TableFilter filter)
    {
        _index = index;
        _filter = filter;
        _words = FoldedWords.Split(filter.Text);
        _categories = filter.Category is { } category ? [.. CategoryFilter.CodesOf(category)] : null;
    }

    /// <summary>Whether a row is wanted; what costs least is asked first.</summary>
    public bool Wants(int document, uint origins)
        => (origins & _filter.Origins) != 0 && HasYear(document) && HasCategory(document) && HasWords(document);

    private bool HasYear(int document)
    {
        if (_filter.FromYear is null && _filter.UntilYear is null)
            return true;
        var year = _index.Year(document);
        return year > 0 && year >= (_filter.FromYear ?? year) && year <= (_filter.UntilYear ?? year);
    }

    private bool HasCategory(int document)
        => _categories is null || _index.Keywords(KeywordField.Category, document).Any(_categories.Contains);

    private bool HasWords(int document)
    {
        if (_words.Length == 0)
            return true;
        var title = FoldedWords.Of(_index.Title(document));
        var missing = Array.FindAll(_words, word => !title.Contains(word, StringComparison.Ordinal));
        if (missing.Length == 0)
            return true;
        var authors = _index.Keywords(KeywordField.Author, document);
        return Array.TrueForAll(missing, word => authors.Any(author => IsNamed(author, word.AsSpan(1))));
    }

    // The parts of a name stand in its slug between hyphens.
    private static bool IsNamed(ReadOnlySpan<char> slug, ReadOnlySpan<char> word)
    {
        for (var at = slug.IndexOf(word, StringComparison.Ordinal); at >= 0;)
        {
            if (at == 0 || slug[at - 1] == '-')
                return true;
            var next = slug[(at + 1)..].IndexOf(word, StringComparison.Ordinal);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }
}

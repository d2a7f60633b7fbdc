using System.Text;
using ArxivLens.Index.Analysis;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Ranking;
using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Querying;

/// <summary>A word of a question.</summary>
/// <param name="Term">The term that is indexed.</param>
/// <param name="Form">The surface form.</param>
/// <param name="Place">Its place; stop words take one.</param>
internal readonly record struct QueryWord(string Term, string Form, int Place);

/// <summary>What a query asks of the whole index, looked up once for all segments: words, their rarity, what prefixes stand for.</summary>
internal sealed class QueryTerms(SegmentSet segments, PrefixRoom room)
{
    /// <summary>Words a prefix stands for at most; when there are more, those in the most documents.</summary>
    public const int PrefixLimit = 256;

    // No word of any index comes near.
    private const double MostWeight = 1 << 10;
    private const int ShortestStem = 2;

    // More than there are for most prefixes, so that their list does not grow.
    private const int MostStems = 16;
    private static readonly string[] StemEndings = ["", "e", "i", "y"];

    private readonly Dictionary<string, TermCounts> _counts = [];
    private readonly Dictionary<(string Text, TextField? Field), List<PrefixWord>> _prefixes = [];

    /// <summary>The words of a text, without stop words.</summary>
    public static List<QueryWord> Read(string text)
    {
        var words = new List<QueryWord>();
        var scanner = new TokenScanner(text, stackalloc char[TokenScanner.BufferLength]);
        for (var place = 0; scanner.MoveNext(); place++)
        {
            if (scanner.Kind != TokenKind.StopWord)
                words.Add(new QueryWord(scanner.Term.ToString(), scanner.Form.ToString(), place));
        }

        return words;
    }

    /// <summary>In how many documents a term occurs.</summary>
    public int DocumentFrequency(string term, TextField? field)
    {
        if (!_counts.TryGetValue(term, out var counts))
            _counts.Add(term, counts = segments.Counts(term));
        return counts.In(field);
    }

    /// <summary>idf · recurrence of a term.</summary>
    public double Weight(string term, TextField? field)
    {
        var documents = DocumentFrequency(term, field);
        var counts = _counts[term];
        var weight = Bm25.InverseFrequency(documents, segments.DocumentCount)
            * Bm25.Recurrence(counts.Occurrences, counts.TitleOrAbstract);
        return weight is >= 0 and < MostWeight
            ? weight
            : throw new InvalidDataException($"The index counts the documents of the term {term} wrongly.");
    }

    /// <summary>idf · recurrence of all words of a prefix together, were no document to hold two of them.</summary>
    public double Weight(List<PrefixWord> words) => Bm25.Recurrence(0, 0) * Bm25.InverseFrequency(
        (int)Math.Min(segments.DocumentCount, words.Sum(word => (long)word.DocumentFrequency)), segments.DocumentCount);

    /// <summary>The words a prefix stands for, in the most documents first.</summary>
    public List<PrefixWord> Expand(string text, TextField? field)
    {
        if (_prefixes.TryGetValue((text, field), out var known))
            return known;
        var prefix = PrefixTerm.Read(text);
        var words = prefix.Length == 0 ? [] : Gather(prefix, field);
        if (prefix.Length > 0)
            AddStems(words, text, prefix, field);
        if (words.Count > PrefixLimit)
        {
            words.Sort(Compare);
            words.RemoveRange(PrefixLimit, words.Count - PrefixLimit);
        }

        _prefixes.Add((text, field), words);
        return words;
    }

    /// <summary>The text of a word.</summary>
    public string TextOf(PrefixWord word) => word.Term ?? segments.Segments[0].Terms.Term(word.Rank);

    private int Compare(PrefixWord left, PrefixWord right) => left.DocumentFrequency != right.DocumentFrequency
        ? right.DocumentFrequency.CompareTo(left.DocumentFrequency)
        : string.CompareOrdinal(TextOf(left), TextOf(right));

    /// <summary>The most frequent terms that begin with a prefix.</summary>
    private List<PrefixWord> Gather(string prefix, TextField? field)
    {
        var first = segments.Segments[0];
        var (begin, end) = first.Terms.FindPrefix(prefix);
        var (changes, words) = GatherNewer(first, prefix, field);
        // Only ranks are kept: of most terms nobody asks for the text.
        room.Chosen.Reset(PrefixLimit, null);
        for (var rank = begin; rank < end; rank++)
        {
            var counts = changes.Count == 0 ? default : changes.GetValueOrDefault(rank);
            first.AddCounts(rank, ref counts);
            if (counts.In(field) is > 0 and var frequency)
                room.Chosen.Offer(rank, frequency);
        }

        var chosen = room.Chosen.Take(0);
        words.EnsureCapacity(words.Count + chosen.Length + MostStems);
        foreach (var (rank, frequency) in chosen)
            words.Add(new PrefixWord(null, frequency, null, rank));
        return words;
    }

    /// <summary>What newer segments add to the counts of the first one's terms, and the terms it does not have.</summary>
    private (Dictionary<int, TermCounts> Changes, List<PrefixWord> Words) GatherNewer(
        Segment first, string prefix, TextField? field)
    {
        var changes = new Dictionary<int, TermCounts>();
        var others = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var segment in segments.Segments.Skip(1))
        {
            var (begin, end) = segment.Terms.FindPrefix(prefix);
            for (var rank = begin; rank < end; rank++)
            {
                var known = first.Terms.Find(segment.Terms.Bytes(rank));
                if (known < 0)
                {
                    others.Add(segment.Terms.Term(rank));
                    continue;
                }

                var counts = changes.GetValueOrDefault(known);
                segment.AddCounts(rank, ref counts);
                changes[known] = counts;
            }
        }

        return (changes, [.. others
            .Select(term => new PrefixWord(term, DocumentFrequency(term, field), null))
            .Where(word => word.DocumentFrequency > 0)]);
    }

    /// <summary>
    /// Stemming may have cut a word shorter than the prefix, or changed its last letter: theor-ies. Such a term counts in those of its
    /// surface forms that begin with the prefix.
    /// </summary>
    private void AddStems(List<PrefixWord> words, string text, string prefix, TextField? field)
    {
        var tried = new HashSet<string>(StringComparer.Ordinal);
        // A whole word counts in all its forms, as it does without the star.
        if (Read(text) is [.., var last] && last.Form == prefix && !Holds(words, last.Term) && tried.Add(last.Term)
            && DocumentFrequency(last.Term, field) is > 0 and var documents)
        {
            words.Add(new PrefixWord(last.Term, documents, null));
        }

        foreach (var stem in Enumerable.Range(ShortestStem, Math.Max(0, prefix.Length - ShortestStem))
            .SelectMany(length => StemEndings.Select(ending => prefix[..length] + ending)))
        {
            if (!tried.Add(stem) || stem.StartsWith(prefix, StringComparison.Ordinal))
                continue;
            var frequency = DocumentFrequency(stem, field);
            if (frequency > 0 && segments.Segments.Any(segment => HasForm(segment, stem, prefix)))
                words.Add(new PrefixWord(stem, frequency, prefix));
        }
    }

    private bool Holds(List<PrefixWord> words, string term)
    {
        var rank = segments.Segments[0].Terms.Find(term);
        return words.Exists(word => word.Rank >= 0 ? word.Rank == rank : word.Term == term);
    }

    private static bool HasForm(Segment segment, string term, string prefix)
        => segment.Terms.Find(term) is >= 0 and var rank && FormsOf(segment, rank, prefix) != 0;

    /// <summary>The codes of the first 64 forms of a term that begin with a prefix, one bit each.</summary>
    public static ulong FormsOf(Segment segment, int rank, string prefix)
    {
        var bytes = Encoding.UTF8.GetBytes(prefix);
        var forms = 0UL;
        for (var form = 0; form < Math.Min(64, segment.Terms.FormCount(rank)); form++)
            forms |= segment.Terms.Form(rank, form).StartsWith(bytes) ? 1UL << form : 0;
        return forms;
    }
}

/// <summary>A word a prefix stands for.</summary>
/// <param name="Term">The term; <c>null</c> where it is that of the rank.</param>
/// <param name="DocumentFrequency">Documents that hold it.</param>
/// <param name="Prefix">What its surface form must begin with, where the term itself does not; <c>null</c> where it does.</param>
/// <param name="Rank">The rank of the term in the first segment; −1 where it has to be looked up.</param>
internal readonly record struct PrefixWord(string? Term, int DocumentFrequency, string? Prefix, int Rank = -1);

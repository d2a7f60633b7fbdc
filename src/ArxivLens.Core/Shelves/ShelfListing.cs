using ArxivLens.Core.Papers;
using ArxivLens.Core.Tables;
using ArxivLens.Index;
using ArxivLens.Index.Documents;

namespace ArxivLens.Core.Shelves;

/// <summary>A line of a shelf: a work, and the entries that stand for it.</summary>
/// <param name="Work">The work as it is shown: that which leads where works were merged.</param>
/// <param name="Entries">The entries that stand for it, one as a rule; that which stands first is shown.</param>
/// <param name="Document">Its number in the index, or −1.</param>
/// <param name="Citations">How many works of the library cite it.</param>
public sealed record ShelfLine(WorkKey Work, IReadOnlyList<ShelfEntry> Entries, int Document, int Citations)
{
    /// <summary>The entry that is shown.</summary>
    public ShelfEntry Entry => Entries[0];

    /// <summary>What is noted, of all entries.</summary>
    public string Note => string.Join("\n\n", Entries.Select(entry => entry.Note).Where(note => note.Length > 0).Distinct());

    /// <summary>The work as it is shown: as the library has it, else by the title it had when it was saved.</summary>
    public Work Shown(Work? known) => known is { Title.Length: > 0 } ? known : new Work { Key = Work, Title = Entry.Title };

    /// <summary>The tags of all entries.</summary>
    public IReadOnlyList<string> Tags => [.. Entries.SelectMany(entry => entry.Tags).Distinct(StringComparer.OrdinalIgnoreCase)];
}

/// <summary>What stands on a shelf, filtered and in order.</summary>
/// <param name="Lines">All lines that were asked for.</param>
/// <param name="Tags">How many lines of the whole shelf have each tag, the most frequent first.</param>
/// <param name="Total">Lines of the whole shelf.</param>
public sealed record ShelfListing(IReadOnlyList<ShelfLine> Lines, IReadOnlyList<(string Tag, int Count)> Tags, int Total)
{
    /// <summary>Puts entries together.</summary>
    /// <param name="index">The index.</param>
    /// <param name="entries">The entries in their owner's order.</param>
    /// <param name="leads">The work that each of them is shown as.</param>
    /// <param name="query">What is asked.</param>
    public static ShelfListing Of(IndexReader index, IReadOnlyList<ShelfEntry> entries, IReadOnlyList<WorkKey> leads, ShelfQuery query)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(query);
        var lines = Join(entries, leads).Select(group => LineOf(index, group.Work, group.Entries)).ToList();
        var tags = lines.SelectMany(line => line.Tags).CountBy(tag => tag, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(tag => tag.Value).ThenBy(tag => tag.Key, StringComparer.OrdinalIgnoreCase)
            .Select(tag => (tag.Key, tag.Value)).ToList();
        var words = FoldedWords.Split(query.Words);
        var wanted = lines.Where(line => HasTag(line, query.Tag) && HasWords(index, line, words));
        return new ShelfListing([.. Sort(index, wanted, query.Order)], tags, lines.Count);
    }

    /// <summary>The lines of the page asked for.</summary>
    public IReadOnlyList<ShelfLine> PageOf(ShelfQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return [.. Lines.Skip((query.Page - 1) * ShelfQuery.PageSize).Take(ShelfQuery.PageSize)];
    }

    private static List<(WorkKey Work, List<ShelfEntry> Entries)> Join(IReadOnlyList<ShelfEntry> entries, IReadOnlyList<WorkKey> leads)
    {
        var groups = new List<(WorkKey Work, List<ShelfEntry> Entries)>(entries.Count);
        var places = new Dictionary<WorkKey, int>(entries.Count);
        for (var at = 0; at < entries.Count; at++)
        {
            if (places.TryAdd(leads[at], groups.Count))
                groups.Add((leads[at], [entries[at]]));
            else
                groups[places[leads[at]]].Entries.Add(entries[at]);
        }

        return groups;
    }

    private static ShelfLine LineOf(IndexReader index, WorkKey work, List<ShelfEntry> entries)
    {
        var document = index.Find(work.ToString());
        return new ShelfLine(work, entries, document, document < 0 ? 0 : index.Graph.Citations(document).Length);
    }

    private static bool HasTag(ShelfLine line, string? tag) => tag is null || line.Tags.Contains(tag, StringComparer.OrdinalIgnoreCase);

    private static bool HasWords(IndexReader index, ShelfLine line, string[] words)
    {
        if (words.Length == 0)
            return true;
        var authors = line.Document < 0 ? [] : index.Keywords(KeywordField.Author, line.Document);
        var title = line.Document < 0 ? "" : index.Title(line.Document);
        var text = FoldedWords.Of(string.Join(' ', [title, line.Entry.Title, line.Note, .. line.Tags, .. authors, line.Work.ToString()]));
        return Array.TrueForAll(words, word => text.Contains(word, StringComparison.Ordinal));
    }

    private static IEnumerable<ShelfLine> Sort(IndexReader index, IEnumerable<ShelfLine> lines, ShelfOrder order) => order switch
    {
        ShelfOrder.Added => lines.OrderByDescending(line => line.Entry.Added).ThenBy(line => line.Entry.Place),
        ShelfOrder.Date => lines.OrderByDescending(line => DayOf(index, line)),
        ShelfOrder.Title => lines.OrderBy(line => FoldedWords.Of(TexText.ToDisplay(TitleOf(index, line))), StringComparer.Ordinal),
        ShelfOrder.Citations => lines.OrderByDescending(line => line.Citations),
        _ => lines,
    };

    // Of many works only the year is known; within it they stand behind those of a day.
    private static int DayOf(IndexReader index, ShelfLine line)
    {
        if (line.Document < 0)
            return 0;
        var (day, year) = (index.Day(line.Document), index.Year(line.Document));
        return day > 0 || year <= 0 ? day : new DateOnly(Math.Clamp(year, 1, 9999), 1, 1).DayNumber;
    }

    private static string TitleOf(IndexReader index, ShelfLine line) =>
        line.Document >= 0 && index.Title(line.Document) is { Length: > 0 } title ? title
        : line.Entry.Title.Length > 0 ? line.Entry.Title : line.Work.ToString();
}

using ArxivLens.Index.Columns;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Files;
using ArxivLens.Index.Forward;
using ArxivLens.Index.Postings;
using ArxivLens.Index.Querying;
using ArxivLens.Index.Terms;

namespace ArxivLens.Index.Segments;

/// <summary>One segment, mapped into memory. Its documents are spoken of by their place in it.</summary>
internal sealed class Segment : IDisposable
{
    private readonly SegmentFiles _files;
    private DayZones? _dayZones;
    private ColumnZones? _days;
    private ColumnZones? _years;

    private Segment(IndexSegment entry, SegmentFiles files)
    {
        Entry = entry;
        _files = files;
        var count = entry.DocumentCount;
        Documents = new DocumentColumns(files[FileKind.Documents], count);
        Terms = new TermDictionary(
            files[FileKind.Terms], files[FileKind.Postings], files[FileKind.Positions], files.Find(FileKind.Impacts), count);
        Categories = new KeywordColumn(files[FileKind.Categories], count);
        Authors = new KeywordColumn(files[FileKind.Authors], count);
        Forward = new ForwardLists(files[FileKind.Forward], count, Terms.Count);
        Phrases = files.Find(FileKind.Phrases) is { } phrases ? new PhraseTable(phrases) : null;
        Graph = files.Find(FileKind.Graph);
        Dead = files.Find(FileKind.Dead) is { } dead ? DeadDocuments.Open(dead, count) : DeadDocuments.None;
        if (Dead.Count != entry.DeadCount)
        {
            throw new IndexDamagedException(
                ManifestFile.Name, $"counts {entry.DeadCount} dead documents of a segment instead of {Dead.Count}");
        }
    }

    /// <summary>What the manifest says of the segment.</summary>
    public IndexSegment Entry { get; }

    /// <summary>Number of documents, dead ones included.</summary>
    public int DocumentCount => Entry.DocumentCount;

    /// <summary>Keys, dates, kinds, lengths.</summary>
    public DocumentColumns Documents { get; }

    /// <summary>The dictionary, postings and positions.</summary>
    public TermDictionary Terms { get; }

    /// <summary>Categories by document and documents by category.</summary>
    public KeywordColumn Categories { get; }

    /// <summary>Author slugs by document and documents by slug.</summary>
    public KeywordColumn Authors { get; }

    /// <summary>Terms by document.</summary>
    public ForwardLists Forward { get; }

    /// <summary>Counts of phrases; <c>null</c> while a build is not ended.</summary>
    public PhraseTable? Phrases { get; }

    /// <summary>Rows of the citation graph; <c>null</c> when none came with the segment.</summary>
    public MappedFile? Graph { get; }

    /// <summary>The latest and earliest days by window; read when first asked for.</summary>
    public DayZones DayZones => LazyInitializer.EnsureInitialized(ref _dayZones, () => new DayZones(Documents.Days));

    /// <summary>The range of days of each window; read when first asked for.</summary>
    public ColumnZones DayRanges => _days ??= new ColumnZones(Documents.Days);

    /// <summary>The range of years of each window; read when first asked for.</summary>
    public ColumnZones YearRanges => _years ??= new ColumnZones(Documents.Years);

    /// <summary>Documents that are no longer there.</summary>
    public DeadDocuments Dead { get; }

    /// <summary>A file, for what reads it in its own way.</summary>
    public MappedFile this[FileKind kind] => _files[kind];

    /// <summary>Maps a segment after checking lengths and headers.</summary>
    public static Segment Open(string directory, IndexSegment entry)
    {
        var files = SegmentFiles.Open(directory, entry);
        try
        {
            return new Segment(entry, files);
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    /// <summary>The column of a keyword field.</summary>
    public KeywordColumn Keywords(KeywordField field) => field == KeywordField.Category ? Categories : Authors;

    /// <summary>The place of the living document with a number, or −1.</summary>
    public int Place(int number)
    {
        var place = Documents.Place(number);
        return place >= 0 && !Dead.Contains(place) ? place : -1;
    }

    /// <summary>The counts of the term of a rank over living documents.</summary>
    public void AddCounts(int rank, ref TermCounts counts) => counts.Add(Terms.Entry(rank), Dead.Counts(rank));

    /// <summary>Compares every file with its checksum.</summary>
    public void Verify(CancellationToken cancellationToken) => _files.Verify(cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _files.Dispose();
}

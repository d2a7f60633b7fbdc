using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Serialization;
using ArxivLens.Core.Papers;
using ArxivLens.Index;
using ArxivLens.Index.Documents;

namespace ArxivLens.Evaluation;

/// <summary>An index of papers and citations in a folder of its own, for as long as it is asked.</summary>
internal sealed class SimilarLibrary : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("arxivlens-similar");
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>
    /// Indexes papers in the order of their days, and as unresolved works the ends of citations that are none of them.
    /// </summary>
    /// <param name="papers">The papers; of one id the first counts.</param>
    /// <param name="citations">Citations by id, each once.</param>
    public SimilarLibrary(IEnumerable<SnapshotPaper> papers, IReadOnlyList<(string Citing, string Cited)> citations)
    {
        Papers = [.. papers.DistinctBy(paper => paper.Id).OrderBy(DayOf).ThenBy(paper => paper.Id, StringComparer.Ordinal)];
        using (var builder = new IndexBuilder(_folder.FullName, "evaluation"))
        {
            foreach (var paper in Papers)
                _numbers.Add(paper.Id, builder.Add(DocumentOf(paper)));
            foreach (var id in citations.SelectMany(edge => new[] { edge.Citing, edge.Cited }).Order(StringComparer.Ordinal))
            {
                if (!_numbers.ContainsKey(id))
                    _numbers.Add(id, builder.Add(new IndexDocument { Key = id, Title = "", Kind = (byte)WorkKind.Unresolved }));
            }

            foreach (var (citing, cited) in citations.Select(edge => (_numbers[edge.Citing], _numbers[edge.Cited])).Order())
                builder.AddCitation(citing, cited, 1);
            builder.Commit();
        }

        Index = IndexReader.Open(_folder.FullName);
    }

    /// <summary>The papers; a paper's place is its number.</summary>
    public IReadOnlyList<SnapshotPaper> Papers { get; }

    /// <summary>The index.</summary>
    public IndexReader Index { get; }

    /// <summary>The folder of the index.</summary>
    public string Folder => _folder.FullName;

    /// <summary>The number of a paper, or −1.</summary>
    public int PaperOf(string id) => _numbers.TryGetValue(id, out var number) && number < Papers.Count ? number : -1;

    /// <summary>
    /// Citations of a file of lines <c>citing,cited</c>, gzip or plain, with or without a line of names; each once.
    /// </summary>
    public static IReadOnlyList<(string Citing, string Cited)> ReadCitations(string path)
    {
        using var file = File.OpenRead(path);
        var isPacked = file.ReadByte() == 0x1f;
        file.Position = 0;
        using var text = new StreamReader(isPacked ? new GZipStream(file, CompressionMode.Decompress) : file);
        var found = new HashSet<(string, string)>();
        while (text.ReadLine()?.Split(',') is { } pair)
        {
            if (pair is [var citing, var cited, ..] && citing != cited && (citing, cited) != ("citing", "cited"))
                found.Add((citing.Trim(), cited.Trim()));
        }

        return [.. found.Order()];
    }

    /// <summary>A paper as the index takes it.</summary>
    public static IndexDocument DocumentOf(SnapshotPaper paper) => new()
    {
        Key = paper.Id,
        Title = paper.Title,
        Abstract = paper.Abstract,
        Kind = (byte)WorkKind.Paper,
        Day = DayOf(paper),
        Year = DayOf(paper) > 0 ? DateOnly.FromDayNumber(DayOf(paper)).Year : 0,
        Categories = (paper.Categories ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries),
        AuthorSlugs = [.. (paper.Authors ?? []).Select(author => string.Join('-', author.Take(2)).ToLowerInvariant()).Distinct()],
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        Index.Dispose();
        _folder.Delete(true);
    }

    private static int DayOf(SnapshotPaper paper)
    {
        var text = paper.Versions is [var first, ..] ? first.Created : paper.Updated;
        return DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var day)
            ? DateOnly.FromDateTime(day).DayNumber
            : 0;
    }
}

/// <summary>A paper in the shape of arXiv's metadata snapshot, as far as it is needed.</summary>
internal sealed record SnapshotPaper(string Id, string Title, string Abstract, string? Categories)
{
    /// <summary>Names in parts, the surname first.</summary>
    [JsonPropertyName("authors_parsed")]
    public IReadOnlyList<IReadOnlyList<string>>? Authors { get; init; }

    /// <summary>Day of the last change.</summary>
    [JsonPropertyName("update_date")]
    public string? Updated { get; init; }

    /// <summary>Versions, the first one first.</summary>
    public IReadOnlyList<SnapshotVersion>? Versions { get; init; }
}

/// <summary>A version of a paper.</summary>
internal sealed record SnapshotVersion(string Created);

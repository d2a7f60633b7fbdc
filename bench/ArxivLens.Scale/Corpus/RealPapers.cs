using ArxivLens.Core.Indexing;
using ArxivLens.Core.Papers;
using ArxivLens.Index.Documents;
using ArxivLens.Sources.ArxivSnapshot;
using ArxivLens.Sources.CitationFile;

namespace ArxivLens.Scale.Corpus;

/// <summary>
/// Real papers: every <c>papers/*.jsonl.gz</c> of a folder, each paper once, by identifier, and those of its
/// <c>citations/*.csv.gz</c> whose two papers are there.
/// </summary>
internal sealed class RealPapers : IPaperCorpus
{
    private readonly List<IndexDocument> _documents = [];
    private readonly List<(int Citing, int Cited)> _citations = [];

    private RealPapers()
    {
    }

    /// <inheritdoc/>
    public int Count => _documents.Count;

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">As ../shared/data.</param>
    /// <param name="most">Papers to read at most, the latest left out.</param>
    public static async Task<RealPapers> ReadAsync(string folder, int most)
    {
        var works = new SortedDictionary<string, Work>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "papers"), "*.jsonl.gz").Order(StringComparer.Ordinal))
        {
            await foreach (var record in SnapshotReader.ReadAsync(file))
            {
                if (record.Value is { } work)
                    works.TryAdd(work.Key.SortText, work);
            }
        }

        var papers = new RealPapers();
        var numbers = new Dictionary<WorkKey, int>();
        foreach (var work in works.Values.Take(most))
        {
            numbers.Add(work.Key, papers._documents.Count);
            papers._documents.Add(WorkDocument.Of(work));
        }

        await papers.ReadCitationsAsync(Path.Combine(folder, "citations"), numbers);
        return papers;
    }

    /// <inheritdoc/>
    public IEnumerable<IndexDocument> ReadDocuments() => _documents;

    /// <inheritdoc/>
    public IndexDocument Read(int number) => _documents[number];

    /// <inheritdoc/>
    public long TellCitations(ReferencesReceiver receive)
    {
        var row = new List<int>();
        for (var at = 0; at < _citations.Count;)
        {
            row.Clear();
            var citing = _citations[at].Citing;
            for (; at < _citations.Count && _citations[at].Citing == citing; at++)
                row.Add(_citations[at].Cited);
            receive(citing, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(row));
        }

        return _citations.Count;
    }

    private async Task ReadCitationsAsync(string folder, Dictionary<WorkKey, int> numbers)
    {
        var pairs = new SortedSet<(int Citing, int Cited)>();
        foreach (var file in Directory.GetFiles(folder, "*.csv.gz").Order(StringComparer.Ordinal))
        {
            await foreach (var record in CitationFileReader.ReadAsync(file))
            {
                if (record.Reason is null && numbers.TryGetValue(record.Value.Citing, out var citing)
                    && numbers.TryGetValue(record.Value.Cited, out var cited) && citing != cited)
                {
                    pairs.Add((citing, cited));
                }
            }
        }

        _citations.AddRange(pairs);
    }
}

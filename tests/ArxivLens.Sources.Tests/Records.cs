using System.Text;
using ArxivLens.Core.Citations;
using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;
using ArxivLens.Sources.ArxivSnapshot;
using ArxivLens.Sources.CitationFile;
using ArxivLens.Sources.FullTextFile;
using ArxivLens.Sources.RetractionFile;
using ArxivLens.Sources.WorkFile;

namespace ArxivLens.Sources.Tests;

/// <summary>Reads whole inputs through the public readers.</summary>
internal static class Records
{
    public static Task<List<SourceRecord<Work>>> OfSnapshot(string content) => OfSnapshot(Encoding.UTF8.GetBytes(content));

    public static async Task<List<SourceRecord<Work>>> OfSnapshot(byte[] content)
    {
        using var file = new TemporaryFile(content);
        return await All(SnapshotReader.ReadAsync(file.Path));
    }

    public static async Task<List<SourceRecord<Work>>> OfWorks(string content)
    {
        using var file = new TemporaryFile(content);
        return await All(WorkFileReader.ReadAsync(file.Path));
    }

    public static async Task<List<SourceRecord<Citation>>> OfCitations(string content, string origin = "file")
    {
        using var file = new TemporaryFile(content);
        return await All(CitationFileReader.ReadAsync(file.Path, origin));
    }

    public static async Task<List<SourceRecord<Retraction>>> OfRetractions(string content)
    {
        using var file = new TemporaryFile(content);
        return await All(RetractionFileReader.ReadAsync(file.Path));
    }

    public static async Task<List<SourceRecord<FullText>>> OfFullTexts(string content)
    {
        using var file = new TemporaryFile(content);
        return await All(FullTextFileReader.ReadAsync(file.Path));
    }

    public static async Task<Work> OnlyPaper(string line)
    {
        var record = Assert.Single(await OfSnapshot(line));
        Assert.Null(record.Reason);
        return record.Value!;
    }

    public static async Task<string> OnlyReason(string line) => Assert.Single(await OfSnapshot(line)).Reason ?? "(accepted)";

    public static async Task<List<T>> All<T>(IAsyncEnumerable<T> items)
    {
        var all = new List<T>();
        await foreach (var item in items)
            all.Add(item);
        return all;
    }
}

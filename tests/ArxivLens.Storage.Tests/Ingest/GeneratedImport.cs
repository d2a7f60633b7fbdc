using ArxivLens.Core.Citations;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Library;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Storage.Tests.Ingest;

/// <summary>Many small imports of generated works and citations, always the same.</summary>
internal static class GeneratedImport
{
    private const int Files = 60;
    private const int InFile = 150;

    public static async Task RunAsync(SqliteStorage storage, DataDirectory directory)
    {
        var importer = new Importer(
            storage.Works, storage.Citations, storage.Retractions, storage.Imports, new RejectedRecords(directory.RejectedFile), TimeProvider.System);
        for (var file = 0; file < Files; file++)
        {
            var numbers = Enumerable.Range(file * InFile, InFile).ToList();
            await importer.ImportWorksAsync("papers", $"papers-{file}", "arxiv-snapshot", Records($"papers-{file}", numbers.Select(Samples.Any)));
            await importer.ImportCitationsAsync(
                $"citations-{file}", "file", Records($"citations-{file}", numbers.SelectMany(CitationsOf)));
        }
    }

    /// <summary>Records as a source gives them, with every hundredth followed by a rejected one.</summary>
    public static async IAsyncEnumerable<SourceRecord<T>> Records<T>(string file, IEnumerable<T> values)
    {
        await Task.Yield();
        var line = 0;
        foreach (var value in values)
        {
            line++;
            var progress = new ImportProgress(line, line * 10, null);
            yield return new SourceRecord<T>(file, line, value, null, null, progress);
            if (line % 100 == 0)
                yield return new SourceRecord<T>(file, line, default, "title: missing", "{}", progress);
        }
    }

    private static IEnumerable<Citation> CitationsOf(int number)
        => from step in new[] { 1, 7, 31 }
           let cited = (number * 13 + step) % (Files * InFile + 500)
           where cited != number
           select Samples.Citation(number, cited, step == 31 ? "other" : "file");
}

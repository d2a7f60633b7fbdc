using ArxivLens.Core.Ingest;
using ArxivLens.Sources.ArxivSnapshot;
using ArxivLens.Sources.CitationFile;
using ArxivLens.Sources.WorkFile;

namespace ArxivLens.BuiltIn;

/// <summary>The small library that comes with the program, so that the first start has something to show. SOURCES.md says where it is from.</summary>
internal static class BuiltInLibrary
{
    /// <summary>Takes it into an empty library by the same way as any file.</summary>
    public static async Task<ImportReport> LoadAsync(Importer importer, CancellationToken cancellationToken)
    {
        var papers = await importer.ImportWorksAsync(
            "papers", Name("papers.jsonl"), SnapshotReader.ReadAsync(Open("papers.jsonl"), Name("papers.jsonl"), cancellationToken), null, cancellationToken);
        var works = await importer.ImportWorksAsync(
            "works", Name("works.jsonl"), WorkFileReader.ReadAsync(Open("works.jsonl"), Name("works.jsonl"), cancellationToken), null, cancellationToken);
        var citations = await importer.ImportCitationsAsync(
            Name("citations.csv"),
            CitationFileReader.ReadAsync(Open("citations.csv"), Name("citations.csv"), "built-in", cancellationToken),
            null,
            cancellationToken);
        return new ImportReport(
            papers.Added + works.Added + citations.Added,
            papers.Updated + works.Updated + citations.Updated,
            papers.Unchanged + works.Unchanged + citations.Unchanged,
            papers.Rejected + works.Rejected + citations.Rejected);
    }

    private static string Name(string file) => $"built-in {file}";

    private static Stream Open(string file) =>
        typeof(BuiltInLibrary).Assembly.GetManifestResourceStream($"BuiltIn/{file}")
        ?? throw new InvalidOperationException($"The program was built without its resource {file}.");
}

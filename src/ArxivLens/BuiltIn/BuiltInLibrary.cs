using ArxivLens.Core.Ingest;
using ArxivLens.Core.Library;
using ArxivLens.Sources;
using ArxivLens.Sources.ArxivSnapshot;
using ArxivLens.Sources.CitationFile;
using ArxivLens.Sources.WorkFile;

namespace ArxivLens.BuiltIn;

/// <summary>The small library that comes with the program, so that the first start has something to show. SOURCES.md says where it is from.</summary>
internal sealed class BuiltInLibrary(ILibrary library, IImportLog imports, Importer importer)
{
    private const string LastFile = "citations.csv";

    /// <summary>
    /// Whether a library shall have it: an empty one, and one in which an earlier load was cut short. Where a load came to its
    /// end it never comes again.
    /// </summary>
    public async Task<bool> IsWantedAsync(CancellationToken cancellationToken)
    {
        if (await library.CountAsync(cancellationToken) is { Papers: 0, Works: 0, Unresolved: 0, Citations: 0 })
            return true;
        var loads = (await imports.ReadAsync(int.MaxValue, cancellationToken))
            .Where(import => import.File.StartsWith(Name(""), StringComparison.Ordinal)).ToList();
        return loads.Count > 0 && !loads.Exists(import => import.File == Name(LastFile) && import.Report is { IsComplete: true });
    }

    /// <summary>Takes it into the library by the same way as any file; what is there already does not change.</summary>
    public async Task<ImportReport> LoadAsync(CancellationToken cancellationToken)
    {
        var papers = await importer.ImportWorksAsync(
            "papers",
            Name("papers.jsonl"),
            SourceCatalog.BuiltIn.Name,
            SnapshotReader.ReadAsync(Open("papers.jsonl"), Name("papers.jsonl"), cancellationToken),
            null,
            cancellationToken);
        var works = await importer.ImportWorksAsync(
            "works",
            Name("works.jsonl"),
            SourceCatalog.BuiltIn.Name,
            WorkFileReader.ReadAsync(Open("works.jsonl"), Name("works.jsonl"), cancellationToken),
            null,
            cancellationToken);
        var citations = await importer.ImportCitationsAsync(
            Name(LastFile),
            SourceCatalog.BuiltIn.Name,
            CitationFileReader.ReadAsync(Open(LastFile), Name(LastFile), "built-in", cancellationToken),
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

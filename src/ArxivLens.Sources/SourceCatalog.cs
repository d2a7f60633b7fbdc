using ArxivLens.Core.Sources;
using ArxivLens.Sources.Articles;
using ArxivLens.Sources.ArxivAtom;
using ArxivLens.Sources.ArxivFeed;
using ArxivLens.Sources.ArxivOai;
using ArxivLens.Sources.ArxivSnapshot;
using ArxivLens.Sources.CitationFile;
using ArxivLens.Sources.FullTextFile;
using ArxivLens.Sources.OpenAlex;
using ArxivLens.Sources.OpenCitations;
using ArxivLens.Sources.PublicDump;
using ArxivLens.Sources.RetractionFile;
using ArxivLens.Sources.SemanticScholar;
using ArxivLens.Sources.TrackbackFile;
using ArxivLens.Sources.WorkFile;

namespace ArxivLens.Sources;

/// <summary>Every source the program knows by name. A new source adds its line.</summary>
public static class SourceCatalog
{
    /// <summary>The small library that comes with the program.</summary>
    public static Source BuiltIn { get; } = new("built-in", "Built-in library", null)
    {
        Gives = "one paper with the works around it, to look at before anything was imported",
    };

    /// <summary>The page the built-in library recreates, which names its citations.</summary>
    public static Source SeedPage { get; } = new("seed-page", "Page the built-in library recreates", null)
    {
        Gives = "citations of the built-in paper",
    };

    /// <summary>The citations of Paperscape, which come as files of citations.</summary>
    public static Source Paperscape { get; } = new("paperscape", "Paperscape", new Uri("https://github.com/paperscape/paperscape-data"))
    {
        Gives = "citations between papers of arXiv",
        License = "ODbL 1.0",
        Attribution = "Citations: Paperscape, R. Knegjens and D. George",
        Lists = SourceCoverage.ArxivOnly,
    };

    /// <summary>The sources, by name.</summary>
    public static IReadOnlyList<Source> All { get; } =
    [
        .. new[]
        {
            ArticleSource.About,
            ArxivAtomClient.About,
            ArxivFeedClient.About,
            BuiltIn,
            CitationFileReader.About,
            DumpReader.About,
            FullTextFileReader.About,
            Harvester.About,
            OpenAlexOptions.About,
            OpenCitationsOptions.About,
            Paperscape,
            RetractionFileReader.About,
            SeedPage,
            SemanticScholarSource.About,
            SnapshotReader.About,
            TrackbackFileReader.About,
            WorkFileReader.About,
        }.OrderBy(source => source.Name, StringComparer.Ordinal),
    ];
}

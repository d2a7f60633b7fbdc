using System.Runtime.CompilerServices;
using ArxivLens.Core;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Papers;
using ArxivLens.Core.References;
using ArxivLens.Core.Sources;

namespace ArxivLens.Sources.Latex;

/// <summary>Lists of references in the TeX sources of papers.</summary>
public static class LatexSource
{
    private static readonly string[] Endings = [".tar.gz", ".tgz", ".tar", ".gz", ".tex", ".bbl", ".bib"];

    /// <summary>The source.</summary>
    public static Source About { get; } = new(LatexReader.Origin, "TeX sources of papers", new Uri("https://arxiv.org"))
    {
        Gives = "lists of references as authors wrote them, with the sentences that cite",
    };

    /// <summary>
    /// Reads one source: a file or archive, or a folder that holds one. Every file of a folder whose name is an identifier is a source of
    /// its own; a folder without such names is the source of one paper.
    /// </summary>
    /// <param name="path">A file or a folder.</param>
    /// <param name="paper">Whose source it is; <c>null</c> when the names say it.</param>
    /// <param name="cancellationToken">Stops between two papers.</param>
    /// <exception cref="SourceException">There is no such file or folder.</exception>
    public static async IAsyncEnumerable<SourceRecord<ReferenceList>> ReadAsync(
        string path, WorkKey? paper, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        var records = 0L;
        foreach (var (name, key, files) in FindPapers(path, paper))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return await ReadPaperAsync(name, key, files, ++records, cancellationToken);
        }
    }

    /// <summary>The paper that a file's name says it is of.</summary>
    public static WorkKey? PaperOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        foreach (var ending in Endings)
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                name = name[..^ending.Length];
                break;
            }
        }

        return ArxivId.TryParse(name.Replace('_', '/'), out var id) ? WorkKey.Of(id) : null;
    }

    private static IEnumerable<(string Name, WorkKey? Key, IReadOnlyList<string> Files)> FindPapers(string path, WorkKey? paper)
    {
        if (File.Exists(path))
            return [(path, paper ?? PaperOf(path), [path])];
        if (!Directory.Exists(path))
            throw new SourceException($"{path}: no such file or folder");
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, MaxRecursionDepth = 8 };
        if ((paper ?? PaperOf(path)) is { } one)
            return [(path, one, [.. Directory.EnumerateFiles(path, "*", options).Where(IsTex).Order(StringComparer.Ordinal)])];
        var papers = Directory.EnumerateFileSystemEntries(path).Order(StringComparer.Ordinal).Where(entry => PaperOf(entry) is not null).ToList();
        return papers.Count == 0
            ? [(path, null, [])]
            : papers.SelectMany(entry => FindPapers(entry, PaperOf(entry)));
    }

    private static bool IsTex(string file) => Path.GetExtension(file).ToLowerInvariant() is ".tex" or ".bbl" or ".bib" or ".ltx" or ".latex";

    private static async Task<SourceRecord<ReferenceList>> ReadPaperAsync(
        string name, WorkKey? key, IReadOnlyList<string> files, long record, CancellationToken cancellationToken)
    {
        var progress = new ImportProgress(record, record, null);
        try
        {
            if (key is not { } paper)
                return Rejected(name, "its name is no identifier: say whose source it is with --paper", progress);
            var parts = new List<SourcePart>();
            foreach (var file in files)
            {
                await using var stream = File.OpenRead(file);
                parts.AddRange(await SourceArchive.ReadAsync(stream, file, cancellationToken));
                if (parts.Sum(part => part.Bytes.LongLength) > SourceArchive.MostKept)
                    return Rejected(name, $"its TeX is larger than {SourceArchive.MostKept / 1_000_000} MB", progress);
            }

            return LatexReader.Read(paper, parts) is { } list
                ? new SourceRecord<ReferenceList>(name, 1, list, null, null, progress)
                : Rejected(name, "there is no list of references in it", progress);
        }
        catch (SourceException e)
        {
            return Rejected(name, e.Message, progress);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Rejected(name, $"it cannot be read: {e.Message}", progress);
        }
    }

    private static SourceRecord<ReferenceList> Rejected(string name, string reason, ImportProgress progress) => new(name, 1, null, reason, null, progress);
}

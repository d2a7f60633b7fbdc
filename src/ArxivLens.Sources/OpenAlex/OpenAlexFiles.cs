using ArxivLens.Core;
using ArxivLens.Sources.Lines;

namespace ArxivLens.Sources.OpenAlex;

/// <summary>What was named on a command line, as the files it stands for.</summary>
/// <param name="Works">Files of works, in the order of their names.</param>
/// <param name="Merged">Files that say which ids were given up for which.</param>
public sealed record OpenAlexFiles(IReadOnlyList<string> Works, IReadOnlyList<string> Merged)
{
    private const string MergedFolder = "merged_ids";

    // Beside works the snapshot has authors, institutions and more, in folders of the same names within.
    private const string WorksFolder = "works";

    private static readonly string[] Others =
        ["authors", "concepts", "domains", "fields", "funders", "institutions", "publishers", "sources", "subfields", "topics", "awards",
         "keywords", "continents", "countries", "languages", "licenses", "sdgs", "source-types", "work-types", "institution-types"];

    /// <summary>
    /// Finds the files: a file stands for itself; of a folder all below it that hold works, the snapshot's own division
    /// (<c>updated_date=…</c>, <c>merged_ids</c>) included, and nothing of its authors, institutions and topics.
    /// </summary>
    /// <exception cref="SourceException">Something named is not there, cannot be read twice, or holds no works.</exception>
    public static OpenAlexFiles Find(IReadOnlyList<string> named)
    {
        ArgumentNullException.ThrowIfNull(named);
        var (works, merged) = (new List<string>(), new List<string>());
        foreach (var path in named)
        {
            if (path == InputFile.StandardInput)
                throw new SourceException("works of OpenAlex are read twice, which standard input cannot be; save them as a file");
            if (Directory.Exists(path))
                AddFolder(path, works, merged);
            else if (!File.Exists(path))
                throw new SourceException($"{path}: no such file or folder");
            else
                (IsMerged(path) ? merged : works).Add(path);
        }

        return new OpenAlexFiles([.. works.Distinct(StringComparer.Ordinal)], [.. merged.Distinct(StringComparer.Ordinal)]);
    }

    private static void AddFolder(string folder, List<string> works, List<string> merged)
    {
        var before = works.Count + merged.Count;
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint,
        };
        try
        {
            foreach (var path in Directory.EnumerateFiles(folder, "*", options).Order(StringComparer.Ordinal))
            {
                var within = Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar);
                if (within[..^1].Any(part => Others.Contains(part)))
                    continue;
                if (IsMerged(path) && (within.Contains(MergedFolder) || IsOfMerged(folder)))
                    merged.Add(path);
                else if (HoldsRecords(path) && !within.Contains(MergedFolder))
                    works.Add(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException($"{folder}: {e.Message}", e);
        }

        if (works.Count + merged.Count == before)
            throw new SourceException($"{folder}: holds no files of works (.gz, .jsonl or .json)");
    }

    // merged_ids itself was named, or the works within it.
    private static bool IsOfMerged(string folder)
    {
        var full = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar);
        return Path.GetFileName(full) == MergedFolder
            || (Path.GetFileName(full) == WorksFolder && Path.GetFileName(Path.GetDirectoryName(full)) == MergedFolder);
    }

    private static bool IsMerged(string path) => HasEnding(path, ".csv") || HasEnding(path, ".csv.gz");

    private static bool HoldsRecords(string path) =>
        !IsMerged(path) && (HasEnding(path, ".gz") || HasEnding(path, ".jsonl") || HasEnding(path, ".json"))
        && !Path.GetFileName(path).StartsWith("manifest", StringComparison.OrdinalIgnoreCase);

    private static bool HasEnding(string path, string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}

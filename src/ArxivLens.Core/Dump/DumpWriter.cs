using System.IO.Compression;
using System.Text.Json;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Dump;

/// <summary>
/// Writes a public dump into a folder, record by record in constant memory. The same library gives the same lines, and by the
/// same
/// program the same files.
/// </summary>
/// <param name="snapshot">The library.</param>
/// <param name="folder">An empty folder.</param>
/// <param name="isGzip">Whether files are packed.</param>
/// <param name="program">The program, for the manifest.</param>
public sealed class DumpWriter(ILibrarySnapshot snapshot, string folder, bool isGzip, string program)
{
    private const int BetweenReports = 4_096;

    private static readonly string[] OpenLicenses =
    [
        "https://creativecommons.org/licenses/by/", "https://creativecommons.org/licenses/by-sa/",
        "https://creativecommons.org/publicdomain/", "https://creativecommons.org/licenses/publicdomain/",
    ];

    private long done;
    private long leftOut;

    /// <summary>Writes it, the manifest last.</summary>
    /// <param name="progress">Told the records written, now and then.</param>
    /// <param name="cancellationToken">Stops; what was written is of no use.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="LibraryException">The library cannot be read.</exception>
    public DumpManifest Write(IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        DumpFile?[] files =
        [
            Write(DumpPart.Works, snapshot.ReadWorks(), progress, cancellationToken),
            Write(DumpPart.Texts, snapshot.ReadTexts(), progress, cancellationToken),
            Write(DumpPart.Merges, snapshot.ReadMerges(), progress, cancellationToken),
            Write(DumpPart.Citations, snapshot.ReadCitations(), progress, cancellationToken),
            Write(DumpPart.Retractions, snapshot.ReadRetractions(), progress, cancellationToken),
            Write(DumpPart.Articles, snapshot.ReadArticles(), progress, cancellationToken),
            Write(DumpPart.Questions, snapshot.ReadQuestions(), progress, cancellationToken),
            Write(DumpPart.FullTexts, OpenTexts(), progress, cancellationToken),
        ];
        var manifest = new DumpManifest(
            DumpManifest.FormatName, DumpManifest.NewestVersion, program, snapshot.ComputeContentHash(cancellationToken), snapshot.Counts,
            snapshot.Origins, new DumpLeftOut(leftOut), [.. files.OfType<DumpFile>()]);
        using var file = Create(DumpManifest.FileName);
        file.Write(manifest.Write());
        file.Flush(flushToDisk: true);
        return manifest;
    }

    /// <summary>Whether a licence lets anybody pass a text on, changed or not (CC BY, CC BY-SA, CC0, public domain).</summary>
    /// <param name="recorded">The recorded address, or <c>null</c>.</param>
    public static bool IsOpen(string? recorded) => License.Of(recorded).Address is { } address
        && OpenLicenses.Any(open => address.StartsWith(open, StringComparison.OrdinalIgnoreCase));

    // A part of which there is nothing has no file: an empty one is no gzip archive.
    private DumpFile? Write<T>(DumpPart part, IEnumerable<T> records, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var name = part.FileName(isGzip);
        using var file = Create(name);
        using var packed = new HashingStream(file);
        using var gzip = isGzip ? new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true) : null;
        using var lines = new HashingStream((Stream?)gzip ?? packed);
        var count = WriteLines(lines, records, progress, cancellationToken);
        gzip?.Dispose();
        if (count == 0)
        {
            File.Delete(file.Name);
            return null;
        }

        file.Flush(flushToDisk: true);
        return new DumpFile(name, part.Name, count, file.Length, packed.Finish(), lines.Finish(), part.Terms);
    }

    private long WriteLines<T>(Stream lines, IEnumerable<T> records, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        using var json = new Utf8JsonWriter(lines, new JsonWriterOptions { Encoder = DumpJson.Options.Encoder });
        var count = 0L;
        foreach (var record in records)
        {
            JsonSerializer.Serialize(json, record, DumpJson.Options);
            json.Flush();
            json.Reset();
            lines.WriteByte((byte)'\n');
            count++;
            if (++done % BetweenReports != 0)
                continue;
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(new ImportProgress(done, done, Total));
        }

        return count;
    }

    // Citations stand together by the work that cites, of which there are at most as many as works.
    private long Total => 2 * (snapshot.Counts.Papers + snapshot.Counts.Works + snapshot.Counts.Unresolved);

    private IEnumerable<DumpedFullText> OpenTexts()
    {
        foreach (var (text, license) in snapshot.ReadFullTexts())
        {
            if (IsOpen(text.License ?? license))
                yield return DumpedFullText.Of(text);
            else
                leftOut++;
        }
    }

    private FileStream Create(string name) =>
        new(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 1 << 16);
}

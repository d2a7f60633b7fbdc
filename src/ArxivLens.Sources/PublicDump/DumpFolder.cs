using System.Formats.Tar;
using System.Security.Cryptography;
using ArxivLens.Core;
using ArxivLens.Core.Dump;
using ArxivLens.Sources.Lines;

namespace ArxivLens.Sources.PublicDump;

/// <summary>
/// A public dump as it lies on a disk; an archive is unpacked first, so that all of it is checked before any is taken.
/// </summary>
public sealed class DumpFolder : IDisposable
{
    private const int LongestName = 100;

    private readonly string folder;
    private readonly string name;
    private readonly bool isUnpacked;

    private DumpFolder(string folder, string name, bool isUnpacked, DumpManifest manifest) =>
        (this.folder, this.name, this.isUnpacked, Manifest) = (folder, name, isUnpacked, manifest);

    /// <summary>What it says of itself.</summary>
    public DumpManifest Manifest { get; }

    /// <summary>Opens a dump: a folder, its manifest, a tar archive, or one from standard input for <c>-</c>.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="spool">A folder of its own for unpacking an archive; what an earlier one left there is removed.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="SourceException">There is none, or none that this program reads.</exception>
    public static async Task<DumpFolder> OpenAsync(string path, string spool, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            if (Directory.Exists(path))
                return new DumpFolder(path, path, false, ReadManifest(Path.Combine(path, DumpManifest.FileName)));
            if (Path.GetFileName(path) == DumpManifest.FileName)
                return new DumpFolder(Path.GetDirectoryName(Path.GetFullPath(path))!, path, false, ReadManifest(path));
            return await UnpackAsync(path, spool, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>Where a file of it is.</summary>
    public string PathOf(DumpFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Path.Combine(folder, file.Name);
    }

    /// <summary>
    /// What is wrong with a file of it, beginning with its name and, where one can be blamed, the line; <c>null</c> when
    /// nothing is.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<string?> FindFaultAsync(DumpFile file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var path = PathOf(file);
        if (!File.Exists(path))
            return $"{file.Name}: is missing from {name}";
        var length = new FileInfo(path).Length;
        if (length == file.Bytes && await HashAsync(path, cancellationToken) == file.Sha256)
            return null;
        var how = length < file.Bytes ? FormattableString.Invariant($"is cut off: {length:N0} of {file.Bytes:N0} bytes are there")
            : length > file.Bytes ? FormattableString.Invariant($"is longer than the manifest says: {length:N0} bytes instead of {file.Bytes:N0}")
            : "was changed: its SHA-256 is another than the manifest says";
        return await FindBadLineAsync(path, cancellationToken) is { } line ? $"{file.Name}, line {line}: {how}" : $"{file.Name}: {how}";
    }

    /// <summary>Removes what was unpacked.</summary>
    public void Dispose()
    {
        if (isUnpacked && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private static DumpManifest ReadManifest(string path)
    {
        if (!File.Exists(path))
            throw new SourceException($"{path}: no such file; a public dump is a folder with a {DumpManifest.FileName}, or a tar archive of one");
        if (new FileInfo(path).Length > DumpManifest.Longest)
            throw new SourceException($"{path}: is longer than a manifest can be");
        return DumpManifest.Read(File.ReadAllBytes(path), path);
    }

    private static async Task<DumpFolder> UnpackAsync(string path, string spool, CancellationToken cancellationToken)
    {
        await using var file = await InputFile.OpenAsync(path, cancellationToken);
        if (Directory.Exists(spool))
            Directory.Delete(spool, recursive: true);
        Directory.CreateDirectory(spool);
        try
        {
            await UnpackAsync(file, spool, cancellationToken);
            return new DumpFolder(spool, path, true, ReadUnpacked(spool, path));
        }
        catch
        {
            Directory.Delete(spool, recursive: true);
            throw;
        }
    }

    private static DumpManifest ReadUnpacked(string spool, string path)
    {
        var manifest = Path.Combine(spool, DumpManifest.FileName);
        return File.Exists(manifest)
            ? DumpManifest.Read(File.ReadAllBytes(manifest), $"{DumpManifest.FileName} of {path}")
            : throw new SourceException($"{path}: is an archive without a {DumpManifest.FileName}");
    }

    // The manifest stands first, so that a dump of another version is refused before the rest is unpacked.
    private static async Task UnpackAsync(InputFile file, string spool, CancellationToken cancellationToken)
    {
        var known = DumpPart.All.SelectMany(part => new[] { part.FileName(true), part.FileName(false) }).Append(DumpManifest.FileName).ToHashSet();
        try
        {
            await using var tar = new TarReader(file.Content);
            while (await tar.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
            {
                var name = entry.Name.StartsWith("./", StringComparison.Ordinal) ? entry.Name[2..] : entry.Name;
                if (entry.EntryType == TarEntryType.Directory)
                    continue;
                if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile) || !known.Remove(name))
                    throw new SourceException($"{file.Name}: is no archive of a public dump: it holds '{Shown(entry.Name)}'");
                if (name == DumpManifest.FileName && entry.Length > DumpManifest.Longest)
                    throw new SourceException($"{file.Name}: its manifest is longer than one can be");
                await entry.ExtractToFileAsync(Path.Combine(spool, name), overwrite: false, cancellationToken);
                if (name == DumpManifest.FileName)
                    ReadUnpacked(spool, file.Name);
            }
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new SourceException($"{file.Name}: is no tar archive, or is cut off", e);
        }
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }

    // Where an archive breaks off, or the first line that is no JSON.
    private static async Task<long?> FindBadLineAsync(string path, CancellationToken cancellationToken)
    {
        var records = RecordStream.ReadAsync(InputFile.At(path), Parse, cancellationToken);
        await foreach (var record in records)
        {
            if (record.Reason is not null)
                return record.Line;
        }

        return null;

        static object? Parse(ReadOnlySpan<byte> line, out string? reason) => DumpJson.TryRead<object>(line, out reason);
    }

    private static string Shown(string text) => new([.. text.Take(LongestName).Select(letter => char.IsControl(letter) ? '\uFFFD' : letter)]);
}

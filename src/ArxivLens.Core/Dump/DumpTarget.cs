using System.Formats.Tar;

namespace ArxivLens.Core.Dump;

/// <summary>
/// Where a dump shall stand. It is written beside, under a name that ends with <c>.part</c>, and takes its place when it is whole: who
/// stops it, however, leaves nothing half under the final name. A <c>.part</c> that was left is cleared by the next.
/// </summary>
public sealed class DumpTarget : IDisposable
{
    // Of every file of an archive, so that the same dump is the same archive.
    private static readonly DateTimeOffset NoTime = DateTimeOffset.UnixEpoch;

    private const UnixFileMode Readable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly string path;
    private readonly FileStream turn;

    private DumpTarget(string path, FileStream turn) => (this.path, this.turn) = (path, turn);

    /// <summary>The folder to write into; empty at first.</summary>
    public string Folder => path + ".part";

    /// <summary>Makes the folder.</summary>
    /// <param name="path">The folder or file that the dump shall be.</param>
    /// <exception cref="IOException">It cannot be made, or another process writes there.</exception>
    public static DumpTarget Begin(string path)
    {
        var full = Path.GetFullPath(path).TrimEnd(Path.DirectorySeparatorChar);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var turn = new FileStream(full + ".part.lock", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        var target = new DumpTarget(full, turn);
        target.Clear();
        Directory.CreateDirectory(target.Folder);
        return target;
    }

    /// <summary>Whether something stands there that is no dump, or a dump that must be wanted gone.</summary>
    /// <param name="path">The folder or file that the dump shall be.</param>
    public static DumpObstacle FindObstacle(string path)
    {
        if (File.Exists(path))
            return DumpObstacle.Dump;
        if (!Directory.Exists(path) || !Directory.EnumerateFileSystemEntries(path).Any())
            return DumpObstacle.None;
        return File.Exists(Path.Combine(path, DumpManifest.FileName)) ? DumpObstacle.Dump : DumpObstacle.Other;
    }

    /// <summary>Puts the folder in its place, in place of a dump that stood there.</summary>
    public void KeepFolder()
    {
        var former = path + ".part.former";
        if (Directory.Exists(path))
            Directory.Move(path, former);
        Directory.Move(Folder, path);
        if (Directory.Exists(former))
            Directory.Delete(former, recursive: true);
    }

    /// <summary>Puts the folder in its place as one archive.</summary>
    /// <param name="cancellationToken">Leaves what stood there.</param>
    public void KeepArchive(CancellationToken cancellationToken)
    {
        var archive = Path.Combine(Folder, "archive");
        using (var file = new FileStream(archive, FileMode.CreateNew))
        {
            WriteArchive(file, cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(archive, path, overwrite: true);
    }

    /// <summary>Writes the folder as a tar archive, the manifest first.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    public void WriteArchive(Stream output, CancellationToken cancellationToken)
    {
        using var tar = new TarWriter(output, TarEntryFormat.Gnu, leaveOpen: true);
        var parts = DumpPart.All.SelectMany(part => new[] { part.FileName(isGzip: true), part.FileName(isGzip: false) });
        foreach (var name in parts.Prepend(DumpManifest.FileName).Where(name => File.Exists(Path.Combine(Folder, name))))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var data = File.OpenRead(Path.Combine(Folder, name));
            tar.WriteEntry(new GnuTarEntry(TarEntryType.RegularFile, name)
            {
                ModificationTime = NoTime, AccessTime = NoTime, ChangeTime = NoTime, Mode = Readable, DataStream = data,
            });
        }
    }

    /// <summary>Clears what is left beside.</summary>
    public void Dispose()
    {
        Clear();
        turn.Dispose();
    }

    private void Clear()
    {
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>What stands where a dump shall be.</summary>
public enum DumpObstacle
{
    /// <summary>Nothing, or an empty folder.</summary>
    None,

    /// <summary>A dump, or a file.</summary>
    Dump,

    /// <summary>A folder that holds something else.</summary>
    Other,
}

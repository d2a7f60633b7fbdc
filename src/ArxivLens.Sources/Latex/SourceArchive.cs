using System.Formats.Tar;
using ArxivLens.Core;

namespace ArxivLens.Sources.Latex;

/// <summary>A file of a paper's source.</summary>
/// <param name="Name">Its name in the archive.</param>
/// <param name="Bytes">What it holds.</param>
internal sealed record SourcePart(string Name, byte[] Bytes);

/// <summary>
/// Reads the source of a paper as arXiv gives it: a tar archive, gzip or not, or a single file, gzip or not. Nothing is written to disk.
/// An archive that holds links or names that lead out of it is refused whole, as is one that unpacks to more than it may; archives in
/// it are not opened.
/// </summary>
internal static class SourceArchive
{
    /// <summary>Bytes of all files that are kept, of one of them, and that may be unpacked at all.</summary>
    public const long MostKept = 96_000_000;
    public const long MostUnpacked = 512_000_000;

    private const int MostFiles = 5_000;

    // TeX is packed to a quarter, pictures of nothing to a hundredth; what goes beyond that is made to fill disks.
    private const long MostRatio = 250;
    private const long FreeBytes = 20_000_000;
    private const int TarMark = 257;

    private static readonly string[] Kept = [".tex", ".bbl", ".bib", ".ltx", ".latex", ".txt", ""];

    /// <summary>Reads a file.</summary>
    /// <exception cref="SourceException">It is refused, or damaged.</exception>
    public static async Task<IReadOnlyList<SourcePart>> ReadAsync(Stream stream, string name, CancellationToken cancellationToken)
    {
        try
        {
            await using var input = await Lines.InputFile.FromAsync(name, stream, cancellationToken);
            await using var bounded = new UnpackedStream(input, name);
            var head = new byte[TarMark + 5];
            var length = await bounded.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
            await using var whole = new JoinedStream(head.AsMemory(0, length), bounded);
            var isTar = length == head.Length && head.AsSpan(TarMark).SequenceEqual("ustar"u8);
            return isTar ? await ReadTarAsync(whole, name, cancellationToken) : [await ReadOneAsync(whole, name, cancellationToken)];
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException or ArgumentException)
        {
            throw new SourceException($"{name}: the archive is damaged: {e.Message}", e);
        }
    }

    private static async Task<IReadOnlyList<SourcePart>> ReadTarAsync(Stream stream, string name, CancellationToken cancellationToken)
    {
        var parts = new List<SourcePart>();
        var kept = 0L;
        await using var tar = new TarReader(stream);
        for (var files = 0; await tar.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry; files++)
        {
            if (files >= MostFiles)
                throw new SourceException($"{name}: the archive holds more than {MostFiles:N0} files");
            Refuse(entry, name);
            if (entry.DataStream is null || !IsKept(entry.Name))
                continue;
            if (entry.Length > MostKept || (kept += entry.Length) > MostKept)
                throw new SourceException($"{name}: the TeX in the archive is larger than {MostKept / 1_000_000} MB");
            var bytes = new byte[entry.Length];
            await entry.DataStream.ReadExactlyAsync(bytes, cancellationToken);
            parts.Add(new SourcePart(entry.Name, bytes));
        }

        return parts;
    }

    // Nothing is written, so none of these could do harm here: what is made like this was made to harm, and is not to be believed.
    private static void Refuse(TarEntry entry, string name)
    {
        if (entry.EntryType is TarEntryType.SymbolicLink or TarEntryType.HardLink or TarEntryType.BlockDevice or TarEntryType.CharacterDevice or TarEntryType.Fifo)
            throw new SourceException($"{name}: the archive holds a link or a device ('{Shown(entry.Name)}') and is not read");
        var path = entry.Name.Replace('\\', '/');
        var isOutside = path.StartsWith('/') || path.Split('/').Contains("..") || (path.Length > 1 && path[1] == ':') || path.Contains('\0', StringComparison.Ordinal);
        if (isOutside)
            throw new SourceException($"{name}: the archive holds a name that leads out of it ('{Shown(entry.Name)}') and is not read");
    }

    private static async Task<SourcePart> ReadOneAsync(Stream stream, string name, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[65_536];
        while (await stream.ReadAsync(buffer, cancellationToken) is var read && read > 0)
        {
            if (bytes.Length + read > MostKept)
                throw new SourceException($"{name}: the file is larger than {MostKept / 1_000_000} MB");
            bytes.Write(buffer, 0, read);
        }

        return new SourcePart(name, bytes.ToArray());
    }

    private static bool IsKept(string name) => Kept.Contains(Path.GetExtension(name).ToLowerInvariant());

    private static string Shown(string name) => Lines.RecordStream.Printable(System.Text.Encoding.UTF8.GetBytes(name.Length > 100 ? name[..100] : name));

    /// <summary>Counts what is unpacked and stops before it is too much for what it was packed in.</summary>
    private sealed class UnpackedStream(Lines.InputFile input, string name) : ReadOnlyStream
    {
        private long unpacked;

        public override int Read(Span<byte> buffer) => Count(input.Content.Read(buffer));

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Count(await input.Content.ReadAsync(buffer, cancellationToken));

        private int Count(int read)
        {
            unpacked += read;
            if (unpacked > MostUnpacked)
                throw new SourceException($"{name}: it unpacks to more than {MostUnpacked / 1_000_000} MB");
            if (unpacked > FreeBytes && unpacked > input.BytesRead * MostRatio)
                throw new SourceException($"{name}: it unpacks to more than {MostRatio} times its size");
            return read;
        }
    }

    /// <summary>Gives back what was looked at first.</summary>
    private sealed class JoinedStream(ReadOnlyMemory<byte> head, Stream tail) : ReadOnlyStream
    {
        private ReadOnlyMemory<byte> rest = head;

        public override int Read(Span<byte> buffer)
        {
            if (rest.IsEmpty)
                return tail.Read(buffer);
            var length = Math.Min(buffer.Length, rest.Length);
            rest.Span[..length].CopyTo(buffer);
            rest = rest[length..];
            return length;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            rest.IsEmpty ? tail.ReadAsync(buffer, cancellationToken) : ValueTask.FromResult(Read(buffer.Span));
    }
}

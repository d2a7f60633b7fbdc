using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ArxivLens.Core.Library;

namespace ArxivLens.Core.Ingest;

/// <summary>
/// The file <c>rejected.jsonl</c>: every record that could not be used, one JSON object a line. It says of each input file what
/// its latest import rejected: an import first drops what an earlier one wrote of the same file name, then appends.
/// </summary>
public sealed class RejectedRecords(string path)
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Where it is.</summary>
    public string Path { get; } = path;

    /// <summary>Drops the entries of an input file, in one step and durably; does nothing when there are none.</summary>
    /// <param name="file">The name as in <see cref="Rejection.File"/>.</param>
    /// <param name="cancellationToken">Leaves everything as it was.</param>
    /// <exception cref="DataDirectoryException">The file cannot be read or written.</exception>
    public async Task ForgetAsync(string file, CancellationToken cancellationToken = default)
    {
        if (!File.Exists(Path))
            return;
        var rewritten = Path + ".new";
        try
        {
            if (await CopyOthersAsync(file, rewritten, cancellationToken))
                File.Move(rewritten, Path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(e);
        }
        finally
        {
            File.Delete(rewritten);
        }
    }

    /// <summary>Appends rejections and makes them durable; the file is made with the first.</summary>
    /// <exception cref="DataDirectoryException">The file cannot be written.</exception>
    public async Task AppendAsync(IReadOnlyList<Rejection> rejections, CancellationToken cancellationToken = default)
    {
        if (rejections.Count == 0)
            return;
        try
        {
            await using var file = PrivateFile.Open(Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            DropTornLine(file);
            await file.WriteAsync(Write(rejections), cancellationToken);
            file.Flush(flushToDisk: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(e);
        }
    }

    private DataDirectoryException CannotWrite(Exception e) => new($"'{Path}' cannot be written: {e.Message}", e);

    private async Task<bool> CopyOthersAsync(string file, string rewritten, CancellationToken cancellationToken)
    {
        var dropped = false;
        await using var copy = PrivateFile.Open(rewritten, FileMode.Create, FileAccess.Write, FileShare.None);
        await using var writer = new StreamWriter(copy) { NewLine = "\n" };
        await foreach (var line in File.ReadLinesAsync(Path, cancellationToken))
        {
            if (IsOf(file, line))
                dropped = true;
            else
                await writer.WriteLineAsync(line.AsMemory(), cancellationToken);
        }

        await writer.FlushAsync(cancellationToken);
        copy.Flush(flushToDisk: true);
        return dropped;
    }

    private static bool IsOf(string file, string line)
    {
        try
        {
            using var entry = JsonDocument.Parse(line);
            return entry.RootElement.ValueKind == JsonValueKind.Object
                && entry.RootElement.TryGetProperty("file", out var name)
                && name.ValueKind == JsonValueKind.String
                && name.GetString() == file;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // A process that was killed while appending may leave the beginning of a line; its import is run again and writes it whole.
    private static void DropTornLine(FileStream file)
    {
        var end = file.Length;
        while (end > 0)
        {
            file.Position = end - 1;
            if (file.ReadByte() == '\n')
                break;
            end--;
        }

        file.SetLength(end);
        file.Position = end;
    }

    private static ReadOnlyMemory<byte> Write(IReadOnlyList<Rejection> rejections)
    {
        var lines = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(lines, Readable);
        foreach (var rejection in rejections)
        {
            json.WriteStartObject();
            json.WriteString("file", WellFormed(rejection.File));
            json.WriteNumber("line", rejection.Line);
            json.WriteString("reason", WellFormed(rejection.Reason));
            json.WriteString("text", WellFormed(rejection.Text));
            json.WriteEndObject();
            json.Flush();
            json.Reset();
            lines.Write("\n"u8);
        }

        return lines.WrittenMemory;
    }

    // JSON in UTF-8 has no lone surrogates.
    private static string? WellFormed(string? text)
        => text is null ? null : string.Concat(text.EnumerateRunes());
}

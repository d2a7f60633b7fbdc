using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ArxivLens.Core.Library;

namespace ArxivLens.Core.Ingest;

/// <summary>
/// The file <c>rejected.jsonl</c>: every record that could not be used, one JSON object a line. It says of each input file what
/// its latest import rejected: an import first drops what an earlier one of the same kind wrote of the same file name, then
/// appends. What came by standard input is never dropped, since its name, <c>-</c>, does not tell one input from another.
/// </summary>
public sealed class RejectedRecords(string path)
{
    private const string StandardInput = "-";

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Where it is.</summary>
    public string Path { get; } = path;

    /// <summary>
    /// Drops the entries of an input file, in one step and durably; does nothing when there are none, nor for standard input.
    /// </summary>
    /// <param name="kind">The kind of import as in the log: <c>papers</c>, <c>works</c> or <c>citations</c>.</param>
    /// <param name="file">The name as in <see cref="Rejection.File"/>.</param>
    /// <param name="cancellationToken">Leaves everything as it was.</param>
    /// <exception cref="DataDirectoryException">The file cannot be read or written.</exception>
    public async Task ForgetAsync(string kind, string file, CancellationToken cancellationToken = default)
    {
        if (file == StandardInput || !File.Exists(Path))
            return;
        var rewritten = Path + ".new";
        try
        {
            if (await CopyOthersAsync(kind, file, rewritten, cancellationToken))
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
    /// <param name="kind">The kind of import, as for <see cref="ForgetAsync"/>.</param>
    /// <param name="rejections">What was rejected, in order.</param>
    /// <param name="cancellationToken">Leaves at most a torn line, which the next append drops.</param>
    /// <exception cref="DataDirectoryException">The file cannot be written.</exception>
    public async Task AppendAsync(
        string kind, IReadOnlyList<Rejection> rejections, CancellationToken cancellationToken = default)
    {
        if (rejections.Count == 0)
            return;
        try
        {
            await using var file = PrivateFile.Open(Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            DropTornLine(file);
            await file.WriteAsync(Write(kind, rejections), cancellationToken);
            file.Flush(flushToDisk: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(e);
        }
    }

    private DataDirectoryException CannotWrite(Exception e) => new($"'{Path}' cannot be written: {e.Message}", e);

    private async Task<bool> CopyOthersAsync(
        string kind, string file, string rewritten, CancellationToken cancellationToken)
    {
        var dropped = false;
        await using var copy = PrivateFile.Open(rewritten, FileMode.Create, FileAccess.Write, FileShare.None);
        await using var writer = new StreamWriter(copy) { NewLine = "\n" };
        await foreach (var line in File.ReadLinesAsync(Path, cancellationToken))
        {
            if (IsOf(kind, file, line))
                dropped = true;
            else
                await writer.WriteLineAsync(line.AsMemory(), cancellationToken);
        }

        await writer.FlushAsync(cancellationToken);
        copy.Flush(flushToDisk: true);
        return dropped;
    }

    private static bool IsOf(string kind, string file, string line)
    {
        try
        {
            using var entry = JsonDocument.Parse(line);
            return Holds(entry.RootElement, "kind", kind) && Holds(entry.RootElement, "file", file);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not a line of ours: no JSON, or JSON with half a character in it. It stays.
            return false;
        }
    }

    private static bool Holds(JsonElement entry, string name, string text) =>
        entry.ValueKind == JsonValueKind.Object
        && entry.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.ValueEquals(WellFormed(text));

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

    private static ReadOnlyMemory<byte> Write(string kind, IReadOnlyList<Rejection> rejections)
    {
        var lines = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(lines, Readable);
        foreach (var rejection in rejections)
        {
            json.WriteStartObject();
            json.WriteString("kind", kind);
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

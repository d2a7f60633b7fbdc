using System.IO.Compression;
using ArxivLens.Core;

namespace ArxivLens.Sources.Lines;

/// <summary>Opens an input when its reading begins.</summary>
internal delegate Task<InputFile> InputOpener(CancellationToken cancellationToken);

/// <summary>An input file or standard input, unpacked when its first bytes are those of gzip, whatever its name.</summary>
internal sealed class InputFile : IAsyncDisposable
{
    /// <summary>The name that stands for standard input.</summary>
    public const string StandardInput = "-";

    private readonly CountingStream raw;

    private InputFile(string name, CountingStream raw, Stream content, long? length, bool isArchive)
    {
        Name = name;
        this.raw = raw;
        Content = content;
        Length = length;
        IsArchive = isArchive;
    }

    /// <summary>The name as given.</summary>
    public string Name { get; }

    /// <summary>What it holds, unpacked.</summary>
    public Stream Content { get; private set; }

    /// <summary>Its size in bytes before unpacking; <c>null</c> when unknown.</summary>
    public long? Length { get; }

    /// <summary>Whether it is a gzip archive.</summary>
    public bool IsArchive { get; }

    /// <summary>Bytes read so far before unpacking.</summary>
    public long BytesRead => raw.BytesRead;

    /// <summary>Whether all of it was read; an archive that fails then is cut off, else damaged.</summary>
    public bool IsAtEnd => raw.IsAtEnd;

    /// <summary>Opens a file, or standard input for <c>-</c>.</summary>
    public static InputOpener At(string path) => cancellationToken => OpenAsync(path, cancellationToken);

    /// <summary>Takes an open stream, which it then owns.</summary>
    public static InputOpener Of(Stream stream, string name) => cancellationToken => FromAsync(name, stream, cancellationToken);

    /// <exception cref="SourceException">It is missing or cannot be opened.</exception>
    public static async Task<InputFile> OpenAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            if (path.Length == 0)
                throw new SourceException("a file name is empty");
            if (Directory.Exists(path))
                throw new SourceException($"{path}: is a folder, not a file");
            var stream = path == StandardInput ? Console.OpenStandardInput() : OpenFile(path);
            return await FromAsync(path, stream, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            var isMissing = e is FileNotFoundException or DirectoryNotFoundException;
            throw new SourceException($"{path}: {(isMissing ? "no such file" : e.Message)}", e);
        }
    }

    /// <summary>Reads from a stream, which it then owns.</summary>
    public static async Task<InputFile> FromAsync(string name, Stream stream, CancellationToken cancellationToken)
    {
        var raw = new CountingStream(stream);
        var beginning = await raw.PeekAsync(2, cancellationToken);
        var isArchive = beginning.Span.SequenceEqual((ReadOnlySpan<byte>)[0x1f, 0x8b]);
        Stream content = isArchive ? new GZipStream(raw, CompressionMode.Decompress) : raw;
        return new InputFile(name, raw, content, stream.CanSeek ? stream.Length : null, isArchive);
    }

    /// <summary>Unpacks on a thread of its own from now on; for files of many millions of lines.</summary>
    public void ReadAhead() => Content = new AheadStream(Content);

    public ValueTask DisposeAsync() => Content.DisposeAsync();

    private static FileStream OpenFile(string path) => new(path, new FileStreamOptions
    {
        Mode = FileMode.Open,
        Access = FileAccess.Read,
        Share = FileShare.ReadWrite | FileShare.Delete,
        Options = FileOptions.SequentialScan,
        BufferSize = 0,
    });
}

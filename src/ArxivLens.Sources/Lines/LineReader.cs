using ArxivLens.Core;

namespace ArxivLens.Sources.Lines;

/// <summary>
/// Cuts a file into lines of bytes without holding more than one: a line over the limit is skipped as it comes. Line ends are
/// LF or CRLF; a byte order mark at the beginning and lines of white space are left out.
/// </summary>
internal sealed class LineReader(InputFile file, int longestLine = LineReader.LongestLine)
{
    /// <summary>Longest line that is read, in bytes. The longest record of arXiv's snapshot has about 60,000.</summary>
    public const int LongestLine = 8 * 1024 * 1024;

    private const int LongestMark = 3;
    private const int FirstBuffer = 256 * 1024;

    // As much of a line that is too long as a report shows
    private const int Beginning = 4_000;

    private byte[] buffer = new byte[FirstBuffer];
    private int start;
    private int scanned;
    private int end;
    private long number;
    private bool isSkipping;
    private bool isFirstRead = true;
    private bool isAtEnd;

    /// <summary>Why the rest of the file cannot be read; <c>null</c> while it can.</summary>
    public string? Failure { get; private set; }

    /// <summary>Reads on until <see cref="TryTake"/> has something to give.</summary>
    /// <returns><c>false</c> at the end.</returns>
    /// <exception cref="SourceException">The file cannot be read any more.</exception>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (isAtEnd)
            return false;
        MakeRoom();
        do
        {
            var read = await ReadAsync(cancellationToken);
            end += read;
            isAtEnd = read == 0;
        }
        while (isFirstRead && end < LongestMark && !isAtEnd);
        if (isFirstRead)
            SkipMark();
        isFirstRead = false;
        return true;
    }

    /// <summary>Takes the next line; its bytes are good until the next call.</summary>
    public bool TryTake(out Line line)
    {
        while (TryTakeAny(out line))
        {
            if (line.IsTooLong || line.Bytes.Span.ContainsAnyExcept(" \t\r"u8))
                return true;
        }

        return false;
    }

    private bool TryTakeAny(out Line line)
    {
        var at = buffer.AsSpan(scanned, end - scanned).IndexOf((byte)'\n');
        if (at < 0)
        {
            scanned = end;
            return TryTakeUnended(out line);
        }

        line = Take(scanned + at);
        start = scanned = scanned + at + 1;
        isSkipping = false;
        return true;
    }

    /// <summary>What stands at the end without a line end, or how a line that is too long begins.</summary>
    private bool TryTakeUnended(out Line line)
    {
        line = default;
        if (!isAtEnd || (start == end && !isSkipping) || Failure is not null)
            return false;
        line = Take(end);
        start = scanned = end;
        isSkipping = false;
        return true;
    }

    private Line Take(int lineEnd)
    {
        var length = lineEnd - start;
        var isTooLong = isSkipping || length > longestLine;
        if (!isTooLong && length > 0 && buffer[lineEnd - 1] == '\r')
            length--;
        var bytes = buffer.AsMemory(start, isTooLong ? Math.Min(length, Beginning) : length);
        return new Line(++number, bytes, isTooLong, file.BytesRead);
    }

    /// <summary>The line under way moves to the front; of one that is too long only the beginning stays.</summary>
    private void MakeRoom()
    {
        var length = end - start;
        if (start > 0)
            buffer.AsSpan(start, length).CopyTo(buffer);
        if (length > longestLine || isSkipping)
        {
            isSkipping = true;
            length = Math.Min(length, Beginning);
        }

        start = 0;
        end = scanned = length;
        if (length > buffer.Length / 2)
            Array.Resize(ref buffer, buffer.Length * 2);
    }

    private async ValueTask<int> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await file.Content.ReadAsync(buffer.AsMemory(end), cancellationToken);
        }
        catch (InvalidDataException)
        {
            Failure = file.IsAtEnd ? "the gzip archive is cut off" : "the gzip archive is damaged";
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException($"{file.Name}: {e.Message}", e);
        }
    }

    private void SkipMark()
    {
        var beginning = buffer.AsSpan(0, end);
        if (beginning.StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]))
            start = scanned = LongestMark;
        else if (beginning.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]) || beginning.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff]))
            throw new SourceException($"{file.Name}: is UTF-16; save it as UTF-8");
    }

    /// <summary>What stands unread when the archive failed, and the line it would have been.</summary>
    public Line TakeRest() => new(number + 1, buffer.AsMemory(start, Math.Min(end - start, Beginning)), false, file.BytesRead);
}

/// <summary>A line of a file.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Bytes">Its bytes without the line end; of one that is too long the beginning.</param>
/// <param name="IsTooLong">Whether it was over the limit.</param>
/// <param name="BytesRead">Bytes of the file read with it, before unpacking.</param>
internal readonly record struct Line(long Number, ReadOnlyMemory<byte> Bytes, bool IsTooLong, long BytesRead);

namespace ArxivLens.Sources.Lines;

/// <summary>A read-only stream that counts what was read from it and gives back the bytes somebody looked at first.</summary>
internal sealed class CountingStream(Stream inner) : Stream
{
    private ReadOnlyMemory<byte> peeked;

    /// <summary>Bytes read so far, those looked at included.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Whether the end was reached.</summary>
    public bool IsAtEnd { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The first bytes, fewer when the stream is shorter; they are read again afterwards.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> PeekAsync(int count, CancellationToken cancellationToken)
    {
        var buffer = new byte[count];
        var length = await inner.ReadAtLeastAsync(buffer, count, throwOnEndOfStream: false, cancellationToken);
        BytesRead += length;
        peeked = buffer.AsMemory(0, length);
        return peeked;
    }

    public override int Read(Span<byte> buffer)
    {
        var taken = TakePeeked(buffer);
        return taken > 0 ? taken : Count(inner.Read(buffer), buffer.Length);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var taken = TakePeeked(buffer.Span);
        return taken > 0 ? taken : Count(await inner.ReadAsync(buffer, cancellationToken), buffer.Length);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private int TakePeeked(Span<byte> buffer)
    {
        var length = Math.Min(peeked.Length, buffer.Length);
        peeked.Span[..length].CopyTo(buffer);
        peeked = peeked[length..];
        return length;
    }

    private int Count(int read, int asked)
    {
        BytesRead += read;
        IsAtEnd |= read == 0 && asked > 0;
        return read;
    }
}

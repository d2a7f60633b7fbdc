using System.Threading.Channels;

namespace ArxivLens.Sources.Lines;

/// <summary>
/// Reads another stream on a thread of its own, at most <see cref="Blocks"/> blocks ahead, so that unpacking an archive and reading
/// its lines share two cores. What the other stream throws comes after all that it gave before.
/// </summary>
internal sealed class AheadStream : Stream
{
    private const int Blocks = 4;
    private const int BlockLength = 256 * 1024;

    private readonly Stream inner;
    private readonly CancellationTokenSource stop = new();
    private readonly Channel<Block> full = Channel.CreateBounded<Block>(
        new BoundedChannelOptions(Blocks) { SingleReader = true, SingleWriter = true });

    private readonly Channel<byte[]> empty = Channel.CreateUnbounded<byte[]>();
    private readonly Task reading;
    private Block current;
    private int taken;

    public AheadStream(Stream inner)
    {
        this.inner = inner;
        reading = Task.Run(() => FillAsync(stop.Token), CancellationToken.None);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (taken == current.Length && !await TakeBlockAsync(cancellationToken))
            return 0;
        var length = Math.Min(buffer.Length, current.Length - taken);
        current.Bytes.AsMemory(taken, length).CopyTo(buffer);
        taken += length;
        return length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await inner.DisposeAsync();
        stop.Dispose();
        await base.DisposeAsync();
    }

    private async ValueTask<bool> TakeBlockAsync(CancellationToken cancellationToken)
    {
        if (current.Bytes is { } used)
            empty.Writer.TryWrite(used);
        (current, taken) = (default, 0);
        if (await full.Reader.WaitToReadAsync(cancellationToken))
            return full.Reader.TryRead(out current);

        // Throws what ended it early, when everything before that was read.
        await reading;
        return false;
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var bytes = empty.Reader.TryRead(out var used) ? used : new byte[BlockLength];
                var length = await inner.ReadAsync(bytes, cancellationToken);
                if (length == 0)
                    break;
                await full.Writer.WriteAsync(new Block(bytes, length), cancellationToken);
            }
        }
        finally
        {
            full.Writer.Complete();
        }
    }

    private readonly record struct Block(byte[] Bytes, int Length);
}

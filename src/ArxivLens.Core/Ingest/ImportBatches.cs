using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace ArxivLens.Core.Ingest;

/// <summary>Some records of an input that are saved together.</summary>
internal sealed class ImportBatch<T>
{
    /// <summary>The usable records in order.</summary>
    public List<T> Records { get; } = [];

    /// <summary>The others.</summary>
    public List<Rejection> Rejections { get; } = [];

    /// <summary>The files they stand in.</summary>
    public HashSet<string> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>About how many characters they hold.</summary>
    public long Characters { get; private set; }

    /// <summary>How far the input was read with the last of them.</summary>
    public ImportProgress Progress { get; private set; }

    /// <summary>Takes a record in.</summary>
    public void Add(SourceRecord<T> record, Func<T, int> lengthOf)
    {
        Files.Add(record.File);
        Progress = record.Progress;
        if (record is { Reason: null, Value: { } value })
        {
            Records.Add(value);
            Characters += lengthOf(value);
            return;
        }

        Rejections.Add(new Rejection(record.File, record.Line, record.Reason ?? "empty record", record.Text));
        Characters += record.Text?.Length ?? 0;
    }
}

/// <summary>Gathers records into batches, reading one batch ahead of the saving on another thread.</summary>
/// <param name="records">The records in order.</param>
/// <param name="mostRecords">Records in a batch.</param>
/// <param name="mostCharacters">Characters in a batch, as <paramref name="lengthOf"/> counts them; the last record may exceed
/// it.</param>
/// <param name="lengthOf">About how many characters a record holds.</param>
internal sealed class ImportBatches<T>(
    IAsyncEnumerable<SourceRecord<T>> records, int mostRecords, int mostCharacters, Func<T, int> lengthOf)
{
    /// <summary>Reads the batches; a failure of the input comes after the batches before it.</summary>
    public async IAsyncEnumerable<ImportBatch<T>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var channel = Channel.CreateBounded<ImportBatch<T>>(
            new BoundedChannelOptions(1) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => FillAsync(channel.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in channel.Reader.ReadAllAsync(cancellationToken))
                yield return batch;
            await reading;
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task FillAsync(ChannelWriter<ImportBatch<T>> batches, CancellationToken cancellationToken)
    {
        try
        {
            await GatherAsync(batches, cancellationToken);
        }
        finally
        {
            batches.Complete();
        }
    }

    private async Task GatherAsync(ChannelWriter<ImportBatch<T>> batches, CancellationToken cancellationToken)
    {
        var batch = new ImportBatch<T>();
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            batch.Add(record, lengthOf);
            if (batch.Records.Count + batch.Rejections.Count < mostRecords && batch.Characters < mostCharacters)
                continue;
            await batches.WriteAsync(batch, cancellationToken);
            batch = new ImportBatch<T>();
        }

        if (batch.Files.Count > 0)
            await batches.WriteAsync(batch, cancellationToken);
    }
}

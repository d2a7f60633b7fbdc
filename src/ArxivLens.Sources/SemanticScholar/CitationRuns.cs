using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Ingest;

namespace ArxivLens.Sources.SemanticScholar;

/// <summary>
/// Reads citations in long runs, each sorted as the library keeps them, while the run before is saved. A dump names works in no order:
/// saved as they come, each batch of citations would touch every page of the table.
/// </summary>
/// <param name="rows">The rows.</param>
/// <param name="mostBytes">About how many bytes a run takes; two are held at a time.</param>
internal sealed class CitationRuns(IAsyncEnumerable<SourceRecord<DumpCitation>> rows, int mostBytes = CitationRuns.MostBytes)
{
    /// <summary>About how many bytes a run takes: one to two million citations.</summary>
    public const int MostBytes = 128_000_000;

    /// <summary>Reads them; what cannot be read stands before the run it was found in. A failure of the input comes last.</summary>
    public async IAsyncEnumerable<SourceRecord<Citation>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var source = rows.GetAsyncEnumerator(stop.Token);
        var (filling, next) = (new Run(mostBytes), new Run(mostBytes));
        var reading = StartFilling(source, filling);
        try
        {
            for (var isLast = false; !isLast; (filling, next) = (next, filling))
            {
                isLast = await reading;
                if (!isLast)
                    reading = StartFilling(source, next);
                filling.Sort();
                foreach (var rejected in filling.Rejected)
                    yield return rejected;
                foreach (var row in filling.Rows)
                    yield return filling.Last with { Value = row.Citation };
                filling.Failure?.Throw();
                filling.Clear();
            }
        }
        finally
        {
            await stop.CancelAsync();
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await source.DisposeAsync();
        }
    }

    private Task<bool> StartFilling(IAsyncEnumerator<SourceRecord<DumpCitation>> source, Run run) =>
        Task.Run(() => FillAsync(source, run), CancellationToken.None);

    private async Task<bool> FillAsync(IAsyncEnumerator<SourceRecord<DumpCitation>> source, Run run)
    {
        try
        {
            while (run.Bytes < mostBytes)
            {
                if (!await source.MoveNextAsync())
                    return true;
                run.Add(source.Current);
            }

            return false;
        }
        catch (Core.SourceException e)
        {
            run.Failure = System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(e);
            return true;
        }
    }

    /// <summary>One run.</summary>
    private sealed class Run(int mostBytes)
    {
        private const int FirstRows = 1_024;
        private readonly int _mostRows = (mostBytes / DumpCitation.BytesOfRow) + 1;

        public List<DumpCitation> Rows { get; } = [];

        public List<SourceRecord<Citation>> Rejected { get; } = [];

        public long Bytes { get; private set; }

        /// <summary>File and progress of the row that was read last.</summary>
        public SourceRecord<Citation> Last { get; private set; }

        /// <summary>Why the input ended early.</summary>
        public System.Runtime.ExceptionServices.ExceptionDispatchInfo? Failure { get; set; }

        public void Add(in SourceRecord<DumpCitation> row)
        {
            var record = new SourceRecord<Citation>(row.File, row.Line, row.Value.Citation, row.Reason, row.Text, row.Progress);
            if (row.Reason is null)
            {
                Last = record;
                MakeRoom();
                Rows.Add(row.Value);
                Bytes += row.Value.Bytes;
            }
            else
            {
                Rejected.Add(record);
                Bytes += 256 + (2L * (row.Text?.Length ?? 0));
            }
        }

        // A list that doubles would end with up to twice the room it needs.
        private void MakeRoom()
        {
            if (Rows.Count == Rows.Capacity)
                Rows.Capacity = Math.Max(Rows.Count + 1, Math.Min(_mostRows, Math.Max(FirstRows, Rows.Count * 2)));
        }

        public void Sort() => CollectionsMarshal.AsSpan(Rows).Sort();

        public void Clear()
        {
            Rows.Clear();
            Rejected.Clear();
            Bytes = 0;
        }
    }
}

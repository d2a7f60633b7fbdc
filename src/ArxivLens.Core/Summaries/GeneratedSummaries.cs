using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Summaries;

/// <summary>
/// The summaries that a model wrote, checked, for the works that readers looked at; and the works whose turn is yet to come. A
/// reader never waits: what is not there yet is asked for and shown at a later visit. All of it is in memory and ends with the
/// process.
/// </summary>
/// <param name="writer">The model, or <c>null</c>: then nothing is ever asked or found.</param>
/// <param name="clock">Says when a summary was written.</param>
public sealed class GeneratedSummaries(ISummaryWriter? writer, TimeProvider clock)
{
    /// <summary>Works that wait for their turn at once; more are turned away until their next reader.</summary>
    public const int MostWaiting = 32;

    /// <summary>Works whose summary, or the knowledge that there is none, is kept; then the oldest goes.</summary>
    public const int MostKept = 2000;

    /// <summary>Failures after which nobody is told to wait for the model any more.</summary>
    public const int MostFailures = 3;

    private readonly Channel<Work> _waiting = Channel.CreateBounded<Work>(MostWaiting);
    private readonly Dictionary<WorkKey, DateTimeOffset> _underway = [];
    private readonly Dictionary<WorkKey, int> _failures = [];
    private readonly Dictionary<WorkKey, Kept> _kept = [];
    private readonly Queue<WorkKey> _order = [];
    private readonly Lock _lock = new();
    private long _revision;

    /// <summary>Whether there is a model.</summary>
    public bool IsOn => writer is not null;

    /// <summary>Rises with every summary that is kept, and with the knowledge that there is none.</summary>
    public long Revision => Interlocked.Read(ref _revision);

    /// <summary>How many works are in line.</summary>
    public int Waiting => _waiting.Reader.Count;

    /// <summary>
    /// Finds the summary of a work as it stands now; <c>null</c> when there is none. One that was never asked for is put in line,
    /// once however many readers come; one whose abstract changed is forgotten and put in line anew.
    /// </summary>
    public GeneratedSummary? Find(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (writer is null || work.Abstract.Length == 0) return null;
        var hash = HashOf(work);
        lock (_lock)
        {
            if (_kept.TryGetValue(work.Key, out var kept) && kept.Hash == hash) return kept.Summary;
            PutInLine(work);
        }

        return null;
    }

    /// <summary>Finds the summary of a work as it stands now without asking for one.</summary>
    public GeneratedSummary? FindKept(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (writer is null || work.Abstract.Length == 0) return null;
        var hash = HashOf(work);
        lock (_lock) return _kept.TryGetValue(work.Key, out var kept) && kept.Hash == hash ? kept.Summary : null;
    }

    /// <summary>
    /// How far the model is with a work, which is put in line where it was not; <c>null</c> when nothing is awaited of it: there is
    /// no model, it has answered, it failed <see cref="MostFailures"/> times, or there is no room in the line.
    /// </summary>
    public SummaryProgress? Await(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (writer is null || work.Abstract.Length == 0) return null;
        var hash = HashOf(work);
        lock (_lock)
        {
            var failures = _failures.GetValueOrDefault(work.Key);
            if (failures >= MostFailures || (_kept.TryGetValue(work.Key, out var kept) && kept.Hash == hash)) return null;
            PutInLine(work);
            return _underway.TryGetValue(work.Key, out var since) ? new SummaryProgress(failures, since) : null;
        }
    }

    /// <summary>Waits for the next work in line, asks the model and keeps what stands the check. One call at a time.</summary>
    /// <exception cref="InvalidOperationException">There is no model.</exception>
    public async Task<SummaryTurn> WriteNextAsync(CancellationToken cancellationToken)
    {
        if (writer is null) throw new InvalidOperationException("There is no model to ask.");
        var work = await _waiting.Reader.ReadAsync(cancellationToken);
        try
        {
            var written = await writer.WriteAsync(work.Title, work.Abstract, cancellationToken);
            if (written.Outcome == SummaryWriting.Written) return Judge(work, written.Text, writer.Model);
            CountFailure(work);
            return new SummaryTurn(work.Key, SummaryTurnKind.Failed, written.Detail);
        }
        finally
        {
            lock (_lock) _underway.Remove(work.Key);
        }
    }

    // Within the lock.
    private void PutInLine(Work work)
    {
        if (_underway.TryAdd(work.Key, clock.GetUtcNow()) && !_waiting.Writer.TryWrite(work)) _underway.Remove(work.Key);
    }

    private void CountFailure(Work work)
    {
        lock (_lock)
        {
            if (_failures.Count >= MostKept) _failures.Clear();
            _failures[work.Key] = _failures.GetValueOrDefault(work.Key) + 1;
        }
    }

    private SummaryTurn Judge(Work work, string text, string model)
    {
        var shape = GeneratedSummaryText.Read(text);
        var report = shape.Fault is { } fault
            ? new SupportReport([], fault)
            : SupportCheck.Check(work.Title, work.Abstract, shape.Sentences);
        // That there is none is kept too: the same question at temperature 0 would get the same answer.
        Keep(work, report.IsSupported ? new GeneratedSummary(report.Sentences, model, clock.GetUtcNow()) : null);
        return report.IsSupported
            ? new SummaryTurn(work.Key, SummaryTurnKind.Kept, "")
            : new SummaryTurn(work.Key, SummaryTurnKind.Dropped, report.Fault!);
    }

    private void Keep(Work work, GeneratedSummary? summary)
    {
        lock (_lock)
        {
            if (!_kept.ContainsKey(work.Key)) _order.Enqueue(work.Key);
            _failures.Remove(work.Key);
            _kept[work.Key] = new Kept(HashOf(work), summary);
            if (_order.Count > MostKept) _kept.Remove(_order.Dequeue());
        }

        Interlocked.Increment(ref _revision);
    }

    private static string HashOf(Work work) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{work.Title}\n\n{work.Abstract}")));

    private readonly record struct Kept(string Hash, GeneratedSummary? Summary);
}

/// <summary>How far the model is with a work.</summary>
/// <param name="Failures">How often it did not answer.</param>
/// <param name="Since">Since when the work is in line.</param>
public readonly record struct SummaryProgress(int Failures, DateTimeOffset Since);

/// <summary>What came of one work's turn.</summary>
/// <param name="Key">The work.</param>
/// <param name="Kind">What came of it.</param>
/// <param name="Detail">Why nothing did, for the log; empty when a summary is kept.</param>
public sealed record SummaryTurn(WorkKey Key, SummaryTurnKind Kind, string Detail);

/// <summary>What can come of asking a model for a summary.</summary>
public enum SummaryTurnKind
{
    /// <summary>A summary that the abstract supports; it is shown from now on.</summary>
    Kept,

    /// <summary>One that is none, or that the abstract does not support; ours is shown, and it is not asked for again.</summary>
    Dropped,

    /// <summary>No answer; the next reader asks again.</summary>
    Failed,
}

using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;

namespace ArxivLens.Web.Tests.Network;

/// <summary>A store of works whose answers wait at a gate, so that a test says when a picture goes on.</summary>
internal sealed class GatedWorks(IWorkStore works) : IWorkStore
{
    private readonly TaskCompletionSource _reached = NewSignal();
    private readonly TaskCompletionSource _stopped = NewSignal();
    private volatile TaskCompletionSource _gate = OpenGate();

    /// <summary>Ends when somebody has come to the gate.</summary>
    public Task IsReached => _reached.Task;

    /// <summary>Ends when somebody who waited at the gate was cancelled.</summary>
    public Task IsStopped => _stopped.Task;

    public void Close() => _gate = NewSignal();

    public void Open()
    {
        var gate = _gate;
        _gate = OpenGate();
        gate.TrySetResult();
    }

    /// <summary>Whoever waits, or comes before the gate opens, gets an error.</summary>
    public void Fail() => _gate.SetException(new InvalidDataException("As a damaged file has it."));

    public Task<Work?> FindAsync(WorkKey key, CancellationToken cancellationToken = default) => works.FindAsync(key, cancellationToken);

    public async Task<IReadOnlyList<Work?>> FindAsync(IReadOnlyList<WorkKey> keys, CancellationToken cancellationToken = default)
    {
        try
        {
            _reached.TrySetResult();
            await _gate.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            _stopped.TrySetResult();
            throw;
        }

        return await works.FindAsync(keys, cancellationToken);
    }

    public Task<IReadOnlyList<VersionText>> FindTextsAsync(WorkKey key, CancellationToken cancellationToken = default)
        => works.FindTextsAsync(key, cancellationToken);

    public IAsyncEnumerable<StoredWork> ReadAllAsync(CancellationToken cancellationToken = default) => works.ReadAllAsync(cancellationToken);

    public IAsyncEnumerable<WorkName> ReadNamesAsync(CancellationToken cancellationToken = default) =>
        works.ReadNamesAsync(cancellationToken);

    public Task<IReadOnlyList<PaperPart>> ListPartsAsync(CancellationToken cancellationToken = default) => works.ListPartsAsync(cancellationToken);

    public Task<IReadOnlyList<PaperChange>> ReadPartAsync(string part, CancellationToken cancellationToken = default)
        => works.ReadPartAsync(part, cancellationToken);

    public Task<RecordOrigin?> FindRecordOriginAsync(WorkKey key, CancellationToken cancellationToken = default)
        => works.FindRecordOriginAsync(key, cancellationToken);

    public Task<IReadOnlyList<SaveOutcome>> SaveAsync(
        IReadOnlyList<Work> saved, long import = 0, CancellationToken cancellationToken = default)
        => works.SaveAsync(saved, import, cancellationToken);

    public Task<int> AffirmAsync(IReadOnlyList<Work> given, long import = 0, CancellationToken cancellationToken = default)
        => works.AffirmAsync(given, import, cancellationToken);

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static TaskCompletionSource OpenGate()
    {
        var gate = new TaskCompletionSource();
        gate.SetResult();
        return gate;
    }
}

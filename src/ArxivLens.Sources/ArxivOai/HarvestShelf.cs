using ArxivLens.Core.Ingest;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;

namespace ArxivLens.Sources.ArxivOai;

/// <summary>Which part of which source a harvest is of.</summary>
/// <param name="Source">The source's name.</param>
/// <param name="Name">The set, and the server where it is not arXiv's.</param>
internal sealed record HarvestScope(string Source, string Name);

/// <summary>Takes pages into the library, and keeps how far that has come.</summary>
/// <param name="run">The run they belong to.</param>
/// <param name="state">How it stood.</param>
/// <param name="file">What stands for it among rejected records.</param>
/// <param name="clock">The clock.</param>
/// <param name="progress">Told after each page.</param>
/// <param name="saving">Ends the saving of a page, when somebody who stops it has waited for that.</param>
internal sealed class HarvestShelf(
    SourceRun run,
    SourceState state,
    string file,
    TimeProvider clock,
    IProgress<HarvestProgress>? progress,
    CancellationToken saving)
{
    private SourceState _state = state;
    private long _records;

    /// <summary>How far it has come.</summary>
    public HarvestPosition Position { get; private set; } = HarvestPosition.Read(state.Position);

    /// <summary>Pages that were taken in.</summary>
    public int Pages { get; private set; }

    /// <summary>Takes a page in and then keeps where to go on.</summary>
    public async Task TakeAsync(OaiAnswer page, HarvestPosition position, HarvestList list)
    {
        var works = page.Records.Select(record => record.Work).OfType<Work>().ToList();
        var rejected = page.Records.Index().Where(one => one.Item.Work is null);
        var batch = new SourceBatch
        {
            Works = works,
            Present = works.FindAll(work => work.Deleted is null),
            Rejections = [.. rejected.Select(one => Reject(one.Item, _records + one.Index + 1))],
        };
        await SaveAsync(batch, position, _state with { Attempted = clock.GetUtcNow() });
        _records += page.Records.Count;
        Pages++;
        progress?.Report(new HarvestProgress(_records, Pages, list.Reached, list.Size));
    }

    /// <summary>Keeps where to go on.</summary>
    public Task KeepAsync(HarvestPosition position) => SaveAsync(new SourceBatch(), position, _state with { Attempted = clock.GetUtcNow() });

    /// <summary>Keeps that all is taken in.</summary>
    public Task EndAsync(HarvestPosition position) =>
        SaveAsync(new SourceBatch(), position, _state.Succeed(clock.GetUtcNow(), position.Write()));

    /// <summary>Keeps that it cannot go on now.</summary>
    public Task FailAsync(string failure, DateTimeOffset? retry) =>
        SaveAsync(new SourceBatch(), Position, _state.Fail(clock.GetUtcNow(), failure, retry));

    private async Task SaveAsync(SourceBatch batch, HarvestPosition position, SourceState state)
    {
        var written = state with { Position = position.Write() };
        await run.SaveAsync(batch with { State = written }, saving);
        (Position, _state) = (position, written);
    }

    private Rejection Reject(OaiRecord record, long place) => new(
        file, place, record.Identifier.Length == 0 ? record.Reason! : $"{record.Identifier}: {record.Reason}", record.Text);
}

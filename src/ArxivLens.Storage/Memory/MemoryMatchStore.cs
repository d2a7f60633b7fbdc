using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Memory;

/// <summary>What rules go by, in memory.</summary>
internal sealed class MemoryMatchStore(MemoryContent content) : IMatchStore
{
    private readonly Dictionary<long, MatchMarks> _marks = [];

    public Task<long> CountWaitingAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
            return Task.FromResult((long)Waiting().Count());
    }

    public Task<IReadOnlyList<MatchRecord>> ReadWaitingAsync(long after, int limit, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            return Task.FromResult<IReadOnlyList<MatchRecord>>(
                [.. Waiting().Where(stored => stored.Number > after).OrderBy(stored => stored.Number).Take(limit).Select(RecordOf).Select(record => record with { Elsewhere = ElsewhereOf(record) })]);
        }
    }

    public Task StartAgainAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
            content.Unmatched.UnionWith(content.Works.Values.Select(stored => stored.Number));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<MatchGroup>> EnterAsync(
        IReadOnlyList<MatchMarks> marks, int largest, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            var touched = marks.Concat(marks.Select(one => _marks.GetValueOrDefault(one.Work))).ToList();
            foreach (var one in marks)
                _marks[one.Work] = one;
            return Task.FromResult<IReadOnlyList<MatchGroup>>(
            [
                .. touched.Select(one => one.Doi).OfType<long>().Distinct().Order().Select(mark => GroupOf(true, one => one.Doi == mark, largest)),
                .. touched.Select(one => one.Title).OfType<long>().Distinct().Order().Select(mark => GroupOf(false, one => one.Title == mark, largest)),
            ]);
        }
    }

    public Task<IReadOnlyList<Merge>> ReadMergesAsync(IReadOnlyList<WorkKey> works, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            return Task.FromResult<IReadOnlyList<Merge>>([.. content.ReadMerges().Where(
                merge => merge.End is null && (works.Contains(merge.Member) || works.Contains(merge.Twin)))]);
        }
    }

    public Task<IReadOnlyList<MergeOutcome>> SettleAsync(
        MatchFindings findings, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            var rows = new MemoryMergeRows(findings.IsTrial ? content.ForTrial() : content);
            var outcomes = MatchSettlement.Run(rows, new MergeWriter(rows, at), findings, cancellationToken);
            if (!findings.IsTrial)
                content.Unmatched.ExceptWith(findings.Looked);
            return Task.FromResult<IReadOnlyList<MergeOutcome>>(outcomes);
        }
    }

    private MatchGroup GroupOf(bool isDoi, Func<MatchMarks, bool> has, int largest)
    {
        var works = content.Works.Values.Where(stored => _marks.TryGetValue(stored.Number, out var marks) && has(marks))
            .OrderBy(stored => stored.Number).Select(RecordOf).ToList();
        return new MatchGroup(isDoi, [.. works.Take(largest)], works.Count > largest);
    }

    private List<WorkKey> ElsewhereOf(MatchRecord record) =>
    [
        .. content.Ids.Where(one => one.Key.Scheme is "doi" or "arxiv")
            .Select(one => (Named: WorkKey.TryParse(one.Key.Id, out var key) ? key : default, Work: one.Value))
            .Where(pair => pair.Named != pair.Work && (pair.Named == record.Key || pair.Work == record.Key))
            .Select(pair => pair.Named == record.Key ? pair.Work : pair.Named).Where(key => key != default),
    ];

    private IEnumerable<StoredWork> Waiting() => content.Works.Values.Where(stored => content.Unmatched.Contains(stored.Number));

    private static MatchRecord RecordOf(StoredWork stored)
    {
        var (number, work) = stored;
        var doi = WorkKey.TryParse(work.Doi, out var read) && read.Doi is not null ? read : (WorkKey?)null;
        return new MatchRecord(number, work.Key, work.Kind, work.Title, work.Authors, work.Year, doi, work.Paper?.Comments);
    }
}

using ArxivLens.Core.Library;
using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Memory;

/// <summary>The library in memory as a whole.</summary>
internal sealed class MemoryLibrary(MemoryContent content) : ILibrary
{
    public Task<LibraryCounts> CountAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            var kinds = content.Works.Values.CountBy(w => w.Work.Kind).ToDictionary();
            return Task.FromResult(new LibraryCounts(
                kinds.GetValueOrDefault(WorkKind.Paper),
                kinds.GetValueOrDefault(WorkKind.Work),
                kinds.GetValueOrDefault(WorkKind.Unresolved),
                content.Citations.Count));
        }
    }

    public Task<string> ReadStampAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
            return Task.FromResult(content.Stamp);
    }

    public Task<string> ComputeContentHashAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
            return Task.FromResult(Hash());
    }

    /// <summary>Memory does not decay: always sound.</summary>
    public Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<string>>([]);
    }

    private string Hash()
    {
        using var hash = new ContentHash();
        var works = content.Sorted();
        foreach (var (_, work) in works)
            hash.AddWork(work.Key.ToString(), WorkPrecedence.Fingerprint(work));
        AddMerges(hash);
        var keys = works.ToDictionary(w => w.Number, w => w.Work.Key.ToString());
        var cited = content.Citations.ToLookup(
            c => c.Key.Citing, c => new CitedWork(keys[c.Key.Cited], c.Value.Origins));
        foreach (var (number, work) in works)
            hash.AddCitations(work.Key.ToString(), [.. cited[number]], content.Origins);
        AddAside(hash);
        return hash.Finish();
    }

    private void AddMerges(ContentHash hash)
    {
        var told = content.ReadMerges().Where(merge => merge.End is null or { By: MergeEnding.Hand })
            .Select(merge => (merge.Member, merge.Twin, Rule: merge.End is null ? MergeText.NameOf(merge.Rule) : "", Reason: merge.End is null ? merge.Reason : ""))
            .Distinct().OrderBy(one => one.Member.SortText, StringComparer.Ordinal).ThenBy(one => one.Twin.SortText, StringComparer.Ordinal)
            .ThenBy(one => one.Rule.Length > 0);
        foreach (var (member, twin, rule, reason) in told)
            hash.AddMerge(member.ToString(), twin.ToString(), rule, StoredText.Escape(reason));
    }

    private void AddAside(ContentHash hash)
    {
        var sorted = content.Retractions.Select(one => (Work: one.Work.ToString(), Notice: one.Notice?.ToString() ?? ""))
            .OrderBy(one => one.Work, StringComparer.Ordinal).ThenBy(one => one.Notice, StringComparer.Ordinal);
        foreach (var (work, notice) in sorted)
            hash.AddRetraction(work, notice);
        var texts = content.Texts.OrderBy(text => text.Key.Work.SortText, StringComparer.Ordinal).ThenBy(text => text.Key.Version);
        foreach (var ((key, version), (rank, _)) in texts)
            hash.AddText(key.ToString(), version, rank);
        foreach (var (id, one) in content.Debate.Articles.OrderBy(one => one.Key.ToString(), StringComparer.Ordinal))
            hash.AddArticle(id, one.Found, one.Article.Revisions[^1].Fingerprint, one.Article.Corrections);
        hash.AddQuestions(content.Debate.Questions.Values.Select(one => (
            DebateOrder.AskedBy(one.Id, one.Askers.Select(asker => (asker.Article.ToString(), asker.Place))), one.Standing,
            (IReadOnlyList<Core.Questions.Answer>)one.Answers)));
    }
}

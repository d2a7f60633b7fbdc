using ArxivLens.Core.Discussion;
using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>How many comments everybody sees of each row of a list: one question to the store, however many rows.</summary>
public sealed class CommentCounts(IContributionStore store, IMergeStore merges)
{
    /// <summary>Counts those on works, in their order; what was said of records that are one with a work counts for it.</summary>
    /// <param name="keys">The works' keys, as lists show them.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<int>> OfWorksAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var asked = new List<Subject>();
        var rows = new List<int>();
        for (var row = 0; row < keys.Count; row++)
        {
            foreach (var name in await NamesOfAsync(keys[row], cancellationToken))
            {
                asked.Add(new Subject(SubjectKind.Work, name));
                rows.Add(row);
            }
        }

        var counts = new int[keys.Count];
        var found = await store.CountAsync(ContributionKind.Comment, asked, cancellationToken);
        for (var place = 0; place < found.Count; place++)
            counts[rows[place]] += found[place];
        return counts;
    }

    /// <summary>Counts those on questions or articles, in their order.</summary>
    public Task<IReadOnlyList<int>> OfAsync(SubjectKind kind, IEnumerable<string> ids, CancellationToken cancellationToken = default) =>
        store.CountAsync(ContributionKind.Comment, [.. ids.Select(id => new Subject(kind, id))], cancellationToken);

    private async Task<IEnumerable<string>> NamesOfAsync(string key, CancellationToken cancellationToken) => WorkKey.TryParse(key, out var work)
        ? (await merges.FindGroupAsync(work, cancellationToken)).Select(merge => merge.Member.ToString()).Prepend(key).Distinct(StringComparer.Ordinal)
        : [];
}

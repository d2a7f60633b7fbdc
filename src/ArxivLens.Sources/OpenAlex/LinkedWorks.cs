using ArxivLens.Core.Papers;
using ArxivLens.Sources.Lines;
using ArxivLens.Sources.Relevance;

namespace ArxivLens.Sources.OpenAlex;

/// <summary>
/// What a first reading of all files finds out: which works of OpenAlex are papers of the library, and which works those cite. Some 40
/// bytes for each paper and 12 for each work they cite, however long the files are.
/// </summary>
internal sealed class LinkedWorks
{
    private readonly Dictionary<long, WorkKey> papers = [];
    private readonly NumberSet cited = new();
    private readonly Dictionary<long, List<long>> earlier = [];
    private readonly Dictionary<long, long> today = [];

    /// <summary>The key of a paper of the library.</summary>
    public bool TryFindPaper(long number, out WorkKey key) => papers.TryGetValue(number, out key);

    /// <summary>Whether a paper of the library cites the work.</summary>
    public bool IsCited(long number) => cited.Contains((ulong)number);

    /// <summary>Numbers that were given up for this one, as far as somebody of the library goes by them.</summary>
    public IReadOnlyList<long> EarlierOf(long number) => earlier.TryGetValue(number, out var numbers) ? numbers : [];

    /// <summary>Looks at a work.</summary>
    public void Look(OpenAlexWork work, LibraryPapers library)
    {
        if (PaperOf(work, library) is not { } key)
            return;
        papers[work.Number] = key;
        foreach (var number in work.References)
            cited.Add((ulong)number);
    }

    /// <summary>The paper of the library that a work is, by its identifier or by the DOI it was published under.</summary>
    public static WorkKey? PaperOf(OpenAlexWork work, LibraryPapers library)
    {
        var key = work.Key;
        var isPublished = WorkKey.TryParse(work.Doi, out var published) && library.Has(published);
        return isPublished || library.Has(key) ? key : null;
    }

    /// <summary>Follows ids that were given up, from files that stand in the order of time.</summary>
    public async Task FollowAsync(IReadOnlyList<string> merged, CancellationToken cancellationToken)
    {
        // From the paper back to what it was called before; then from what is cited on to what it is called now.
        foreach (var file in merged.Reverse())
            await ReadAsync(file, FollowBack, cancellationToken);
        foreach (var file in merged)
            await ReadAsync(file, FollowOn, cancellationToken);
    }

    private void FollowBack(MergedId id)
    {
        if (!papers.TryGetValue(id.New, out var key) || !papers.TryAdd(id.Old, key))
            return;
        today[id.Old] = today.GetValueOrDefault(id.New, id.New);
        Remember(new MergedId(id.Old, today[id.Old]));
    }

    private void FollowOn(MergedId id)
    {
        if (papers.ContainsKey(id.New) || !IsCited(id.Old))
            return;
        cited.Add((ulong)id.New);
        Remember(id);
        foreach (var before in EarlierOf(id.Old).ToList())
            Remember(new MergedId(before, id.New));
    }

    private void Remember(MergedId id)
    {
        if (!earlier.TryGetValue(id.New, out var numbers))
            earlier.Add(id.New, numbers = []);
        if (!numbers.Contains(id.Old))
            numbers.Add(id.Old);
    }

    private static async Task ReadAsync(string file, Action<MergedId> follow, CancellationToken cancellationToken)
    {
        // What cannot be read names no work.
        await foreach (var record in MergedIds.ReadAsync(InputFile.At(file), cancellationToken))
        {
            if (record.Reason is null && record.Value.Old != record.Value.New)
                follow(record.Value);
        }
    }
}

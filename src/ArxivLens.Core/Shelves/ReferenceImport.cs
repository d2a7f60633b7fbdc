using ArxivLens.Core.Indexing;
using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;
using ArxivLens.Core.References;
using ArxivLens.Index;
using ArxivLens.Index.Analysis;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;

namespace ArxivLens.Core.Shelves;

/// <summary>
/// Tells which works the references of a file mean, in the way of <see cref="ReferenceResolver"/> and with its precision, but without its
/// tables of the whole library: first by the identifiers, then among the works that the index finds for the titles.
/// </summary>
public sealed class ReferenceImport(IWorkStore works, IMergeStore merges, IndexHost indexHost)
{
    /// <summary>Works looked at for a title.</summary>
    private const int NearTitle = 8;

    /// <summary>Words of a title that are looked for: the index finds a work by far fewer.</summary>
    private const int MostWords = 12;

    private const int WorksInBatch = 500;

    /// <summary>Matches references.</summary>
    public async Task<ImportPreview> MatchAsync(ReferenceFile file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var resolver = ReferenceResolver.Of(await FindCandidatesAsync(file.References, cancellationToken));
        var matches = file.References.Select(one => (Reference: one, Match: Resolve(resolver, one.Written))).ToList();
        var told = matches.Where(one => one.Match is not null).ToList();
        var leads = await merges.FindWorksAsync([.. told.Select(one => one.Match!.Value.Work)], cancellationToken);
        var titles = await TitlesAsync(leads, cancellationToken);
        var found = told.Select((one, place) => EntryOf(one.Reference, one.Match!.Value, leads[place], titles)).ToList();
        var unread = matches.Where(one => one.Match is null).Select(one => new UnreadReference(
            one.Reference.Line, ShelfText.TakeTitle(one.Reference.Title),
            "no work of this library fits its title, authors and year without doubt, and it has no arXiv id or DOI"));
        return new ImportPreview(
            file.Format,
            [.. found.GroupBy(one => one.Work).Select(Join)],
            [.. file.Unread.Concat(unread).OrderBy(one => one.Line)]);
    }

    // A reference of several identifiers that are several works is none that can stand for one.
    private static ReferenceMatch? Resolve(ReferenceResolver resolver, WrittenReference written) =>
        resolver.Resolve(written) is [var only] ? only : null;

    private static ImportedEntry EntryOf(
        ImportedReference reference, ReferenceMatch match, WorkKey lead, Dictionary<WorkKey, string> titles)
    {
        var isKnown = titles.TryGetValue(lead, out var title);
        return new ImportedEntry(
            reference.Line, lead, isKnown ? ShelfText.TakeTitle(title!) : ShelfText.TakeTitle(reference.Title), match.Evidence, isKnown)
        {
            Tags = reference.Tags,
            Note = reference.Note,
        };
    }

    /// <summary>Of references to one work the first, with the tags and notes of all.</summary>
    private static ImportedEntry Join(IEnumerable<ImportedEntry> same)
    {
        var all = same.ToList();
        return all.Count == 1 ? all[0] : all[0] with
        {
            Tags = ShelfText.TakeTags(all.SelectMany(one => one.Tags)),
            Note = ShelfText.TakeNote(string.Join("\n\n", all.Select(one => one.Note).Where(note => note.Length > 0).Distinct())),
        };
    }

    private async Task<Dictionary<WorkKey, string>> TitlesAsync(IReadOnlyList<WorkKey> keys, CancellationToken cancellationToken)
    {
        var titles = new Dictionary<WorkKey, string>();
        foreach (var batch in keys.Distinct().Chunk(WorksInBatch))
        {
            foreach (var work in await works.FindAsync(batch, cancellationToken))
            {
                if (work is { Title.Length: > 0 })
                    titles[work.Key] = work.Title;
            }
        }

        return titles;
    }

    private async Task<List<Work>> FindCandidatesAsync(IReadOnlyList<ImportedReference> references, CancellationToken cancellationToken)
    {
        var keys = references.SelectMany(one => KeysOf(one.Written)).ToHashSet();
        keys.UnionWith(await NamedByDoiAsync(keys, cancellationToken));
        AddByTitle(references, keys, cancellationToken);
        var found = new List<Work>();
        foreach (var batch in keys.Chunk(WorksInBatch))
            found.AddRange((await works.FindAsync(batch, cancellationToken)).OfType<Work>().Where(work => work.Title.Length > 0));
        return [.. found.DistinctBy(work => work.Key)];
    }

    private static IEnumerable<WorkKey> KeysOf(WrittenReference written)
    {
        foreach (var key in ReferenceContents.Of(written.Text).Identifiers.Select(one => one.Key))
            yield return key;
        if (written.Facts?.Arxiv is { } arxiv)
            yield return arxiv;
        if (written.Facts?.Doi is { } doi)
            yield return doi;
    }

    /// <summary>Papers whose record tells one of the DOIs, which are no keys of theirs: one reading of all names finds them.</summary>
    private async Task<List<WorkKey>> NamedByDoiAsync(IReadOnlySet<WorkKey> keys, CancellationToken cancellationToken)
    {
        var dois = keys.Select(key => key.Doi).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var named = new List<WorkKey>();
        if (dois.Count == 0)
            return named;
        await foreach (var name in works.ReadNamesAsync(cancellationToken))
        {
            if (name.Doi is not null && WorkKey.TryParse(name.Doi, out var key) && key.Doi is { } doi && dois.Contains(doi))
                named.Add(name.Key);
        }

        return named;
    }

    private void AddByTitle(IReadOnlyList<ImportedReference> references, HashSet<WorkKey> keys, CancellationToken cancellationToken)
    {
        using var lease = indexHost.Acquire();
        foreach (var reference in references)
        {
            var known = KeysOf(reference.Written).Any(key => IsThere(lease.Index, key));
            if (known || QueryOf(reference) is not { } query)
                continue;
            foreach (var hit in lease.Index.Search(new SearchRequest(query, 0, NearTitle), cancellationToken).Hits)
            {
                if (WorkKey.TryParse(lease.Index.Key(hit.Document), out var key))
                    keys.Add(key);
            }
        }
    }

    private static bool IsThere(IndexReader index, WorkKey key) =>
        index.Find(key.ToString()) is >= 0 and var document && index.Kind(document) != (byte)WorkKind.Unresolved;

    private static OrQuery? QueryOf(ImportedReference reference)
    {
        var title = reference.Written.Facts?.Title ?? reference.Title;
        var words = Analyzer.Analyze(title).Where(token => token.Kind == TokenKind.Word).Select(token => token.Form)
            .Distinct(StringComparer.Ordinal).Take(MostWords).ToList();
        return words.Count == 0 ? null : new OrQuery([.. words.Select(word => new TermQuery(word, TextField.Title))]);
    }
}

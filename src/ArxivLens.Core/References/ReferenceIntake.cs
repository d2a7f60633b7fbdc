using ArxivLens.Core.Papers;

namespace ArxivLens.Core.References;

/// <summary>
/// Resolves lists of references and saves them. The resolver is made of the library when the first list comes, and holds as long as no
/// works are imported.
/// </summary>
public sealed class ReferenceIntake(IWorkStore works, IReferenceStore references)
{
    private ReferenceResolver? resolver;

    /// <summary>Saves lists of an import in one transaction.</summary>
    /// <returns>What became of each, in order.</returns>
    public async Task<IReadOnlyList<SaveOutcome>> SaveAsync(
        IReadOnlyList<ReferenceList> lists, long import, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lists);
        if (lists.Count == 0)
            return [];
        resolver ??= await ReferenceResolver.BuildAsync(works, cancellationToken);
        var resolved = new List<ResolvedList>(lists.Count);
        foreach (var list in lists)
        {
            cancellationToken.ThrowIfCancellationRequested();
            resolved.Add(Resolve(resolver, list));
        }

        return await references.SaveAsync(resolved, import, cancellationToken);
    }

    /// <summary>Resolves a list.</summary>
    public static ResolvedList Resolve(ReferenceResolver resolver, ReferenceList list)
    {
        ArgumentNullException.ThrowIfNull(resolver);
        ArgumentNullException.ThrowIfNull(list);
        var found = new List<ListedReference>(list.References.Count);
        for (var entry = 0; entry < list.References.Count; entry++)
        {
            foreach (var one in ReferencePieces.Of(list.References[entry]))
                AddEach(resolver, list.Citing, entry + 1, one, found);
        }

        return new ResolvedList(list.Citing, list.Origin, found);
    }

    private static void AddEach(ReferenceResolver resolver, WorkKey citing, int entry, WrittenReference written, List<ListedReference> found)
    {
        var listed = new ListedReference(entry, written.Text) { Sentences = written.Sentences };
        var matches = resolver.Resolve(written);
        foreach (var match in matches)
        {
            if (match.Work != citing)
                found.Add(listed with { Match = match });
        }

        if (matches.Count == 0)
            found.Add(listed with { Facts = written.Facts ?? ReferenceFacts.Of(ReferenceParser.Parse(written.Text)) });
    }
}

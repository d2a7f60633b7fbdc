using ArxivLens.Core.Categories;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Index;
using ArxivLens.Index.Documents;

namespace ArxivLens.Core.Indexing;

/// <summary>Builds the index from the library. The caller holds the builder's lock.</summary>
public sealed class LibraryIndexer(DataDirectory directory, ILibrary library, IWorkStore works, ICitationStore citations)
{
    /// <summary>Documents between two reports of progress.</summary>
    private const int ReportEvery = 5_000;

    /// <summary>
    /// Builds a new generation, whole, and swaps it in. Works that are only cited are documents too, for the graph.
    /// </summary>
    /// <remarks>
    /// No record that was imported can stop a build, and none is left out: the library holds a key once, and a <see
    /// cref="WorkKey"/> is read again from its text as itself, so no two documents have one key. A row that is not as it was
    /// written is damage: the store names it, and the generation before goes on.
    /// </remarks>
    /// <exception cref="LibraryException">
    /// A row of the library cannot be read, or a citation names a work the library does not hold.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the generation before, if any, stays.</exception>
    public async Task<IndexManifest> BuildAsync(
        IProgress<IndexProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        // The stamp is read before the works: a change that comes in between leaves the index behind, and it is built once more.
        var stamp = await library.ReadStampAsync(cancellationToken);
        var counts = await library.CountAsync(cancellationToken);
        using var builder = new IndexBuilder(directory.IndexDirectory, stamp);
        var total = counts.Papers + counts.Works + counts.Unresolved;
        var documents = await AddWorksAsync(builder, total, progress, cancellationToken);
        await AddCitationsAsync(builder, documents, cancellationToken);
        return builder.Commit(cancellationToken);
    }

    /// <summary>
    /// Whether the index is missing, unreadable, of another format, or was built from another state of the library.
    /// </summary>
    public async Task<bool> IsBehindAsync(CancellationToken cancellationToken = default)
    {
        if (!CanOpen(out var stamp)) return true;
        return stamp != await library.ReadStampAsync(cancellationToken);
    }

    private bool CanOpen(out string? stamp)
    {
        stamp = null;
        try
        {
            using var index = IndexReader.Open(directory.IndexDirectory);
            stamp = index.Manifest.Stamp;
            return true;
        }
        catch (IndexMissingException)
        {
            return false;
        }
        catch (IndexDamagedException)
        {
            return false;
        }
    }

    private async Task<Dictionary<long, int>> AddWorksAsync(
        IndexBuilder builder, long total, IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        var documents = new Dictionary<long, int>();
        await foreach (var stored in works.ReadAllAsync(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            documents.Add(stored.Number, builder.Add(DocumentOf(stored.Work)));
            if (documents.Count % ReportEvery == 0) progress?.Report(new IndexProgress(documents.Count, total));
        }

        progress?.Report(new IndexProgress(documents.Count, documents.Count));
        return documents;
    }

    private async Task AddCitationsAsync(
        IndexBuilder builder, Dictionary<long, int> documents, CancellationToken cancellationToken)
    {
        await foreach (var citation in citations.ReadAllAsync(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            builder.AddCitation(Find(documents, citation.Citing), Find(documents, citation.Cited), citation.Origins);
        }
    }

    private static int Find(Dictionary<long, int> documents, long number)
        => documents.TryGetValue(number, out var document)
            ? document
            : throw new LibraryException(
                $"A citation names work number {number}, which is not in the library.", fault: LibraryFault.Damaged);

    private static IndexDocument DocumentOf(Work work)
    {
        // A slug twice in one author line (two of a name) counts once, as it does in the index.
        var authors = work.Authors.Select(a => (a.Slug, a.Display)).DistinctBy(a => a.Slug, StringComparer.Ordinal).ToArray();
        return new IndexDocument
        {
            Key = work.Key.ToString(),
            Title = work.Title,
            Abstract = work.Abstract,
            Authors = string.Join(", ", work.Authors.Select(a => a.Display)),
            Comments = work.Paper?.Comments ?? "",
            Day = work.Published?.DayNumber ?? 0,
            Year = work.Published?.Year ?? work.Year ?? 0,
            Kind = (byte)work.Kind,
            Categories = [.. CategoryTaxonomy.Distinct(work.Categories).Select(c => c.Value)],
            AuthorSlugs = Array.ConvertAll(authors, a => a.Slug),
            AuthorNames = Array.ConvertAll(authors, a => a.Display),
        };
    }
}

/// <summary>How far a build has come.</summary>
/// <param name="Documents">Documents added.</param>
/// <param name="Total">Documents to add.</param>
public readonly record struct IndexProgress(long Documents, long Total);

using ArxivLens.Core.Indexing;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Index;
using ArxivLens.Storage.Memory;

namespace ArxivLens.Evaluation;

/// <summary>Works with an index of their own, which questions are put to as in the product.</summary>
internal sealed class PassageLibrary : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("arxivlens-passages");
    private readonly IndexHost host;

    private PassageLibrary(IWorkStore works)
    {
        host = new IndexHost(folder.FullName);
        Search = new EvidenceSearch(host, works);
    }

    /// <summary>Finds passages in it.</summary>
    public EvidenceSearch Search { get; }

    /// <summary>Saves and indexes works.</summary>
    public static async Task<PassageLibrary> OfAsync(IReadOnlyList<Work> works)
    {
        var storage = new MemoryStorage();
        await storage.Works.SaveAsync(works);
        var library = new PassageLibrary(storage.Works);
        using (var builder = new IndexBuilder(library.folder.FullName, "evaluation"))
        {
            foreach (var work in works) builder.Add(WorkDocument.Of(work));
            builder.Commit();
        }

        library.host.Refresh();
        return library;
    }

    /// <summary>The features of the sentences found for a question, by work.</summary>
    public async Task<List<(WorkKey Key, double[] Row)>> FindAsync(EvidenceQuestion question)
    {
        var (terms, documents) = await Search.GatherAsync(question, default);
        var rows = new List<(WorkKey, double[])>();
        foreach (var document in documents)
        {
            var reading = new PassageReading(terms, document);
            for (var at = 0; at < reading.Count; at++)
            {
                if (reading[at].Words == 0) continue;
                var row = new double[PassageModel.Length];
                reading.Read(at, row);
                rows.Add((document.Key, row));
            }
        }

        return rows;
    }

    public void Dispose()
    {
        host.Dispose();
        folder.Delete(true);
    }
}

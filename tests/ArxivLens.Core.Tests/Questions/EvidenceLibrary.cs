using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Index;
using ArxivLens.Storage.Memory;

namespace ArxivLens.Core.Tests.Questions;

/// <summary>A small library with its index, and full texts with theirs, that questions are put to.</summary>
internal sealed class EvidenceLibrary : IDisposable
{
    private readonly DirectoryInfo folder = System.IO.Directory.CreateTempSubdirectory("arxivlens-test-");
    private readonly IndexHost host;
    private readonly PassageIndex passages;

    private EvidenceLibrary()
    {
        Directory = new DataDirectory(folder.FullName);
        host = new IndexHost(Directory.IndexDirectory);
        passages = new PassageIndex(Directory);
        Search = new EvidenceSearch(host, Storage.Works, passages, Storage.FullTexts);
    }

    public MemoryStorage Storage { get; } = new();

    public DataDirectory Directory { get; }

    public EvidenceSearch Search { get; }

    public PassageIndexer Indexer => new(Directory, Storage.FullTexts);

    public static async Task<EvidenceLibrary> OfAsync(IReadOnlyList<Work> works, params (int Citing, int Cited)[] citations)
    {
        var library = new EvidenceLibrary();
        await library.Storage.Works.SaveAsync(works);
        using (var builder = new IndexBuilder(library.Directory.IndexDirectory, "1"))
        {
            foreach (var work in works) builder.Add(WorkDocument.Of(work));
            foreach (var (citing, cited) in citations) builder.AddCitation(citing, cited, 1);
            builder.Commit();
        }

        library.host.Refresh();
        return library;
    }

    public async Task SaveAsync(params FullText[] texts)
    {
        await Storage.FullTexts.SaveAsync(texts);
        await Indexer.UpdateAsync();
        passages.Host.Refresh();
    }

    public Task<Evidence> AskAsync(string question, params string[] asked) => Search.FindAsync(QuestionOf(question, asked));

    public static EvidenceQuestion QuestionOf(string question, params string[] asked) => new(question, null, "", [.. asked.Select(Key)]);

    public static WorkKey Key(string text) => WorkKey.TryParse(text, out var key) ? key : throw new ArgumentException(text);

    public static Work Paper(string key, string title, string text, string? license = null) => new()
    {
        Key = Key(key),
        Title = title,
        Abstract = text,
        Paper = new PaperFacts { License = license, Versions = [new PaperVersion(1, new DateTimeOffset(1995, 1, 1, 0, 0, 0, TimeSpan.Zero))] },
    };

    public void Dispose()
    {
        passages.Dispose();
        host.Dispose();
        folder.Delete(true);
    }
}

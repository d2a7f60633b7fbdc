using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;

namespace ArxivLens.Index.Tests;

/// <summary>A small index built for one test.</summary>
internal sealed class TestIndex : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public TestIndex(params IReadOnlyList<IndexDocument> documents)
        : this(documents, [])
    {
    }

    public TestIndex(IReadOnlyList<IndexDocument> documents, IReadOnlyList<(int Citing, int Cited, uint Origins)> citations)
    {
        Documents = documents;
        Build(_directory.Path, documents, citations);
        Reader = IndexReader.Open(_directory.Path);
    }

    public IReadOnlyList<IndexDocument> Documents { get; }

    public IndexReader Reader { get; }

    public string Path => _directory.Path;

    public static IndexManifest Build(
        string directory, IReadOnlyList<IndexDocument> documents,
        IReadOnlyList<(int Citing, int Cited, uint Origins)>? citations = null, Action<string>? afterStep = null)
    {
        using var builder = new IndexBuilder(directory, "stamp", afterStep ?? (_ => { }));
        foreach (var document in documents)
            builder.Add(document);
        foreach (var (citing, cited, origins) in citations ?? [])
            builder.AddCitation(citing, cited, origins);
        return builder.Commit();
    }

    public static IndexDocument Document(string key, string title, string text = "")
        => new() { Key = key, Title = title, Abstract = text };

    public int[] Find(Query query) => [.. Search(query).Hits.Select(hit => hit.Document).Order()];

    public SearchResult Search(Query query) => Reader.Search(new SearchRequest(query, 0, int.MaxValue));

    public void Dispose()
    {
        Reader.Dispose();
        _directory.Dispose();
    }
}

using ArxivLens.Index;
using ArxivLens.Index.Documents;

namespace ArxivLens.Core.Tests;

/// <summary>A small real index in a folder of its own.</summary>
public sealed class TestIndex : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("arxivlens-test-");

    private TestIndex(IEnumerable<IndexDocument> documents, IEnumerable<(int From, int To)> citations)
    {
        Write(folder.FullName, documents, citations);
        Reader = IndexReader.Open(folder.FullName);
    }

    public IndexReader Reader { get; }

    public static TestIndex Of(IEnumerable<IndexDocument> documents, params (int From, int To)[] citations)
        => new(documents, citations);

    /// <summary>Documents without text, numbered, for graphs.</summary>
    public static IEnumerable<IndexDocument> Numbered(int count, byte kind = 2)
        => Enumerable.Range(0, count).Select(i => new IndexDocument { Key = $"work:w{i}", Title = $"Title {i}", Kind = kind });

    public static IndexManifest Write(
        string folder, IEnumerable<IndexDocument> documents, IEnumerable<(int From, int To)> citations, string stamp = "1")
    {
        using var builder = new IndexBuilder(folder, stamp);
        foreach (var document in documents) builder.Add(document);
        foreach (var (from, to) in citations.Order()) builder.AddCitation(from, to, 1);
        return builder.Commit();
    }

    public void Dispose()
    {
        Reader.Dispose();
        folder.Delete(true);
    }
}

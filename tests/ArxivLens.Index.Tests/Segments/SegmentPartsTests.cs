using ArxivLens.Index.Documents;
using ArxivLens.Index.Files;

namespace ArxivLens.Index.Tests.Segments;

public sealed class SegmentPartsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(299)]
    [InlineData(300)]
    public void A_build_in_parts_gives_the_bytes_of_a_build_in_one(int documentsOfPart)
    {
        var documents = RandomCorpus.Make(new Sequence(61), 300);
        using var whole = new TemporaryDirectory();
        using var parts = new TemporaryDirectory();
        Build(whole.Path, documents, int.MaxValue);
        Build(parts.Path, documents, documentsOfPart);
        IndexBytes.AssertEqual(whole.Path, parts.Path, FileKind.Suggestions);
        Assert.Empty(Directory.GetFiles(parts.Path, "s000002.*"));
    }

    private static void Build(string directory, IndexDocument[] documents, int documentsOfPart)
    {
        using var builder = new IndexBuilder(directory, "stamp", _ => { }, documentsOfPart);
        foreach (var document in documents)
            builder.Add(document);
        builder.AddCitation(1, 2, 1);
        builder.Commit();
    }
}

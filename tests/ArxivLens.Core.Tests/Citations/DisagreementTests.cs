using ArxivLens.Core.Citations;
using ArxivLens.Core.Sources;
using ArxivLens.Core.Tables;
using ArxivLens.Index;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Graph;

namespace ArxivLens.Core.Tests.Citations;

/// <summary>Who asserts a citation and who, though it might, does not.</summary>
public sealed class DisagreementTests : IDisposable
{
    private const uint S2 = 1, OpenAlex = 2, Paperscape = 4, FullText = 8;

    private static readonly string[] Names = ["s2", "openalex", "paperscape", "fulltext"];

    private static readonly SourceList Sources = new(
    [
        new Source("s2", "S2", null), new Source("openalex", "OpenAlex", null),
        new Source("paperscape", "Paperscape", null) { Lists = SourceCoverage.ArxivOnly },
        new Source("fulltext", "Full texts", null) { Lists = SourceCoverage.Some },
    ]);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("arxivlens-test-");
    private readonly IndexReader _index;

    public DisagreementTests()
    {
        string[] keys = ["0704.0001", "0704.0002", "0704.0003", "doi:10.1000/x", "0704.0004", "0704.0005"];
        using (var builder = new IndexBuilder(_folder.FullName, "1"))
        {
            foreach (var key in keys)
                builder.Add(new IndexDocument { Key = key, Title = "A title", Kind = 2 });
            (int, int, uint)[] citations =
            [
                (0, 1, S2 | OpenAlex), (0, 2, S2), (0, 3, S2 | OpenAlex), (0, 4, FullText | Paperscape),
                (5, 1, S2), (4, 1, OpenAlex | FullText), (4, 3, S2), (2, 1, FullText),
            ];
            foreach (var (citing, cited, origins) in citations)
                builder.AddCitation(citing, cited, origins);
            builder.Commit();
        }

        _index = IndexReader.Open(_folder.FullName);
    }

    public void Dispose()
    {
        _index.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(0, 1, S2 | OpenAlex, Paperscape)]
    [InlineData(0, 2, S2, OpenAlex | Paperscape)]
    [InlineData(0, 3, S2 | OpenAlex, 0)]
    [InlineData(0, 4, FullText | Paperscape, S2 | OpenAlex)]
    [InlineData(5, 1, S2, 0)]
    [InlineData(4, 1, OpenAlex | FullText, S2)]
    [InlineData(2, 1, FullText, 0)]
    public void Who_lists_other_references_and_would_list_this_one_disagrees(int citing, int cited, uint origins, uint silent) =>
        Assert.Equal(silent, new Disagreements(_index, Sources.CoverageOf(Names)).Find(citing, cited, origins));

    [Fact]
    public void Nobody_disagrees_whose_silence_does_not_count()
    {
        Assert.Equal(0u, new Disagreements(_index, default).Find(0, 2, S2));
        Assert.True(Sources.CoverageOf(["fulltext"]).IsEmpty);
        Assert.Equal(1u, Sources.CoverageOf(["nobody-knows"]).Always);
    }

    [Fact]
    public void A_table_counts_disputed_rows_and_can_be_cut_to_them()
    {
        var question = new TableQuestion(CitationDirections.References) { Order = TableOrder.Key, Coverage = Sources.CoverageOf(Names) };
        var whole = CitationTable.Read(_index, 0, question);
        Assert.Equal((4, 3), (whole.Total, whole.Disputed));
        Assert.Equal([Paperscape, OpenAlex | Paperscape, S2 | OpenAlex, 0u], whole.Rows.Select(row => row.Silent));
        var cut = CitationTable.Read(_index, 0, question with { Filter = new TableFilter { Disputed = true }, Limit = 2 });
        Assert.Equal((3, 3, 4), (cut.Matching, cut.Disputed, cut.Total));
        Assert.Equal(["0704.0002", "0704.0003"], cut.Rows.Select(row => _index.Key(row.Document)));
        var citing = CitationTable.Read(_index, 1, question with { Direction = CitationDirections.Citations });
        Assert.Equal([("0704.0001", Paperscape), ("0704.0003", 0u), ("0704.0004", S2), ("0704.0005", 0u)], citing.Rows.Select(row => (_index.Key(row.Document), row.Silent)));
        Assert.Equal(0, CitationTable.Read(_index, 0, question with { Coverage = default }).Disputed);
    }

    [Fact]
    public void Origins_are_counted_alone_and_together()
    {
        var counts = OriginCounts.Read(_index);
        Assert.Equal((_index.Graph.EdgeCount, 4L), (counts.Total, counts.Shared));
        Assert.Equal([5L, 3L, 1L, 3L], Enumerable.Range(0, 4).Select(counts.Of));
        Assert.Equal([3L, 0L, 0L, 1L], Enumerable.Range(0, 4).Select(counts.OnlyOf));
        Assert.Equal((2L, 1L, 0L), (counts.OfBoth(0, 1), counts.OfBoth(2, 3), counts.OfBoth(0, 2)));
    }
}

using System.Text;
using ArxivLens.Core;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Sources;
using ArxivLens.Sources.OpenCitations;

namespace ArxivLens.Sources.Tests.OpenCitations;

/// <summary>Rows are made by hand after OpenCitations' documentation of its files.</summary>
public sealed class OpenCitationsIndexTests : IDisposable
{
    private const string Header = "oci,citing,cited,creation,timespan,journal_sc,author_sc";
    private readonly TemporaryLibrary library = new();

    [Fact]
    public async Task Rows_that_name_a_paper_of_the_library_are_taken_and_the_rest_is_counted()
    {
        await library.AddAsync(TemporaryLibrary.Paper("2311.09227"), TemporaryLibrary.Paper("hep-th/9901001", doi: "10.1103/PhysRevD.1"));
        var (report, elsewhere) = await ImportAsync(
            Header,
            "06-07,omid:br/061 doi:10.1000/a pmid:1,omid:br/062 doi:10.48550/arxiv.2311.09227,2024-01,-P1Y2M3D,no,no",
            "06-08,omid:br/063 doi:10.1103/physrevd.1,omid:br/064 doi:10.1000/b,,,,",
            "06-09,omid:br/065 doi:10.1000/c,omid:br/066 doi:10.1000/d,2001,P1Y,no,yes",
            "\"06-10\",\"omid:br/067 doi:10.1000/e\",\"doi:10.1103/PHYSREVD.1\",\"2001\",\"P1Y\",\"no\",\"yes\"",
            "06-11,omid:br/068,omid:br/069,2001,P1Y,no,no");
        Assert.Equal(
            ["doi:10.1000/a>2311.09227", "doi:10.1000/e>doi:10.1103/physrevd.1", "doi:10.1103/physrevd.1>doi:10.1000/b"],
            await library.CitationsAsync());
        Assert.Equal((3, 0, 2), (report.Added, report.Rejected, elsewhere));
        Assert.Equal(["opencitations"], await library.Storage.Citations.ReadOriginsAsync());
    }

    [Fact]
    public async Task Rows_of_COCI_are_read_and_those_of_a_work_by_itself_dropped()
    {
        await library.AddAsync(TemporaryLibrary.Paper("2311.09227"));
        var (report, _) = await ImportAsync(
            "oci,citing,cited,creation,timespan,journal_sc,author_sc",
            "1,10.48550/arxiv.2311.09227,10.1000/x,2024,P0Y,no,no",
            "2,10.48550/arxiv.2311.09227,10.48550/ARXIV.2311.09227v2,2024,P0Y,no,yes",
            "3,omid:br/06 doi:10.48550/arxiv.2311.09227,omid:br/06 doi:10.1000/other,2024,P0Y,no,yes",
            "4,10.48550/arxiv.2311.09227,10.1000/x,2024,P0Y,no,no");
        Assert.Equal(["2311.09227>doi:10.1000/x"], await library.CitationsAsync());
        Assert.Equal((1, 2, 1), (report.Added, report.SelfCitations, report.Repeated));
    }

    [Fact]
    public async Task A_work_with_no_doi_goes_by_the_name_the_library_knows_or_gets_one()
    {
        await library.AddAsync(TemporaryLibrary.Paper("2311.09227"));
        await library.Storage.Ids.SaveAsync([new ExternalId("pmid", "7", TemporaryLibrary.Key("doi:10.1000/seven")), new ExternalId("omid", "br/0699", TemporaryLibrary.Key("2311.09227"))]);
        await ImportAsync(
            "id,citing,cited",
            "1,omid:br/061 pmid:7,doi:10.48550/arxiv.2311.09227",
            "2,omid:br/062 pmid:8,doi:10.48550/arxiv.2311.09227",
            "3,omid:br/063,omid:br/0699");
        Assert.Equal(
            ["doi:10.1000/seven>2311.09227", "work:omid-063>2311.09227", "work:pmid-8>2311.09227"], await library.CitationsAsync());
        Assert.Equal("work:pmid-8", await library.IdAsync("omid", "br/062"));
        Assert.Equal("doi:10.1000/seven", await library.IdAsync("omid", "br/061"));
    }

    [Fact]
    public async Task The_order_of_files_and_a_second_time_make_no_difference()
    {
        string[] one = [Header, "1,doi:10.1000/a,doi:10.48550/arxiv.2311.09227,,,,", "2,pmid:5,doi:10.48550/arxiv.2311.09227,,,,"];
        string[] two = [Header, "3,doi:10.48550/arxiv.2311.09227,doi:10.1000/b,,,,", "1,doi:10.1000/a,doi:10.48550/arxiv.2311.09227,,,,"];
        await library.AddAsync(TemporaryLibrary.Paper("2311.09227"));
        await ImportAsync(one);
        await ImportAsync(two);
        var hash = await library.HashAsync();
        await ImportAsync(one);
        Assert.Equal(hash, await library.HashAsync());

        using var other = new TemporaryLibrary();
        await other.AddAsync(TemporaryLibrary.Paper("2311.09227"));
        await ImportAsync(other, false, two);
        await ImportAsync(other, false, one);
        Assert.Equal(hash, await other.HashAsync());
    }

    [Fact]
    public async Task Bad_rows_are_rejected_and_the_rest_goes_on()
    {
        await library.AddAsync(TemporaryLibrary.Paper("2311.09227"));
        var (report, _) = await ImportAsync(
            library,
            true,
            Header,
            "1,doi:10.1000/a,,,,,",
            "2,doi:10.1000/a",
            "3,rubbish,doi:10.1000/b,,,,",
            "\ud83d\ude00",
            "4,doi:10.1000/a,doi:10.1000/b,,,,");
        Assert.Equal((1, 4), (report.Added, report.Rejected));
    }

    [Theory]
    [InlineData("id,title,author")]
    [InlineData("citing,cited,cited")]
    [InlineData("")]
    public async Task A_file_without_the_two_columns_is_refused(string header) =>
        await Assert.ThrowsAsync<SourceException>(() => ImportAsync(header));

    [Fact]
    public async Task What_is_passed_over_by_its_bytes_is_passed_over_by_its_text_too()
    {
        await library.AddAsync(TemporaryLibrary.Paper("2311.09227", doi: "10.1000/mine"));
        // The same rows once as OpenCitations writes them and once in quotes, which are read thoroughly.
        string[] rows =
        [
            "doi:10.1000/mine,doi:10.1000/a", "doi:10.1000/MINE,doi:10.1000/b", "omid:br/06 doi:10.1000/mine.,doi:10.1000/c",
            "10.1000%2Fmine,doi:10.1000/d", "doi:10.1000/e,doi:10.48550/arXiv.2311.09227v3", "doi:10.1000/f,arxiv:2311.09227",
            "doi:10.1000/g,https://doi.org/10.1000/mine", "doi:10.1000/other,doi:10.1000/h", "doi:10.1000/mine/2,doi:10.1000/i",
        ];
        await ImportAsync(["citing,cited", .. rows]);
        var quick = await library.CitationsAsync();
        using var other = new TemporaryLibrary();
        await other.AddAsync(TemporaryLibrary.Paper("2311.09227", doi: "10.1000/mine"));
        await ImportAsync(other, false, ["citing,cited", .. rows.Select(row => $"\"{row.Replace(",", "\",\"", StringComparison.Ordinal)}\"")]);
        Assert.Equal(await other.CitationsAsync(), quick);
        Assert.Equal(7, quick.Count);
    }

    public void Dispose() => library.Dispose();

    private Task<(ImportReport Report, long Elsewhere)> ImportAsync(params string[] lines) => ImportAsync(library, false, lines);

    private static async Task<(ImportReport Report, long Elsewhere)> ImportAsync(TemporaryLibrary into, bool all, params string[] lines)
    {
        using var file = new TemporaryFile(TemporaryFile.Gzip(Encoding.UTF8.GetBytes(string.Join("\r\n", lines))));
        var index = await OpenCitationsIndex.PrepareAsync(into.Storage.Stores, all, default);
        var report = await index.ImportAsync(await into.BeginAsync("index.csv"), file.Path, null, default);
        return (report, index.Elsewhere);
    }
}

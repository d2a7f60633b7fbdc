using ArxivLens.Core;

namespace ArxivLens.Sources.Tests.RetractionFile;

public sealed class RetractionFileReaderTests
{
    [Fact]
    public async Task Both_DOIs_are_read_in_any_shape_and_a_notice_may_be_unknown()
    {
        var records = await Records.OfRetractions(
            "OriginalPaperDOI,RetractionDOI\r\n10.1016/S1474-4422(19)30140-1,https://doi.org/10.1016/S1474-4422(26)00046-3\r\n"
            + "10.1109/ICETCE48199.2020.9091737,unavailable\n10.1000/x,\n10.48550/arXiv.2402.08303,10.48550/arXiv.2402.08303\n");
        Assert.Equal(
            [
                "doi:10.1016/s1474-4422(19)30140-1 doi:10.1016/s1474-4422(26)00046-3", "doi:10.1109/icetce48199.2020.9091737 ",
                "doi:10.1000/x ", "2402.08303 2402.08303",
            ],
            records.Select(record => $"{record.Value.Work} {record.Value.Notice}"));
    }

    [Theory]
    [InlineData("unavailable,10.1000/notice", "OriginalPaperDOI \"unavailable\" is no DOI")]
    [InlineData(",10.1000/notice", "OriginalPaperDOI is missing")]
    [InlineData("2311.09227,10.1000/notice", "OriginalPaperDOI \"2311.09227\" is no DOI")]
    [InlineData("10.1000/x", "1 fields where the header names 2")]
    [InlineData("\"10.1000/x,10.1000/y", "a quoted field is not closed")]
    public async Task A_bad_line_is_named_and_the_rest_goes_on(string row, string reason)
    {
        var records = await Records.OfRetractions($"OriginalPaperDOI,RetractionDOI\n10.1000/before,\n{row}\n10.1000/behind,\n");
        Assert.Equal((3L, reason, row), (records[1].Line, records[1].Reason, records[1].Text));
        Assert.Null(records[0].Reason);
        Assert.Null(records[^1].Reason);
    }

    [Fact]
    public async Task The_whole_database_tells_of_other_natures_which_are_no_retractions()
    {
        var records = await Records.OfRetractions(
            "Record ID,Title,OriginalPaperDOI,RetractionDOI,RetractionNature\n"
            + "1,\"One, two\",10.1000/one,10.1000/n,Retraction\n2,Two,10.1000/two,10.1000/n,Expression of concern\n");
        Assert.Equal([null, "RetractionNature \"Expression of concern\" is no retraction"], records.Select(record => record.Reason));
    }

    [Theory]
    [InlineData("")]
    [InlineData("10.1000/x,10.1000/y\n")]
    [InlineData("OriginalPaperDOI\n")]
    public async Task Without_a_header_nothing_is_guessed(string content) => Assert.Contains(
        "must name the columns OriginalPaperDOI and RetractionDOI",
        (await Assert.ThrowsAsync<SourceException>(() => Records.OfRetractions(content))).Message,
        StringComparison.Ordinal);
}

using ArxivLens.Core;
using ArxivLens.Sources.CitationFile;

namespace ArxivLens.Sources.Tests.CitationFile;

public sealed class CitationFileReaderTests
{
    [Fact]
    public async Task Columns_may_stand_in_any_order_among_others()
    {
        var records = await Records.OfCitations(
            "Note,cited,\"origin\",Citing\r\n\"a, \"\"b\"\"\",2311.09227,OpenCitations,hep-th/9901001v2\r\n"
            + ",10.1000/X,,704.0001\r\n");
        Assert.Equal(
            ["hep-th/9901001 2311.09227 opencitations", "0704.0001 doi:10.1000/x file"],
            records.Select(record => $"{record.Value.Citing} {record.Value.Cited} {record.Value.Origin}"));
    }

    [Fact]
    public async Task The_caller_says_the_origin_where_the_file_does_not()
    {
        var record = Assert.Single(await Records.OfCitations("citing,cited\nhep-th/9901001,hep-th/9901001\n", "paperscape"));
        Assert.Equal("paperscape", record.Value.Origin);
        Assert.Equal(record.Value.Citing, record.Value.Cited);
        Assert.Throws<ArgumentException>(() => CitationFileReader.ReadAsync("x", "no origin"));
    }

    [Theory]
    [InlineData("hep-th/9901001", "1 fields where the header names 2")]
    [InlineData("hep-th/9901001,2311.09227,x", "3 fields where the header names 2")]
    [InlineData(",2311.09227", "citing is missing")]
    [InlineData("hep-th/9901001,0713.0001", "cited \"0713.0001\" is not an arXiv identifier: month 13")]
    [InlineData("hep-th/9901001,\"2311.09227", "a quoted field is not closed")]
    public async Task What_is_wrong_is_named(string row, string reason)
    {
        var record = Assert.Single(await Records.OfCitations("citing,cited\n" + row));
        Assert.Equal((2, reason, row), (record.Line, record.Reason, record.Text));
    }

    [Fact]
    public async Task A_bad_origin_is_named() =>
        Assert.Equal(
            "origin \"a b\" is not 1 to 40 of a-z, 0-9 and -",
            Assert.Single(await Records.OfCitations("citing,cited,origin\n2311.09227,2311.09228,a b")).Reason);

    [Fact]
    public async Task A_quoted_field_may_hold_line_ends()
    {
        var records = await Records.OfCitations("citing,cited,note\n2311.09227,2311.09228,\"a\nb\nc\"\n2311.09229,2311.09230,\n");
        Assert.Equal([2L, 5], records.Select(record => record.Line));
        Assert.All(records, record => Assert.Null(record.Reason));
    }

    [Fact]
    public async Task A_stray_quote_costs_one_row()
    {
        var rows = string.Concat(Enumerable.Repeat("2311.09227,2311.09228\n", 300));
        var records = await Records.OfCitations("citing,cited\n\"2311.09227,2311.09228\n" + rows);
        Assert.Equal(301, records.Count);
        Assert.Equal([2L], records.Where(record => record.Reason is not null).Select(record => record.Line));
        Assert.Equal(Enumerable.Range(2, 301).Select(n => (long)n), records.Select(record => record.Line));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hep-th/9901001,hep-th/9901002\n")]
    [InlineData("citing;cited\n")]
    [InlineData("citing,cited,citing\n")]
    public async Task Without_a_header_nothing_is_guessed(string content) =>
        Assert.Contains("must name the columns citing and cited", (await Assert.ThrowsAsync<SourceException>(
            () => Records.OfCitations(content))).Message, StringComparison.Ordinal);
}

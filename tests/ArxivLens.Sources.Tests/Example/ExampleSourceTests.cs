namespace ArxivLens.Sources.Tests.Example;

public sealed class ExampleSourceTests
{
    [Fact]
    public async Task Every_line_is_a_citation()
    {
        var records = await ReadAsync("hep-th/9901001\t0704.0001\n0704.0002\t10.1000/x\n");
        Assert.Equal(
            ["hep-th/9901001 0704.0001 example", "0704.0002 doi:10.1000/x example"],
            records.Select(record => $"{record.Value.Citing} {record.Value.Cited} {record.Value.Origin}"));
    }

    [Theory]
    [InlineData("hep-th/9901001", "this is not two keys with a tab between")]
    [InlineData("0704.0001\t0704.0002\t0704.0003", "this is not two keys with a tab between")]
    [InlineData("nonsense\t0704.0002", "citing \"nonsense\" is no key")]
    [InlineData("0704.0001\t0713.0001", "cited \"0713.0001\" is no key")]
    public async Task A_broken_line_is_rejected_and_the_rest_goes_on(string line, string reason)
    {
        var records = await ReadAsync($"{line}\n0704.0001\t0704.0002\n");
        var shown = line.Replace('\t', '\uFFFD');
        Assert.Equal((1L, reason, shown), (records[0].Line, records[0].Reason, records[0].Text));
        Assert.Null(records[1].Reason);
    }

    private static async Task<List<Core.Ingest.SourceRecord<Core.Citations.Citation>>> ReadAsync(string content)
    {
        using var file = new TemporaryFile(System.Text.Encoding.UTF8.GetBytes(content));
        return await ExampleSource.ReadAsync(file.Path).ToListAsync();
    }
}

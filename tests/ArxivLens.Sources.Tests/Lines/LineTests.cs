using System.Text;
using ArxivLens.Core;

namespace ArxivLens.Sources.Tests.Lines;

/// <summary>What a file may be like as bytes, whatever its records.</summary>
public sealed class LineTests
{
    private const string Good = """{"id":"2311.09227","title":"T"}""";

    [Fact]
    public async Task Byte_order_mark_carriage_returns_and_blank_lines_are_left_out()
    {
        var records = await Records.OfSnapshot($"\ufeff{Good}\r\n\r\n   \n{Good}\r\n{Good}");
        Assert.Equal([1L, 4, 5], records.Select(record => record.Line));
        Assert.All(records, record => Assert.Null(record.Reason));
    }

    [Fact]
    public async Task A_line_that_is_too_long_is_skipped_and_the_rest_goes_on()
    {
        var records = await Records.OfSnapshot(Good + "\n" + new string('x', 50_000_000) + "\n" + Good + "\n");
        Assert.Equal([1L, 2, 3], records.Select(record => record.Line));
        Assert.Equal([null, "the line is longer than 8,388,608 bytes", null], records.Select(record => record.Reason));
        Assert.Equal(new string('x', 1_000), records[1].Text);
    }

    [Fact]
    public async Task A_last_line_that_is_too_long_is_rejected_too() =>
        Assert.Equal("the line is longer than 8,388,608 bytes", await Records.OnlyReason(new string('x', 9_000_000)));

    [Fact]
    public async Task Invalid_bytes_and_nul_cost_one_record_each()
    {
        byte[] content = [.. "{\"a\":\"\xff\"}\n"u8, 0xff, (byte)'\n', 0, 0, (byte)'\n', .. Encoding.UTF8.GetBytes(Good)];
        var records = await Records.OfSnapshot(content);
        Assert.Equal(4, records.Count);
        Assert.Equal("the line is not valid UTF-8", records[1].Reason);
        Assert.Equal("\ufffd", records[1].Text);
        Assert.StartsWith("not JSON at byte 0", records[2].Reason, StringComparison.Ordinal);
        Assert.Equal("\ufffd\ufffd", records[2].Text);
        Assert.Null(records[3].Reason);
    }

    [Fact]
    public async Task Utf16_is_refused_by_name()
    {
        var fault = await Assert.ThrowsAsync<SourceException>(() => Records.OfSnapshot(Encoding.Unicode.GetPreamble()));
        Assert.EndsWith("is UTF-16; save it as UTF-8", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gzip_is_known_by_its_first_bytes_also_of_several_members()
    {
        var one = TemporaryFile.Gzip(Encoding.UTF8.GetBytes(Good + "\n"));
        var records = await Records.OfSnapshot([.. one, .. one]);
        Assert.Equal(2, records.Count);
        Assert.All(records, record => Assert.Null(record.Reason));
        Assert.Equal(2 * one.Length, records[1].Progress.BytesRead);
        Assert.Equal(2 * one.Length, records[1].Progress.BytesTotal);
        Assert.Equal(2, records[1].Progress.Records);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(2_000)]
    public async Task An_archive_that_is_cut_off_keeps_its_records_and_says_so(int missing)
    {
        var lines = string.Concat(Enumerable.Range(1, 9_999).Select(
            n => $$"""{"id":"2311.{{n:00000}}","title":"{{n * 7919}}"}""" + "\n"));
        var packed = TemporaryFile.Gzip(Encoding.UTF8.GetBytes(lines));
        var records = await Records.OfSnapshot(packed[..^missing]);
        Assert.All(records.SkipLast(1), record => Assert.Null(record.Reason));
        Assert.InRange(records.Count, 8_000, 10_000);
        Assert.Equal("the gzip archive is cut off", records[^1].Reason);
        Assert.Equal(records.Count, records[^1].Line);
    }

    [Fact]
    public async Task An_archive_that_is_damaged_ends_in_one_rejection()
    {
        var packed = TemporaryFile.Gzip(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Good + "\n", 50))));
        packed[^6] ^= 0x55;
        var records = await Records.OfSnapshot([.. packed, .. new byte[100_000]]);
        Assert.StartsWith("the gzip archive is ", records[^1].Reason, StringComparison.Ordinal);
        Assert.Single(records, record => record.Reason is not null);
    }

    [Fact]
    public async Task An_empty_file_holds_no_records() => Assert.Empty(await Records.OfSnapshot(""));

    [Fact]
    public async Task Lines_of_any_length_around_the_buffer_are_whole()
    {
        var titles = new[] { 262_000, 262_144, 262_145, 600_000, 1, 524_288, 8_000_000 }.Select(n => new string('t', n)).ToList();
        var lines = titles.Select(title => $$"""{"id":"2311.09227","title":"{{title}}"}""");
        var records = await Records.OfSnapshot(string.Join('\n', lines));
        Assert.Equal(titles, records.Select(record => record.Value!.Title));
    }
}

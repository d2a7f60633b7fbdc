using System.Text;
using ArxivLens.Sources.Articles;

namespace ArxivLens.Sources.Tests.Articles.Extraction;

/// <summary>Bytes become the characters that their writer meant.</summary>
public sealed class PageEncodingTests
{
    [Theory]
    [InlineData("utf-8", null, "")]
    [InlineData("windows-1252", "iso-8859-1", "")]
    [InlineData("windows-1252", null, "<meta charset=latin1>")]
    [InlineData("windows-1252", null, "")]
    [InlineData("utf-8", "utf-8", "<meta charset=latin1>")]
    [InlineData("utf-8", null, "<meta charset='utf-16'>")]
    [InlineData("windows-1252", null, "<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-1'>")]
    [InlineData("windows-1252", "no-such-charset", "<?xml version='1.0' encoding='windows-1252'?>")]
    public void Western_letters_are_read(string encoding, string? header, string head) => AssertRead(encoding, header, head + "Crème brûlée – fünf “Öfen”");

    [Theory]
    [InlineData("gb18030", "gb2312", "山村邮差")]
    [InlineData("shift_jis", "Shift_JIS", "欲張りなイヌ")]
    [InlineData("windows-1251", "windows-1251", "Часовщик")]
    [InlineData("koi8-r", "KOI8-R", "Часовщик")]
    [InlineData("euc-kr", "euc-kr", "등대")]
    [InlineData("big5", "big5", "燈塔")]
    public void Other_scripts_are_read(string encoding, string header, string text) => AssertRead(encoding, header, text);

    [Fact]
    public void The_mark_at_the_beginning_is_believed_before_all()
    {
        byte[] bytes = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("Öfen")];
        Assert.Equal("Öfen", WebPageReader.Decode(bytes, "iso-8859-1"));
    }

    [Fact]
    public void A_page_cut_off_within_a_character_is_still_utf_8() =>
        Assert.StartsWith("fünf Öfen", WebPageReader.Decode(Encoding.UTF8.GetBytes("fünf Öfen €").AsSpan(..^1), null), StringComparison.Ordinal);

    private static void AssertRead(string encoding, string? header, string text)
    {
        var bytes = (encoding == "utf-8" ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(encoding)!).GetBytes(text);
        Assert.Equal(text, WebPageReader.Decode(bytes, header));
    }
}

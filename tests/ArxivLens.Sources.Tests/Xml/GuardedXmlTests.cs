using System.Text;
using System.Xml;
using ArxivLens.Sources.Xml;

namespace ArxivLens.Sources.Tests.Xml;

public sealed class GuardedXmlTests
{
    private const long MostBytes = 100_000_000;

    [Theory]
    [InlineData("<!DOCTYPE a><a/>")]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>")]
    [InlineData("<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/x.dtd'><a/>")]
    [InlineData("<!DOCTYPE a [<!ENTITY l 'lol'><!ENTITY m '&l;&l;&l;&l;'><!ENTITY n '&m;&m;&m;&m;'>]><a>&n;</a>")]
    [InlineData("<a>&lol;</a>")]
    [InlineData("<a xmlns:xi='http://www.w3.org/2001/XInclude'><b></a>")]
    [InlineData("<?xml version='1.0' encoding='UTF-7'?><a>+ADw-</a>")]
    [InlineData("<?xml version='1.0' encoding='UTF-16'?><a/>")]
    [InlineData("<?xml version='1.0' encoding='EBCDIC-CP-US'?><a/>")]
    public void What_wants_to_be_obeyed_is_refused(string body) =>
        Assert.Throws<XmlException>(() => ReadAll(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void What_is_in_another_encoding_than_it_says_is_refused()
    {
        Assert.Throws<XmlException>(() => ReadAll(Encoding.Unicode.GetBytes("<a>text</a>")));
        Assert.Throws<XmlException>(() => ReadAll([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("<a>text</a>")]));
        Assert.Throws<XmlException>(() => ReadAll([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<a>text</a>")]));
        Assert.Contains(
            "not in UTF-8 from byte 5 on",
            Assert.Throws<XmlException>(() => ReadAll(Encoding.Latin1.GetBytes("<a>Müller</a>"))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Latin_1_that_says_so_and_UTF_8_with_a_mark_are_read()
    {
        Assert.Equal("Müller", ReadAll(Encoding.Latin1.GetBytes("<?xml version='1.0' encoding='ISO-8859-1'?><a>Müller</a>")));
        Assert.Equal("Müller", ReadAll([.. Encoding.UTF8.Preamble, .. "<?xml version='1.0' encoding='UTF-8'?><a>Müller</a>"u8]));
    }

    [Fact]
    public void Control_characters_do_not_spoil_a_page() =>
        Assert.Equal("a b\u0001 c", ReadAll("<a>a\u0007b&#1;\u000Bc</a>"u8.ToArray()));

    [Fact]
    public void A_hundred_thousand_levels_are_refused_within_the_bounds_of_memory()
    {
        var deep = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<d>", 100_000)));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Contains("deeper than 64", Assert.Throws<XmlException>(() => ReadAll(deep)).Message, StringComparison.Ordinal);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes / 10);
    }

    [Fact]
    public void An_attribute_of_sixteen_megabytes_stays_within_the_bounds_of_memory()
    {
        var body = new byte[16_000_000];
        Array.Fill(body, (byte)'x');
        "<a b='"u8.CopyTo(body);
        "'/>"u8.CopyTo(body.AsSpan(body.Length - 3));
        var before = GC.GetAllocatedBytesForCurrentThread();
        using (var reader = GuardedXml.Open(body))
        {
            Assert.True(reader.Next());
        }

        // As text it is twice as long, and the room for it grows by doubling.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 9L * body.Length);
    }

    private static string ReadAll(byte[] body)
    {
        using var reader = GuardedXml.Open(body);
        var text = new StringBuilder();
        while (reader.Next())
        {
            if (reader.NodeType == XmlNodeType.Text) text.Append(reader.Value);
        }

        return text.ToString();
    }
}

using System.Text;
using ArxivLens.Core.Citing;

namespace ArxivLens.Core.Tests.Citing;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("a, b", "\"a, b\"")]
    [InlineData("say \"so\"", "\"say \"\"so\"\"\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("Σ naïve", "Σ naïve")]
    public void A_text_is_quoted_where_it_must_be_and_is_never_a_formula(string text, string written)
        => Assert.Equal(written + "\r\n", Row(text));

    [Fact]
    public void Numbers_stand_as_they_are_and_what_is_unknown_is_empty()
        => Assert.Equal("-1,0.25,,x\r\n", Row(-1, 0.25, null, "x"));

    private static string Row(params object?[] fields)
    {
        var text = new StringBuilder();
        CsvText.AddRow(text, fields);
        return text.ToString();
    }
}

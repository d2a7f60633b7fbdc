using ArxivLens.Core.Search;

namespace ArxivLens.Core.Tests.Search;

public sealed class QueryParserTests
{
    [Theory]
    [InlineData("gauge theory", "(gauge & theory)")]
    [InlineData("gauge OR theory", "(gauge | theory)")]
    [InlineData("a1 b1 OR c1 d1", "((a1 & b1) | (c1 & d1))")]
    [InlineData("gauge AND theory", "(gauge & theory)")]
    [InlineData("gauge and theory", "(gauge & and & theory)")]
    [InlineData("\"gauge theory\"", "\"gauge theory\"")]
    [InlineData("“gauge theory” lattice", "(\"gauge theory\" & lattice)")]
    [InlineData("gauge -lattice", "(gauge & !lattice)")]
    [InlineData("gauge NOT lattice", "(gauge & !lattice)")]
    [InlineData("gauge ANDNOT lattice", "(gauge & !lattice)")]
    [InlineData("-lattice", "(* & !lattice)")]
    [InlineData("NOT -lattice", "lattice")]
    [InlineData("gauge OR -lattice", "(gauge | (* & !lattice))")]
    [InlineData("open-source", "open-source")]
    [InlineData("+gauge", "gauge")]
    [InlineData("title:gauge", "Title:gauge")]
    [InlineData("ti:\"gauge theory\"", "Title:\"gauge theory\"")]
    [InlineData("title: gauge", "Title:gauge")]
    [InlineData("TITLE:gauge", "Title:gauge")]
    [InlineData("title:(gauge OR abs:lattice)", "(Title:gauge | Abstract:lattice)")]
    [InlineData("author:witten year:1994", "(Authors:witten & 1994..1994)")]
    [InlineData("au:\"Witten, E.\"", "(Authors:Witten & Authors:E)")]
    [InlineData("comments:erratum", "Comments:erratum")]
    [InlineData("year:1990..1995", "1990..1995")]
    [InlineData("year:1995-1990", "1990..1995")]
    [InlineData("year:1990..", "1990..9999")]
    [InlineData("year:..1990", "1..1990")]
    [InlineData("year:>1990", "1991..9999")]
    [InlineData("year:<=1990", "1..1990")]
    [InlineData("date:2020", "2020-01-01..2020-12-31")]
    [InlineData("date:2020-02", "2020-02-01..2020-02-29")]
    [InlineData("date:2020-02-03", "2020-02-03..2020-02-03")]
    [InlineData("date:2020-01..2021-06-30", "2020-01-01..2021-06-30")]
    [InlineData("date:2021..2020-03", "2020-03-01..2021-12-31")]
    [InlineData("date:2020-01..", "2020-01-01..9999-12-31")]
    [InlineData("date:..2020-01", "0001-01-01..2020-01-31")]
    [InlineData("date:>2020-01", "2020-02-01..9999-12-31")]
    [InlineData("date:<=2020", "0001-01-01..2020-12-31")]
    [InlineData("date:<2020-01-01", "0001-01-01..2019-12-31")]
    [InlineData("=theories", "=theories")]
    [InlineData("title:=theories", "Title:=theories")]
    [InlineData("=\"gauge theories\" lattice", "(=\"gauge theories\" & lattice)")]
    [InlineData("-=theories", "(* & !=theories)")]
    [InlineData("x=y", "x=y")]
    [InlineData("id:2311.09227 OR cat:cs.AI", "(#2311.09227 | Category=cs.AI)")]
    [InlineData("gauge id:hep-th/9901001v2", "(gauge & #hep-th/9901001)")]
    [InlineData("id:10.1000/XYZ", "#doi:10.1000/xyz")]
    [InlineData("gaug*", "gaug*")]
    [InlineData("title:gaug*", "Title:gaug*")]
    [InlineData("-(gauge lattice)", "(* & !(gauge & lattice))")]
    [InlineData("foo:bar", "foo:bar")]
    [InlineData("10:30", "10:30")]
    [InlineData("", "nothing")]
    [InlineData("  ", "nothing")]
    public void What_is_typed_plainly_is_read_as_typed(string text, string expected)
    {
        var parsed = QueryParser.Parse(text);
        Assert.Equal(expected, QueryText.Of(parsed.Strict));
        Assert.Empty(parsed.Notes);
    }

    [Theory]
    [InlineData("\"gauge theory", "\"gauge theory\"", "not closed")]
    [InlineData("(gauge OR lattice", "(gauge | lattice)", "not closed")]
    [InlineData("gauge) lattice", "(gauge & lattice)", "no partner")]
    [InlineData("AND gauge", "gauge", "AND stands")]
    [InlineData("gauge AND", "gauge", "AND stands")]
    [InlineData("OR gauge", "gauge", "OR stands")]
    [InlineData("gauge OR", "gauge", "OR stands")]
    [InlineData("OR OR", "nothing", "OR stands")]
    [InlineData("gauge NOT", "gauge", "NOT stands")]
    [InlineData("title:", "nothing", "title: stands")]
    [InlineData("year:soon", "nothing", "is no year")]
    [InlineData("cat:!!", "nothing", "is no category")]
    [InlineData("g*", "g", "2 letters")]
    [InlineData("*gauge", "gauge", "end of a word")]
    [InlineData("ga*ge", "ga ge", "end of a word")]
    [InlineData("gauge id:nonsense", "gauge", "is no identifier")]
    [InlineData("gauge date:2020-13", "gauge", "is no date")]
    [InlineData("gauge date:2020-02-30", "gauge", "is no date")]
    [InlineData("gauge date:..", "gauge", "is no date")]
    [InlineData("gauge date:soon", "gauge", "is no date")]
    public void What_cannot_be_read_as_typed_is_mended_and_told(string text, string expected, string note)
    {
        var parsed = QueryParser.Parse(text);
        Assert.Equal(expected, QueryText.Of(parsed.Strict));
        Assert.Contains(note, Assert.Single(parsed.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gauge theory", "(gauge | theory)")]
    [InlineData("gauge theory year:1994 -lattice", "((gauge | theory) & 1994..1994 & !lattice)")]
    [InlineData("gauge AND theory", "nothing")]
    [InlineData("gauge", "nothing")]
    [InlineData("gauge OR theory", "nothing")]
    public void Words_side_by_side_have_a_looser_reading(string text, string expected)
        => Assert.Equal(expected, QueryText.Of(QueryParser.Parse(text).Loose));

    [Fact]
    public void Text_beyond_the_limit_is_left_out_and_told()
    {
        var within = new string('a', WorkSearch.MaximumLength);
        Assert.Empty(QueryParser.Parse(within).Notes);
        var parsed = QueryParser.Parse(within + "b");
        Assert.Equal(within, QueryText.Of(parsed.Strict));
        Assert.Contains("256", Assert.Single(parsed.Notes), StringComparison.Ordinal);
    }

    /// <summary>Both sides of each limit, from the limits themselves.</summary>
    public static TheoryData<string, QueryLimit?> Limits => new()
    {
        { new string('a', QueryLimits.MaximumLength), null },
        { new string('a', QueryLimits.MaximumLength + 1), QueryLimit.Length },
        { string.Join(' ', Enumerable.Range(10, QueryLimits.MaximumClauses)), null },
        { string.Join(' ', Enumerable.Range(10, QueryLimits.MaximumClauses + 1)), QueryLimit.Clauses },
        { new string('(', QueryLimits.MaximumDepth) + "a" + new string(')', QueryLimits.MaximumDepth), null },
        { new string('(', QueryLimits.MaximumDepth + 1) + "a" + new string(')', QueryLimits.MaximumDepth + 1), QueryLimit.Depth },
        { new string('a', QueryLimits.ShortestPrefix) + "*", null },
        { new string('a', QueryLimits.ShortestPrefix - 1) + "*", QueryLimit.ShortestPrefix },
        { "*ab", QueryLimit.LeadingWildcard },
        { "ab*", null },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public void Whoever_asks_is_told_which_limit_was_gone_over(string text, QueryLimit? limit)
    {
        Assert.Equal(limit is { } one ? [one] : [], QueryParser.Parse(text).Exceeded);
        if (limit is { } named) Assert.NotEmpty(QueryLimits.Describe(named));
    }

    [Fact]
    public void A_pair_of_surrogates_is_not_cut_in_two()
    {
        var parsed = QueryParser.Parse(new string('a', WorkSearch.MaximumLength - 1) + "𝔤");
        Assert.Equal(new string('a', WorkSearch.MaximumLength - 1), QueryText.Of(parsed.Strict));
    }

    [Fact]
    public void Clauses_beyond_the_limit_are_left_out_and_told()
    {
        Assert.Empty(QueryParser.Parse(Words(QueryLimits.MaximumClauses)).Notes);
        var parsed = QueryParser.Parse(Words(QueryLimits.MaximumClauses + 1));
        var expected = Words(QueryLimits.MaximumClauses).Replace(" ", " & ", StringComparison.Ordinal);
        Assert.Equal($"({expected})", QueryText.Of(parsed.Strict));
        Assert.Single(parsed.Notes);

        static string Words(int count) => string.Join(' ', Enumerable.Range(10, count).Select(i => $"w{i}"));
    }

    [Fact]
    public void Parentheses_beyond_the_limit_are_left_out_and_told()
    {
        Assert.Empty(QueryParser.Parse(Nested(QueryLimits.MaximumDepth)).Notes);
        var parsed = QueryParser.Parse("outer " + Nested(QueryLimits.MaximumDepth + 1));
        Assert.Equal("outer", QueryText.Of(parsed.Strict));
        Assert.Contains("depth of 8", Assert.Single(parsed.Notes), StringComparison.Ordinal);

        static string Nested(int depth) => new string('(', depth) + "inner" + new string(')', depth);
    }

    [Theory]
    [InlineData("cat:cs.AI", "Category=cs.AI")]
    [InlineData("cat:CS.ai", "Category=cs.AI")]
    [InlineData("cat:q-alg", "Category=math.QA")]
    [InlineData("cat:hep-th", "Category=hep-th")]
    [InlineData("cat:no-such", "Category=no-such")]
    public void A_category_is_found_under_the_name_it_is_listed_by(string text, string expected)
        => Assert.Equal(expected, QueryText.Of(QueryParser.Parse(text).Strict));

    [Theory]
    [InlineData("cat:cs", "Category=cs.AI", "Category=cs")]
    [InlineData("cat:math", "Category=math.NA", "Category=math")]
    [InlineData("cat:astro-ph.*", "Category=astro-ph.CO", "Category=astro-ph")]
    [InlineData("cat:physics", "Category=physics.optics", "Category=physics.soc-ph")]
    public void An_archive_stands_for_its_categories_and_its_bare_code(string text, string one, string other)
    {
        var alternatives = QueryText.Of(QueryParser.Parse(text).Strict).Trim('(', ')').Split(" | ");
        Assert.Contains(one, alternatives);
        Assert.Contains(other, alternatives);
    }
}

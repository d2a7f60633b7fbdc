using ArxivLens.Core.Papers;
using ArxivLens.Core.Tables;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Graph;

namespace ArxivLens.Core.Tests.Tables;

public sealed class CitationTableTests
{
    private const int Middle = 0;

    [Theory]
    [InlineData(TableOrder.Newest, "w2 w4 w1 w5 w3")]
    [InlineData(TableOrder.Oldest, "w1 w5 w4 w2 w3")]
    [InlineData(TableOrder.Cited, "w1 w2 w4 w3 w5")]
    [InlineData(TableOrder.LeastCited, "w3 w5 w2 w4 w1")]
    [InlineData(TableOrder.Title, "w4 w2 w5 w1 w3")]
    [InlineData(TableOrder.TitleDescending, "w1 w5 w2 w4 w3")]
    [InlineData(TableOrder.Author, "w5 w1 w2 w4 w3")]
    [InlineData(TableOrder.AuthorDescending, "w4 w2 w1 w5 w3")]
    [InlineData(TableOrder.Similar, "w4 w2 w1 w3 w5")]
    [InlineData(TableOrder.LeastSimilar, "w2 w4 w1 w3 w5")]
    [InlineData(TableOrder.Key, "w1 w2 w3 w4 w5")]
    public void Every_order_puts_what_is_unknown_last(TableOrder order, string expected)
    {
        using var test = Library();
        var page = CitationTable.Read(test.Reader, Middle, Question with { Order = order });
        Assert.Equal(expected, Names(test, page));
        Assert.Equal((1, 5, 5), (page.First, page.Matching, page.Total));
        Assert.Null(page.Previous);
        Assert.Null(page.Next);
    }

    [Theory]
    [InlineData("lattice", "w2 w4")]
    [InlineData("LATT", "w2 w4")]
    [InlineData("attice", "")]
    [InlineData("elder", "w1 w5")]
    [InlineData("muller", "w2")]
    [InlineData("Müller quarks", "w2")]
    [InlineData("lattice elder", "")]
    [InlineData("  ", "w2 w4 w1 w5 w3")]
    public void Text_is_looked_for_at_the_beginning_of_words_of_titles_and_authors(string text, string expected)
        => AssertFound(new() { Text = text }, expected);

    [Theory]
    [InlineData(2001, null, "w2 w4")]
    [InlineData(null, 1999, "w1 w5")]
    [InlineData(1999, 2001, "w4 w1 w5")]
    [InlineData(2010, 1990, "")]
    public void Years_leave_out_works_of_unknown_year(int? from, int? until, string expected)
        => AssertFound(new() { FromYear = from, UntilYear = until }, expected);

    [Theory]
    [InlineData("hep-lat", "w2 w4")]
    [InlineData("hep-th", "w1")]
    [InlineData("MATH", "w4 w1")]
    [InlineData("math.MP", "w1")]
    [InlineData("no such", "")]
    public void A_category_is_found_by_code_archive_and_alias(string category, string expected)
        => AssertFound(new() { Category = category }, expected);

    [Fact]
    public void Who_asserts_a_citation_can_be_asked_for()
    {
        using var test = Library();
        Assert.Equal(5, CitationTable.Read(test.Reader, Middle, Question with { Filter = new() { Origins = 1 } }).Matching);
        Assert.Equal(0, CitationTable.Read(test.Reader, Middle, Question with { Filter = new() { Origins = 2 } }).Matching);
        Assert.All(CitationTable.Read(test.Reader, Middle, Question).Rows, row => Assert.Equal(1u, row.Origins));
    }

    [Fact]
    public void Each_row_says_which_way_the_citation_goes()
    {
        using var test = TestIndex.Of(TestIndex.Numbered(4), (0, 1), (2, 0), (0, 3), (3, 0));
        var page = CitationTable.Read(test.Reader, 0, new TableQuestion(CitationDirections.Both));
        Assert.Equal(
            [(1, CitationDirections.References), (2, CitationDirections.Citations), (3, CitationDirections.Both)],
            page.Rows.Select(row => (row.Document, row.Direction)).Order());
        Assert.Equal(2, CitationTable.Read(test.Reader, 0, new TableQuestion(CitationDirections.References)).Total);
        Assert.Equal(2, CitationTable.Read(test.Reader, 0, new TableQuestion(CitationDirections.Citations)).Total);
    }

    [Fact]
    public void Two_papers_of_arxiv_that_are_one_work_are_one_row_that_names_both()
    {
        const string title = "Strong coupling in four dimensions";
        using var test = TestIndex.Of(
            [
                new() { Key = "work:middle", Title = "The middle", Kind = 2 },
                new() { Key = "hep-th/9601001", Title = title, Year = 1996, Kind = 1, AuthorSlugs = ["e-witten"], AuthorNames = ["E. Witten"] },
                new() { Key = "9407087", Title = title + ".", Year = 1994, Kind = 2, AuthorSlugs = ["edward-witten"], AuthorNames = ["Edward Witten"] },
                new() { Key = "hep-th/9407001", Title = title, Year = 1994, Kind = 2, AuthorSlugs = ["n-seiberg"], AuthorNames = ["N. Seiberg"] },
                new() { Key = "2001.00001", Title = title, Year = 2020, Kind = 2, AuthorSlugs = ["e-witten"], AuthorNames = ["E. Witten"] },
                // The library joins records under other keys; where it does not, they are two.
                new() { Key = "doi:10.1000/a", Title = title, Year = 1994, Kind = 1, AuthorSlugs = ["e-witten"], AuthorNames = ["E. Witten"] },
            ],
            (0, 1), (0, 2), (0, 3), (0, 4), (0, 5));
        var page = CitationTable.Read(test.Reader, 0, new TableQuestion(CitationDirections.References));
        Assert.Equal((4, 4, 5), (page.Total, page.Rows.Count, page.Records));
        Assert.Equal([1], Assert.Single(page.Rows, row => row.Document == 2).AlsoAs);
    }

    [Theory]
    [InlineData(TableOrder.Newest, 7)]
    [InlineData(TableOrder.Cited, 7)]
    [InlineData(TableOrder.Similar, 7)]
    [InlineData(TableOrder.TitleDescending, 7)]
    [InlineData(TableOrder.Author, 1)]
    public void Pages_forward_and_back_hold_every_row_once(TableOrder order, int limit)
    {
        using var test = Crowd(40);
        var question = new TableQuestion(CitationDirections.Citations) { Order = order, Limit = limit };
        var whole = CitationTable.Read(test.Reader, 0, question with { Limit = 1000 }).Rows.Select(row => row.Document).ToList();
        Assert.Equal(40, whole.Count);

        var (read, starts) = (new List<int>(), new List<int>());
        TablePage page;
        for (TableCursor? at = null; ; at = page.Next)
        {
            page = CitationTable.Read(test.Reader, 0, question with { Cursor = Written(at) });
            Assert.Equal(read.Count + 1, page.First);
            starts.Add(page.First);
            read.AddRange(page.Rows.Select(row => row.Document));
            if (page.Next is null)
                break;
        }

        Assert.Equal(whole, read);
        for (var back = starts.Count - 2; back >= 0; back--)
        {
            page = CitationTable.Read(test.Reader, 0, question with { Cursor = Written(page.Previous), IsBackward = true });
            Assert.Equal(starts[back], page.First);
            Assert.Equal(whole.Skip(starts[back] - 1).Take(limit), page.Rows.Select(row => row.Document));
        }

        Assert.Null(page.Previous);
    }

    [Fact]
    public void Who_reads_on_while_the_library_grows_misses_no_row_and_sees_none_twice()
    {
        var question = new TableQuestion(CitationDirections.Citations) { Order = TableOrder.Cited, Limit = 10 };
        TableCursor? at;
        var seen = new List<string>();
        using (var before = Crowd(40))
        {
            var page = CitationTable.Read(before.Reader, 0, question);
            at = Written(page.Next);
            seen.AddRange(page.Rows.Select(row => before.Reader.Key(row.Document)));
        }

        // Works above the cursor came in, and its own work was cited once more.
        using var after = Crowd(40, newer: 9, citedAgain: at!.Value.Key.ToString());
        while (at is not null)
        {
            var page = CitationTable.Read(after.Reader, 0, question with { Cursor = at });
            seen.AddRange(page.Rows.Select(row => after.Reader.Key(row.Document)));
            at = Written(page.Next);
        }

        Assert.Equal(40, seen.Distinct().Count());
        Assert.Equal(40, seen.Count);
    }

    [Fact]
    public void A_cursor_of_a_lost_work_leads_to_the_beginning()
    {
        using var test = Library();
        Assert.True(TableCursor.TryParse("-1~-1~work:lost", out var lost));
        Assert.Equal(5, CitationTable.Read(test.Reader, Middle, Question with { Cursor = lost }).Rows.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2023~120")]
    [InlineData("NaN~1~2311.09227")]
    [InlineData("1e999~1~2311.09227")]
    [InlineData("2023~x~2311.09227")]
    [InlineData("2023~1~nonsense")]
    public void What_is_no_cursor_is_refused(string text) => Assert.False(TableCursor.TryParse(text, out _));

    [Fact]
    public void In_the_order_of_keys_a_work_that_was_lost_still_has_its_place()
    {
        using var test = Library();
        Assert.True(TableCursor.TryParse("0~0~work:w2a", out var lost));
        var page = CitationTable.Read(test.Reader, Middle, Question with { Order = TableOrder.Key, Cursor = lost });
        Assert.Equal("w3 w4 w5", Names(test, page));
    }

    private static TableQuestion Question => new(CitationDirections.References);

    // The cursor goes through an address.
    private static TableCursor? Written(TableCursor? cursor)
        => cursor is { } one && TableCursor.TryParse(one.ToString(), out var read) ? read : null;

    private static void AssertFound(TableFilter filter, string expected)
    {
        using var test = Library();
        var page = CitationTable.Read(test.Reader, Middle, Question with { Filter = filter });
        Assert.Equal(expected, Names(test, page));
        Assert.Equal((page.Rows.Count, 5), (page.Matching, page.Total));
    }

    private static string Names(TestIndex test, TablePage page)
        => string.Join(' ', page.Rows.Select(row => test.Reader.Key(row.Document)["work:".Length..]));

    private static TestIndex Library()
    {
        IndexDocument Work(string name, string title, int year, string author, params string[] categories) => new()
        {
            Key = "work:" + name, Title = title, Year = year, Kind = (byte)(title.Length > 0 ? WorkKind.Work : WorkKind.Unresolved),
            AuthorSlugs = author.Length > 0 ? [author] : [], AuthorNames = author.Length > 0 ? [author] : [], Categories = categories,
        };

        return TestIndex.Of(
            [
                Work("middle", "Quarks on the lattice", 2005, "a-author"),
                Work("w1", "The theory of strings", 1999, "c-elder", "hep-th", "math-ph"),
                Work("w2", "Quarks and gluons on the lattice", 2003, "h-muller", "hep-lat"),
                Work("w3", "", 0, ""),
                Work("w4", "“Lattice” quarks", 2001, "z-zeta", "hep-lat", "math.GT"),
                Work("w5", "Strings", 1999, "b-elder"),
                Work("c1", "Birds", 2004, "x"), Work("c2", "Fish", 2004, "x"), Work("c3", "Trees", 2004, "x"),
            ],
            (0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (6, 1), (7, 1), (8, 1), (6, 2), (7, 2), (6, 4), (7, 4));
    }

    private static TestIndex Crowd(int count, int newer = 0, string citedAgain = "")
    {
        var documents = new List<IndexDocument> { new() { Key = "work:middle", Title = "Dark matter halos", Kind = 2 } };
        var citations = new List<(int, int)>();
        void Add(string name, int number)
        {
            var author = $"author-{number % 4}";
            documents.Add(new IndexDocument
            {
                Key = $"work:{name}", Title = $"{(number % 3 == 0 ? "Dark halos" : "Bright stars")} {number % 5}", Year = 2000 + number % 6,
                Kind = 1, AuthorSlugs = [author], AuthorNames = [author],
            });
            citations.Add((documents.Count - 1, 0));
        }

        for (var number = 0; number < newer; number++)
            Add($"new-{number}", number);
        for (var number = 0; number < count; number++)
            Add($"old-{number}", number);
        for (var place = 1; place < documents.Count; place++)
        {
            var isNew = documents[place].Key.StartsWith("work:new", StringComparison.Ordinal);
            var times = isNew ? 9 : (place - newer) % 4 + (documents[place].Key == citedAgain ? 1 : 0);
            citations.AddRange(Enumerable.Range(1, times).Select(step => ((place - 1 + step) % (documents.Count - 1) + 1, place)));
        }

        return TestIndex.Of(documents, [.. citations.Where(one => one.Item1 != one.Item2).Distinct()]);
    }
}

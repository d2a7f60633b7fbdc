using System.Text;
using ArxivLens.Core.Shelves;
using ArxivLens.Sources.Bibliography;

namespace ArxivLens.Sources.Tests.Bibliography;

/// <summary>Files of reference managers, well made, broken and hostile.</summary>
public sealed class ReferenceFileReaderTests
{
    private readonly ReferenceFileReader _reader = new();

    [Fact]
    public void BibTeX_gives_identifiers_keywords_and_notes_with_the_line_on_which_an_entry_begins()
    {
        var read = _reader.Read(
            """
            % written by some program
            @string{prl = "Physical Review Letters"}

            @article{witten, title = {Anti {de Sitter} Space}, author = {Witten, E. and others}, year = 1998, journal = prl,
              eprint = {hep-th/9802150}, archivePrefix = {arXiv}, keywords = {holography; strings, CFT}, annote = {Read \emph{this} first} }
            @misc(doi, title = "On \"U\"mlauts", doi = {10.1000/XYZ_1})
            """);
        Assert.Equal("BibTeX", read.Format);
        Assert.Equal([4, 6], read.References.Select(one => one.Line));
        Assert.Equal("hep-th/9802150", read.References[0].Written.Facts!.Arxiv.ToString());
        Assert.Equal(["holography", "strings", "CFT"], read.References[0].Tags);
        Assert.Equal("Read this first", read.References[0].Note);
        Assert.Equal("doi:10.1000/xyz_1", read.References[1].Written.Facts!.Doi.ToString());
        Assert.Empty(read.Unread);
    }

    [Fact]
    public void RIS_gives_the_same_and_what_records_say_in_notes_is_nobodys_note()
    {
        var read = _reader.Read(
            "TY  - UNPB\r\nTI  - A title that\r\ngoes on\r\nAU  - Witten, Edward\r\nPY  - 1998/02/20\r\nDO  - 10.48550/arXiv.hep-th/9802150\r\n"
            + "KW  - holography\r\nKW  - strings\r\nN1  - Comment: 40 pages\r\nN1  - my note\r\nER  - \r\n\r\nTY  - JOUR\r\nER  - \r\n");
        var one = Assert.Single(read.References);
        Assert.Equal(("RIS", 1, "my note"), (read.Format, one.Line, one.Note));
        Assert.Equal(["holography", "strings"], one.Tags);
        Assert.Contains("hep-th/9802150", one.Written.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(13, Assert.Single(read.Unread).Line);
    }

    [Fact]
    public void CSL_JSON_gives_the_same_and_what_is_no_item_is_said()
    {
        var read = _reader.Read(
            """
            [
              { "id": "a", "title": "A title", "author": [{ "family": "Witten", "given": "E." }, { "literal": "LIGO" }], "issued": { "date-parts": [[1998]] },
                "DOI": "10.1000/xyz", "keyword": "one, two", "annote": "mine" },
              7,
              { "id": "lonely", "title": "\ud800" }
            ]
            """);
        Assert.Equal(["one", "two"], read.References[0].Tags);
        Assert.Equal((2, "mine", 1998), (read.References[0].Line, read.References[0].Note, read.References[0].Written.Facts!.Year));
        Assert.Equal(2, read.Unread.Count + read.References.Count - 1);
    }

    [Fact]
    public void Lines_of_identifiers_are_read_one_by_one_or_several_a_line()
    {
        var read = _reader.Read("https://arxiv.org/abs/2311.09227v2\n\n10.1000/xyz, hep-th/9802150\nSomething Else Entirely, by A. Author, 1999\n");
        Assert.Equal([1, 3, 3, 4], read.References.Select(one => one.Line));
        Assert.Equal("2311.09227", read.References[0].Written.Facts!.Arxiv.ToString());
    }

    [Theory]
    [InlineData("@article{a, title = {never closed")]
    [InlineData("@article{")]
    [InlineData("@article{a,}")]
    [InlineData("[{\"title\":")]
    [InlineData("{}")]
    [InlineData("TY  - JOUR")]
    [InlineData("\0\ud800\u202e")]
    public void What_is_broken_is_said_and_nothing_of_it_saved(string text)
    {
        var read = _reader.Read(text);
        Assert.All(read.References, one => Assert.True(one.Written.Text.Length > 0));
        Assert.True(read.References.Count > 0 || read.Unread.Count > 0);
    }

    [Fact]
    public void Hostile_files_are_read_within_bounds()
    {
        var deep = "@misc{a, title = " + new string('{', 200_000) + "x" + new string('}', 200_000) + "}";
        Assert.True(_reader.Read(deep).References.Count <= 1);
        var strings = new StringBuilder("@string{s0 = {aaaaaaaaaa}}\n");
        for (var number = 1; number < 60; number++)
            strings.Append(System.Globalization.CultureInfo.InvariantCulture, $"@string{{s{number} = s{number - 1} # s{number - 1}}}\n");
        strings.Append("@string{me = me # me}\n@misc{a, title = s59, note = me}");
        Assert.True(_reader.Read(strings.ToString()).References.Sum(one => one.Written.Text.Length) < 100_000);
        var nested = new string('[', 100_000);
        Assert.Empty(_reader.Read(nested).References);
        var many = string.Concat(Enumerable.Range(0, ShelfLimits.MostImported + 1).Select(number => $"@misc{{k{number}, title={{T{number}}}}}\n"));
        var read = _reader.Read(many);
        Assert.Equal(ShelfLimits.MostImported, read.References.Count);
        Assert.Equal(ShelfLimits.MostImported + 1, Assert.Single(read.Unread).Line);
        var open = string.Concat(Enumerable.Repeat("@a{b,c={", 600_000));
        Assert.True(_reader.Read(open).Unread.Count <= 1_001);
    }
}

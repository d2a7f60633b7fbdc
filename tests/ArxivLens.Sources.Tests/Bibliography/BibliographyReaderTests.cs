using System.Text;
using ArxivLens.Sources.Bibliography;
using ArxivLens.Sources.FullTextFile;

namespace ArxivLens.Sources.Tests.Bibliography;

public sealed class BibliographyReaderTests
{
    [Theory]
    [InlineData("[1] A. One, Title of\nthe first\n[2] B. Two", "A. One, Title of the first|B. Two")]
    [InlineData("1. A. One, quan-\ntum\n2. B. Two", "A. One, quantum|B. Two")]
    [InlineData("A. One,\nmore\n\nB. Two\n\n\n", "A. One, more|B. Two")]
    [InlineData("A. One\r\nB. Two", "A. One|B. Two")]
    [InlineData("", "")]
    public void A_list_is_parted_into_its_entries(string text, string entries) =>
        Assert.Equal(entries, string.Join('|', BibliographyReader.Entries(text)));

    [Fact]
    public async Task Lists_are_read_from_json_lines_and_bad_ones_are_rejected()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, """
                {"citing":"2311.09227","references":["A. One, hep-th/9901001","  ","B. Two"]}
                {"citing":"nonsense","references":[]}
                {"citing":"2311.09227","references":["a",3]}
                {"references":[]}
                nonsense
                """);
            var records = await BibliographyReader.ReadAsync(file).ToListAsync();
            Assert.Equal(2, records[0].Value!.References.Count);
            Assert.Equal([false, true, true, true, true], records.Select(record => record.Reason is not null));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_full_text_gives_its_bibliography_and_the_identifiers_in_its_sentences()
    {
        const string line = """
            {"paper_id":"2212.11867","body_text":[{"section":"1","text":"We use the method of Alazard and others {{cite:aa}} here. It extends arXiv:2104.06921v2 in many ways. This is arXiv:2212.11867 and hep-th/9901001 again."}],
             "bib_entries":{"aa":{"bib_entry_raw":"T. Alazard. On the dynamics of roots.","contained_links":[{"url":"http://doi.org/10.1000/xyz"}]},"bb":{"bib_entry_raw":"E. W., hep-th/9901001"},"cc":{}}}
            """;
        var text = FullTextRecordParser.Parse(Encoding.UTF8.GetBytes(line), out var reason);
        Assert.Null(reason);
        Assert.Equal(
            ["T. Alazard. On the dynamics of roots., doi:10.1000/xyz", "E. W., hep-th/9901001", "arXiv:2104.06921"],
            text!.References.Select(one => one.Text));
        Assert.Equal("We use the method of Alazard and others […] here.", Assert.Single(text.References[0].Sentences));
        Assert.Equal("It extends arXiv:2104.06921v2 in many ways.", Assert.Single(text.References[2].Sentences));
    }
}

using ArxivLens.Core.Citing;
using ArxivLens.Core.Papers;
using ArxivLens.Tests.Shared;
using Xunit.Abstractions;

namespace ArxivLens.Tests.Formats;

/// <summary>Titles and names come back whole, whatever they hold, when others read our formats (R47).</summary>
public sealed class FormatFuzzTests
{
    private const int Works = 400;
    private readonly IReadOnlyList<CitedWork> _cited;

    public FormatFuzzTests(ITestOutputHelper output)
    {
        var seed = FuzzSeed.Choose();
        output.WriteLine($"{FuzzSeed.Variable}={seed}");
        _cited = [.. OddWorks.Many(seed, Works).Concat(OddWorks.Few).Where(work => work.Title.Length > 0).Select(work => new CitedWork(work))];
    }

    [ParserFact]
    public async Task BibTeX_is_read_by_pybtex()
    {
        var read = await ReadAsync("bibtex", CitationFormat.BibTex);
        AssertSame(read, (one, cited) => (Formulas(one.Title), Formulas(cited.Title)));
        AssertSame(read, (one, cited) => (string.Join(';', one.Authors.Select(Loose)), string.Join(';', NamesOf(cited).Select(Loose))));
        AssertSame(read, (one, cited) => (one["eprint"], cited.ArxivName));
    }

    [ParserFact]
    public async Task BibTeX_is_read_by_bibtexparser()
        => AssertSame(await ReadAsync("bibtexparser", CitationFormat.BibTex), (one, cited) => (Formulas(one.Title), Formulas(cited.Title)));

    [ParserFact]
    public async Task CSL_JSON_is_read_as_JSON()
    {
        var read = await ReadAsync("csl", CitationFormat.CslJson);
        AssertSame(read, (one, cited) => (one.Title, cited.Title));
        AssertSame(read, (one, cited) => (string.Join(';', one.Authors), string.Join(';', NamesOf(cited))));
        AssertSame(read, (one, cited) => (one["type"], cited.IsPreprint ? "article" : "document"));
        Assert.Equal(read.Count, read.Select(one => one["id"]).Distinct().Count());
    }

    [ParserFact]
    public async Task JSON_LD_is_read_by_rdflib_and_as_JSON()
    {
        var read = await ReadAsync("jsonld", CitationFormat.JsonLd);
        AssertSame(read, (one, cited) => (one.Title, cited.Title));
        AssertSame(read, (one, cited) => (string.Join(';', one.Authors), string.Join(';', NamesOf(cited))));
        Assert.DoesNotContain('<', CitationFormat.JsonLd.Write(_cited));
    }

    [ParserFact]
    public async Task CSV_is_read_by_Python_and_no_cell_is_a_formula()
    {
        AssertSame(await ReadAsync("csv", CitationFormat.Csv), (one, cited) => (one.Title, Cell(cited.Title)));
        AssertSame(await ReadAsync("csv", CitationFormat.Csv), (one, cited) => (one["journal_ref"], Cell(cited.JournalReference)));

        // A spreadsheet would take the bare text for a formula.
        static string Cell(string text) => text.Length > 0 && "=+-@".Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;
    }

    [ParserFact]
    public async Task Zotero_RDF_is_read_by_rdflib()
    {
        var read = await ReadAsync("rdf", CitationFormat.ZoteroRdf);
        AssertSame(read, (one, cited) => (one.Title, cited.Title));
        AssertSame(read, (one, cited) => (string.Join(';', one.Authors), string.Join(';', cited.Work.Authors.Select(ZoteroName))));
        AssertSame(read, (one, cited) => (one["abstract"], cited.Abstract));
    }

    [ParserFact]
    public async Task RIS_is_read_by_citation_js()
    {
        var records = await Parsers.ReadRisAsync(CitationFormat.Ris.Write(_cited));
        Assert.Equal(_cited.Count, records.Count);
        for (var place = 0; place < records.Count; place++)
        {
            Assert.Equal(_cited[place].Title, records[place].GetProperty("title").GetString());
            Assert.Equal(
                string.Join(';', NamesOf(_cited[place]).Select(name => Fold(name.Replace(',', ' ')))),
                string.Join(';', records[place].GetProperty("authors").EnumerateArray().Select(name => Fold(Parsers.NameOf(name)))));
            Assert.Equal(_cited[place].Abstract, records[place].GetProperty("abstract").GetString());
        }
    }

    [Fact]
    public void Every_line_of_RIS_begins_with_a_tag_and_each_record_ends()
    {
        var lines = CitationFormat.Ris.Write(_cited).Split("\r\n");
        Assert.All(lines.Where(line => line.Length > 0), line => Assert.Matches("^[A-Z][A-Z0-9]  - ", line));
        Assert.Equal(_cited.Count, lines.Count(line => line.StartsWith("TY  - ", StringComparison.Ordinal)));
        Assert.Equal(_cited.Count, lines.Count(line => line == "ER  - "));
    }

    private async Task<IReadOnlyList<ReadCitation>> ReadAsync(string reader, CitationFormat format)
    {
        var read = await Parsers.ReadAsync(reader, format.Write(_cited));
        Assert.Equal(_cited.Count, read.Count);
        return read;
    }

    private void AssertSame(IReadOnlyList<ReadCitation> read, Func<ReadCitation, CitedWork, (string Read, string Written)> parts)
    {
        foreach (var (one, cited) in read.Zip(_cited))
        {
            var (found, expected) = parts(one, cited);
            Assert.Equal(expected, found);
        }
    }

    private static IEnumerable<string> NamesOf(CitedWork cited) => cited.Work.Authors.Select(name => name.Given.Length == 0
        ? $"|{OneLine.Of(name.Display)}|"
        : $"{OneLine.Of(name.Given)}|{OneLine.Of(name.Family)}|{OneLine.Of(name.Suffix)}");

    // Zotero keeps a suffix with the given name.
    private static string ZoteroName(PersonName name) => name.Given.Length == 0
        ? $"|{OneLine.Of(name.Display)}|"
        : $"{OneLine.Of(name.Suffix.Length > 0 ? $"{name.Given}, {name.Suffix}" : name.Given)}|{OneLine.Of(name.Family)}|";

    // In a formula a brace with a backslash is named, as are all of one that is cut off; a percent sign has a backslash.
    private static string Formulas(string title) => title
        .Replace(@"\lbrace ", "{", StringComparison.Ordinal).Replace(@"\rbrace ", "}", StringComparison.Ordinal)
        .Replace(@"\{", "{", StringComparison.Ordinal).Replace(@"\}", "}", StringComparison.Ordinal)
        .Replace(@"\%", "%", StringComparison.Ordinal);

    private static string Loose(string name) => Fold(name.Replace("\\", "", StringComparison.Ordinal));

    private static string Fold(string name) => string.Join('|', name.Split('|').Select(OneLine.Of));
}

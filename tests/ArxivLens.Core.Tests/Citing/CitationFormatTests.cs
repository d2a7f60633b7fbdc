using ArxivLens.Core.Categories;
using ArxivLens.Core.Citing;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Tests.Citing;

public sealed class CitationFormatTests
{
    private static readonly Work Paper = new()
    {
        Key = Key("hep-th/9407087"),
        Title = "Monopole condensation in $N=2$ theory",
        Authors = [new("N.", "Seiberg"), new("Sammy", "Davis", "Jr."), new("", "ATLAS Collaboration")],
        Year = 1994,
        Published = new DateOnly(1994, 7, 18),
        Categories = [CategoryCode.TryParse("hep-th", out var code) ? code : default],
        Doi = "10.1016/0550-3213(94)90124-4",
        Abstract = "First.\n\nSecond.",
        Paper = new PaperFacts
        {
            Versions = [new(1, new DateTimeOffset(1994, 7, 18, 0, 0, 0, TimeSpan.Zero)), new(2, new DateTimeOffset(1995, 1, 2, 0, 0, 0, TimeSpan.Zero))],
            JournalRef = "Nucl.Phys. B426",
            Comments = "45 pages",
        },
    };

    [Fact]
    public void A_preprint_in_RIS_says_all_there_is() => Assert.Equal(
        """
        TY  - UNPB
        ID  - seiberg1995monopolecondensationn2theory
        TI  - Monopole condensation in $N=2$ theory
        AU  - Seiberg, N.
        AU  - Davis, Sammy, Jr.
        AU  - ATLAS Collaboration
        PY  - 1994
        DA  - 1994/07/18
        AB  - First. Second.
        DO  - 10.1016/0550-3213(94)90124-4
        UR  - https://arxiv.org/abs/hep-th/9407087
        KW  - hep-th
        KW  - High Energy Physics - Theory
        N1  - Journal reference: Nucl.Phys. B426
        N1  - Comment: 45 pages
        PB  - arXiv
        DB  - arXiv
        AN  - hep-th/9407087
        M3  - Preprint
        M2  - Type: preprint
        M2  - arXiv:hep-th/9407087 [hep-th]
        L1  - https://arxiv.org/pdf/hep-th/9407087
        ER  - 


        """.ReplaceLineEndings("\r\n"),
        CitationFormat.Ris.Write(new CitedWork(Paper)));

    [Fact]
    public void A_version_is_cited_by_its_name_and_day()
    {
        var cited = new CitedWork(Paper, 2);
        Assert.Equal(
            ("hep-th/9407087v2", "https://arxiv.org/abs/hep-th/9407087v2", "https://arxiv.org/pdf/hep-th/9407087v2", new DateOnly(1995, 1, 2)),
            (cited.ArxivName, cited.Address, cited.Pdf, cited.Day));
        Assert.Contains("\"version\": \"2\"", CitationFormat.CslJson.Write(cited), StringComparison.Ordinal);
    }

    [Fact]
    public void A_paper_without_a_publisher_has_the_DOI_that_arXiv_registers()
        => Assert.Equal("10.48550/arXiv.hep-th/9407087", new CitedWork(Paper with { Doi = null }).Doi);

    [Fact]
    public void A_description_by_others_is_no_abstract()
        => Assert.Empty(new CitedWork(Paper with { AbstractIsDescription = true }).Abstract);

    [Fact]
    public void Names_for_citing_are_told_apart_in_one_file()
    {
        var text = CitationFormat.BibTex.Write(Enumerable.Repeat(new CitedWork(Paper), 3));
        foreach (var name in new[] { "theory,", "theoryb,", "theoryc," })
            Assert.Contains($"@misc{{seiberg1995monopolecondensationn2{name}", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bib", "bibtex")]
    [InlineData("BibTeX", "bibtex")]
    [InlineData("csl.json", "csl")]
    [InlineData("md", "markdown")]
    public void A_format_is_found_by_its_name_and_its_ending(string name, string found) => Assert.Equal(found, CitationFormat.Find(name)?.Name);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("json")]
    [InlineData("docx")]
    public void What_is_no_format_is_not_found(string? name) => Assert.Null(CitationFormat.Find(name));

    [Fact]
    public void An_empty_file_of_each_format_is_whole()
    {
        Assert.Equal("[\n]\n", CitationFormat.CslJson.Write());
        Assert.Equal("", CitationFormat.BibTex.Write());
        Assert.Contains("@graph", CitationFormat.JsonLd.Write(), StringComparison.Ordinal);
        Assert.Equal("rdf:RDF", System.Xml.Linq.XDocument.Parse(CitationFormat.ZoteroRdf.Write()).Root!.Name.LocalName is "RDF" ? "rdf:RDF" : "");
    }

    [Fact]
    public void A_context_object_is_of_Dublin_Core_with_the_type_of_a_preprint()
    {
        var pairs = ContextObject.Write(new CitedWork(Paper)).Split('&').Select(pair => Uri.UnescapeDataString(pair)).ToList();
        Assert.Contains("rft_val_fmt=info:ofi/fmt:kev:mtx:dc", pairs);
        Assert.Contains("rft.type=preprint", pairs);
        Assert.Contains("rft.title=Monopole condensation in $N=2$ theory", pairs);
        Assert.Contains("rft.creator=Davis, Sammy, Jr.", pairs);
        Assert.Contains("rft.aucorp=ATLAS Collaboration", pairs);
        Assert.Contains("rft_id=info:doi/10.1016/0550-3213(94)90124-4", pairs);
    }

    [Fact]
    public void A_line_of_Markdown_names_a_few_authors_and_escapes_the_rest()
    {
        var line = CitationFormat.Markdown.Write(new CitedWork(Paper with { Title = "A *b* [c](d)" }, Page: "https://lens.example/abs/hep-th/9407087"));
        Assert.StartsWith("- [A \\*b\\* \\[c\\](d)](<https://lens.example/abs/hep-th/9407087>). N. Seiberg, Sammy Davis Jr., ATLAS Collaboration. 1994. ", line, StringComparison.Ordinal);
    }

    private static WorkKey Key(string text) => WorkKey.TryParse(text, out var key) ? key : default;
}

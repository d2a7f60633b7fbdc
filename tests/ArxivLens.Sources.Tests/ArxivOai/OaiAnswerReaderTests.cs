using ArxivLens.Core.Papers;
using static ArxivLens.Sources.Tests.ArxivOai.OaiText;

namespace ArxivLens.Sources.Tests.ArxivOai;

/// <summary>What is made of the records of a page.</summary>
public sealed class OaiAnswerReaderTests
{
    [Fact]
    public void A_raw_record_tells_all_that_arXiv_records()
    {
        var work = ReadOne(Record(Raw)).Work!;
        Assert.Equal("Calculation of $\\gamma\\gamma$ in Schrödinger's way", work.Title);
        Assert.Equal(["C. Balázs", "E. L. Berger"], work.Authors.Select(author => author.Display));
        Assert.Equal(["hep-ph", "math.XX"], work.Categories.Select(code => code.Value));
        Assert.Equal(new DateOnly(2007, 4, 2), work.Published);
        Assert.Equal("We show < a thing & another.", work.Abstract);
        Assert.Equal("10.1103/PhysRevD.76.013009", work.Doi);
        var paper = work.Paper!;
        Assert.Equal(("P. Nadolsky", "37 pages", "Phys. Rev. D76", "ANL-1"), (paper.Submitter, paper.Comments, paper.JournalRef, paper.ReportNumber));
        Assert.Equal(("05C15", "F.2.2", new DateOnly(2015, 3, 13)), (paper.MscClass, paper.AcmClass, paper.MetadataChanged));
        Assert.Equal(
            [
                new PaperVersion(1, new DateTimeOffset(2007, 4, 2, 19, 18, 42, TimeSpan.Zero)) { Kilobytes = 256, SourceType = "D" },
                new PaperVersion(2, new DateTimeOffset(2007, 7, 24, 20, 10, 27, TimeSpan.Zero)) { Kilobytes = 260 },
            ],
            paper.Versions);
    }

    [Fact]
    public void The_order_of_fields_and_what_is_unknown_do_not_matter()
    {
        var turned = Record("<new a='b'><deep>x<!-- y --></deep></new>" + Raw + "<?target?><other/>");
        Assert.Equal(WorkPrecedence.Fingerprint(ReadOne(Record(Raw)).Work!), WorkPrecedence.Fingerprint(ReadOne(turned).Work!));
        var moved = Raw.Replace("<id>0704.0001</id>", "", StringComparison.Ordinal) + "<id> 0704.0001 </id>";
        Assert.Equal(WorkPrecedence.Fingerprint(ReadOne(Record(Raw)).Work!), WorkPrecedence.Fingerprint(ReadOne(Record(moved)).Work!));
    }

    [Fact]
    public void A_submitter_whom_the_server_does_not_know_is_none() =>
        Assert.Null(ReadOne(Record(Raw.Replace("P. Nadolsky", "None", StringComparison.Ordinal))).Work!.Paper!.Submitter);

    [Fact]
    public void Mathematical_classes_under_the_other_name_are_dropped()
    {
        Assert.Null(ReadOne(Record(Raw.Replace("F.2.2", "05C15", StringComparison.Ordinal))).Work!.Paper!.AcmClass);
    }

    [Theory]
    [InlineData("1044kb", 1044)]
    [InlineData("0kb", 0)]
    [InlineData("1025b", 2)]
    [InlineData("2 MB", 2048)]
    [InlineData("99999999999999999999kb", null)]
    [InlineData("9999999999kb", null)]
    [InlineData("large", null)]
    [InlineData("-4kb", null)]
    public void Sizes_are_counted_in_kilobytes(string text, int? kilobytes)
    {
        var work = ReadOne(Record(Raw.Replace("256kb", text, StringComparison.Ordinal))).Work!;
        Assert.Equal(kilobytes, work.Paper!.Versions[0].Kilobytes);
    }

    [Theory]
    [InlineData("hep-th/9901001", "hep-th/9901001")]
    [InlineData("math.CA/0611800", "math/0611800")]
    [InlineData("2501.00001", "2501.00001")]
    public void Identifiers_of_every_age_are_read(string sent, string key)
    {
        var record = ReadOne(Record(Raw.Replace("0704.0001", sent, StringComparison.Ordinal), sent));
        Assert.Equal(key, record.Work!.Key.ToString());
    }

    [Fact]
    public void A_deleted_record_is_a_tombstone_of_its_day()
    {
        var record = ReadOne($"<record>{Header("0704.0001", "2016-02-29", " status=\"deleted\"")}</record>");
        Assert.Equal(new DateOnly(2016, 2, 29), record.Work!.Deleted);
        Assert.Equal(WorkKind.Unresolved, record.Work.Kind);
    }

    [Theory]
    [InlineData("<record/>", "identifier")]
    [InlineData("<record><header><identifier>oai:arXiv.org:99999999</identifier></header></record>", "not an arXiv identifier")]
    [InlineData("<record><header status='deleted'><identifier>oai:arXiv.org:0704.0001</identifier></header></record>", "datestamp")]
    [InlineData("<record><header><identifier>oai:arXiv.org:0704.0001</identifier></header></record>", "no metadata")]
    [InlineData("<record><header><identifier>oai:arXiv.org:0704.0001</identifier></header><metadata><marc/></metadata></record>", "marc")]
    public void A_record_that_cannot_be_used_says_why(string record, string reason)
    {
        var answer = Read(Page(record + Record(Raw)));
        Assert.Equal(2, answer.Records.Count);
        Assert.Contains(reason, answer.Records[0].Reason, StringComparison.Ordinal);
        Assert.NotNull(answer.Records[1].Work);
    }

    [Theory]
    [InlineData("<title>", "<titel>")]
    [InlineData("We show", "We & show")]
    [InlineData("We show", "We < show")]
    [InlineData("We show", "We &unknown; show")]
    [InlineData("We show", "We <b>show")]
    public void One_record_that_is_not_well_formed_is_one_rejection(string good, string bad)
    {
        var broken = Record(Raw.Replace("0704.0001", "0704.0002", StringComparison.Ordinal).Replace(good, bad, StringComparison.Ordinal), "0704.0002");
        var third = Record(Raw.Replace("0704.0001", "0704.0003", StringComparison.Ordinal), "0704.0003");
        var answer = Read(Page(Record(Raw) + broken + third, "<resumptionToken>next</resumptionToken>"));
        Assert.Equal("next", answer.Token);
        Assert.Equal(["0704.0001", null, "0704.0003"], answer.Records.Select(record => record.Work?.Key.ToString()));
        Assert.Equal(("oai:arXiv.org:0704.0002", "it is not well formed"), (answer.Records[1].Identifier, answer.Records[1].Reason));
    }

    [Fact]
    public void Control_characters_that_XML_forbids_do_not_stop_a_record()
    {
        Assert.NotNull(ReadOne(Record(Raw.Replace("We show", "We &#x0B;\u0007\0 show", StringComparison.Ordinal))).Work);
    }

    [Fact]
    public void A_text_without_end_makes_one_record_unusable()
    {
        var answer = Read(Page(Record(Raw.Replace("We show", new string('a', 1_000_001), StringComparison.Ordinal)) + Record(Raw)));
        Assert.Contains("1,000,000", answer.Records[0].Reason, StringComparison.Ordinal);
        Assert.NotNull(answer.Records[1].Work);
    }

    [Theory]
    [InlineData("<resumptionToken>verb%3DListRecords%26skip%3D2500</resumptionToken>", "verb%3DListRecords%26skip%3D2500", null)]
    [InlineData("<resumptionToken completeListSize=\"7\" cursor='0'>\n a&amp;b |c\n</resumptionToken>", "a&b |c", 7L)]
    [InlineData("<resumptionToken/>", null, null)]
    [InlineData("<resumptionToken completeListSize=\"many\"> </resumptionToken>", null, null)]
    [InlineData("", null, null)]
    public void The_token_is_kept_as_it_is_meant(string sent, string? token, long? size)
    {
        var answer = Read(Page(Record(Raw), sent));
        Assert.Equal((token, size), (answer.Token, answer.CompleteListSize));
    }

    [Fact]
    public void The_other_formats_are_read_with_what_they_have()
    {
        var arxiv = ReadOne(Record(
            "<id>0704.0001</id><created>2011-02-02</created><updated>2015-03-13</updated><authors><author><keyname>Botella</keyname><forenames>V.</forenames><suffix>Jr</suffix>"
            + "<affiliation>X</affiliation></author><author><keyname>Planck Collaboration</keyname></author></authors><title>T</title><categories>cs.AI</categories><abstract>A</abstract>",
            format: "arXiv")).Work!;
        Assert.Equal(["V. Botella Jr", "Planck Collaboration"], arxiv.Authors.Select(author => author.Display));
        Assert.Null(arxiv.Published);
        Assert.Equal(2007, arxiv.Year);

        var old = ReadOne(Record("<id>0704.0001</id><title>T</title><authors>A. One and B. Two</authors><categories>cs.AI</categories>", format: "arXivOld")).Work!;
        Assert.Equal(["A. One", "B. Two"], old.Authors.Select(author => author.Display));

        var dublin = ReadOne(
            $"<record>{Header("0704.0001")}<metadata><oai_dc:dc xmlns:oai_dc='http://www.openarchives.org/OAI/2.0/oai_dc/' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
            + "<dc:title>T</dc:title><dc:creator>Botella, V.</dc:creator><dc:description>A</dc:description><dc:description>28 pages</dc:description><dc:date>2007-04-02</dc:date>"
            + "<dc:date>2011-02-02</dc:date><dc:identifier>http://arxiv.org/abs/0704.0001</dc:identifier><dc:identifier>J. Phys. 1</dc:identifier><dc:identifier>doi:10.1000/x</dc:identifier>"
            + "</oai_dc:dc></metadata></record>").Work!;
        Assert.Equal((new DateOnly(2007, 4, 2), "A", "28 pages", "J. Phys. 1", "10.1000/x"), (dublin.Published, dublin.Abstract, dublin.Paper!.Comments, dublin.Paper.JournalRef, dublin.Doi));
        Assert.Equal(["hep-ph"], dublin.Categories.Select(code => code.Value));
    }
}

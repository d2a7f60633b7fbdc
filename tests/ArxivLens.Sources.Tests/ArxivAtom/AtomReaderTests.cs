using System.Text;
using System.Xml;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.ArxivAtom;

namespace ArxivLens.Sources.Tests.ArxivAtom;

public sealed class AtomReaderTests
{
    [SharedDataFact]
    public void Every_recorded_answer_is_read_whole()
    {
        var read = AtomFixture.All().ToDictionary(one => one.Name[..one.Name.LastIndexOf('_')], one => AtomReader.Read(one.Body));

        Assert.Equal(
            [
                "id_0000.0000_s0_m100: 0 of 0", "id_0808.05394_1707.08567_s0_m100: 1 of 1", "id_0808.05394_s0_m100: 0 of 0",
                "id_1605.08386_s0_m100: 1 of 1", "id_1707.08567_s0_m100: 1 of 1", "id_2104.12255v1_s0_m100: 1 of 1",
                "id_abc_s0_m100: 0 of 1", "id_astro-ph_0601001_s0_m100: 1 of 1", "id_quant-ph_0201082v1_s0_m100: 1 of 1",
                "q_testing_s0_m100: 100 of 214881", "q_testing_s0_m10: 10 of 214881", "q_testing_s0_m15: 15 of 214881",
            ],
            read.Select(one => $"{one.Key}: {one.Value.Papers.Count} of {one.Value.Total}"));
        Assert.All(read.Values, page => Assert.Equal((0, 0), (page.Faults.Count, page.Start)));
        Assert.Equal("incorrect id format for abc", read["id_abc_s0_m100"].Complaint);
        Assert.All(read.Where(one => one.Key != "id_abc_s0_m100"), page => Assert.Null(page.Value.Complaint));
        Assert.All(read.Values.SelectMany(page => page.Papers), AssertSound);
    }

    [SharedDataFact]
    public void A_recorded_paper_has_all_its_facts()
    {
        var paper = Assert.Single(AtomReader.Read(AtomFixture.Of("id_astro-ph_0601001").Body).Papers).Work;

        Assert.Equal("astro-ph/0601001", paper.Key.ToString());
        Assert.StartsWith("Frequency of Hot Jupiters and Very Hot Jupiters from the OGLE-III", paper.Title, StringComparison.Ordinal);
        Assert.StartsWith("We derive the frequencies of hot Jupiters (HJs) with 3–5 day periods", paper.Abstract, StringComparison.Ordinal);
        Assert.Contains("V_max<17.5", paper.Abstract, StringComparison.Ordinal);
        Assert.Equal(["Andrew Gould", "Susan Dorsher", "B. Scott Gaudi", "Andrzej Udalski"], paper.Authors.Select(author => author.Display));
        Assert.Equal(["astro-ph"], paper.Categories.Select(category => category.Value));
        Assert.Equal("ActaAstron.56:1-50,2006", paper.Paper!.JournalRef);
        Assert.StartsWith("62 pages including 16 figures", paper.Paper.Comments, StringComparison.Ordinal);
        Assert.Equal((2006, new DateOnly(2006, 1, 2)), (paper.Year, paper.Published));
        Assert.Equal([new PaperVersion(1, new DateTimeOffset(2006, 1, 2, 14, 57, 58, TimeSpan.Zero))], paper.Paper.Versions);
    }

    [SharedDataFact]
    public void Names_titles_and_DOIs_are_as_arXiv_has_them()
    {
        Assert.Equal(
            "Dirk Wübben",
            AtomReader.Read(AtomFixture.Of("id_1707").Body).Papers[0].Work.Authors[^2].Display);
        // A title that many readers take for none.
        Assert.Equal("0", AtomReader.Read(AtomFixture.Of("id_2104").Body).Papers[0].Work.Title);
        Assert.Equal("10.1109/ICSTW55395.2022.00035", AtomReader.Read(AtomFixture.Of("q_testing_s0_m10_").Body).Papers[0].Work.Doi);
    }

    [Fact]
    public void A_later_version_has_the_day_of_the_first_and_its_own()
    {
        var paper = Assert.Single(AtomReader.Read(AtomFeeds.OfIds("2304.00001v3")).Papers);

        Assert.Equal(3, paper.Version);
        Assert.Equal(
            [(1, "2023-04-01"), (3, "2024-05-22")],
            paper.Work.Paper!.Versions.Select(version => (version.Number, version.Created.ToString("yyyy-MM-dd"))));
        Assert.Equal(new DateOnly(2023, 4, 1), paper.Work.Published);
    }

    [Fact]
    public void What_the_API_does_not_tell_is_told_as_not_known()
    {
        var paper = AtomReader.Read(AtomFeeds.OfIds("2304.00001v1")).Papers[0].Work.Paper!;

        Assert.Equal((null, null, null), (paper.Submitter, paper.ReportNumber, paper.MetadataChanged));
        Assert.Equal(License.NotTold, paper.License);
        Assert.Equal("Not known here; arXiv's own page tells it", License.Of(paper.License).Name);
        Assert.NotEqual(License.Of(null), License.Of(paper.License));
    }

    [Fact]
    public void Classes_among_the_categories_are_none_and_the_primary_one_is_first()
    {
        var entry = AtomFeeds.Entry("2304.00001v1").Replace(
            "<category term=\"cs.DL\"",
            "<category term=\"math.NA\"/><category term=\"68T50\"/><category term=\"I.2.7; H.3\"/><category term=\"cs.DL\"/><category term=\"new-arch.XX\"/><category",
            StringComparison.Ordinal);

        Assert.Equal(
            ["cs.DL", "math.NA", "new-arch.XX"],
            AtomReader.Read(AtomFeeds.Feed(1, 0, entry)).Papers[0].Work.Categories.Select(category => category.Value));
    }

    [Fact]
    public void A_bad_entry_is_told_and_the_page_goes_on()
    {
        var page = AtomReader.Read(AtomFeeds.Feed(
            5,
            0,
            AtomFeeds.Entry("2304.00001v1", title: "  "),
            "<entry/>",
            AtomFeeds.Entry("0713.0001v1"),
            AtomFeeds.Entry("2304.00002v1").Replace("2023-04-01T08:00:00Z", "yesterday", StringComparison.Ordinal),
            AtomFeeds.Entry("2304.00003v2")));

        Assert.Equal("2304.00003", Assert.Single(page.Papers).Id.ToString());
        Assert.Equal(
            [
                "2304.00001: title is missing", "entry 2: id is missing",
                "entry 3: id \"http://arxiv.org/abs/0713.0001v1\" is no arXiv identifier",
                "2304.00002: published \"yesterday\" is no time like 2007-04-02T19:18:42Z",
            ],
            page.Faults.Select(fault => $"{fault.Subject}: {fault.Reason}"));
    }

    [Fact]
    public void A_paper_called_Error_is_a_paper() =>
        Assert.Equal("Error", Assert.Single(AtomReader.Read(AtomFeeds.Feed(1, 0, AtomFeeds.Entry("2304.00001v1", "Error"))).Papers).Work.Title);

    [Fact]
    public void A_complaint_is_one_line_that_no_terminal_obeys()
    {
        var complaint = AtomReader.Read(AtomFeeds.Complaint("start must be\n&#x1b;[31m<b>non-negative</b> " + new string('x', 500))).Complaint!;

        Assert.StartsWith("start must be [31mnon-negative xxx", complaint, StringComparison.Ordinal);
        Assert.DoesNotContain(complaint, char.IsControl);
        Assert.Equal(201, complaint.Length);
    }

    [Fact]
    public void Fields_come_in_any_order_strange_ones_are_passed_over_and_offsets_are_heeded()
    {
        const string entry =
            """
            <entry><x:y xmlns:x="urn:x"><id>http://arxiv.org/abs/hep-th/9901001v1</id></x:y><author><arxiv:affiliation>Here</arxiv:affiliation><name>J. Doe Jr.</name></author>
            <arxiv:doi> 10.1000/A </arxiv:doi><updated>2007-02-27T23:02:02-05:00</updated><published>2007-02-27T23:02:02-05:00</published><title>On $E_8$ and
              <i>more</i> <b>things</b></title><id> http://arxiv.org/abs/math.CA/0702001v1 </id><source><id>http://arxiv.org/abs/hep-th/9901002</id></source></entry>
            """;

        var work = Assert.Single(AtomReader.Read(AtomFeeds.Feed(1, 0, entry)).Papers).Work;

        Assert.Equal("math/0702001", work.Key.ToString());
        Assert.Equal("On $E_8$ and more things", work.Title);
        Assert.Equal(new PersonName("J.", "Doe", "Jr."), Assert.Single(work.Authors));
        Assert.Equal(new DateOnly(2007, 2, 28), work.Published);
        Assert.Equal("10.1000/A", work.Doi);
    }

    [Theory]
    [InlineData("<html><head><title>arXiv is being maintained</title></head></html>", "web page")]
    [InlineData("<rss version='2.0'/>", "no Atom feed")]
    [InlineData("", "")]
    [InlineData("   ", "")]
    [InlineData("{\"error\": 1}", "")]
    public void What_is_no_feed_is_refused(string body, string reason) =>
        Assert.Contains(reason, Assert.Throws<XmlException>(() => AtomReader.Read(Encoding.UTF8.GetBytes(body))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_feed_cut_off_anywhere_is_refused()
    {
        var whole = AtomFeeds.OfIds("2304.00001v1", "2304.00002v1");
        for (var length = 0; length < whole.Length; length++)
            Assert.Throws<XmlException>(() => AtomReader.Read(whole.AsSpan(0, length)));
        Assert.Equal(2, AtomReader.Read(whole).Papers.Count);
    }

    private static void AssertSound(AtomPaper paper)
    {
        Assert.Equal(paper.Id, paper.Work.Key.Arxiv);
        Assert.NotEmpty(paper.Work.Categories);
        Assert.NotEmpty(paper.Work.Authors);
        Assert.NotNull(paper.Work.Published);
        Assert.NotNull(paper.Version);
        Assert.Equal(paper.Version, paper.Work.Paper!.Versions[^1].Number);
        Assert.True(paper.Work.Abstract.Length > 100);
        Assert.Equal(paper.Work.Abstract, TexText.ToPlain(paper.Work.Abstract));
    }
}

using System.Text;
using ArxivLens.Sources.ArxivOai;

namespace ArxivLens.Sources.Tests.ArxivOai;

/// <summary>Answers as arXiv's server writes them.</summary>
internal static class OaiText
{
    public const string Raw =
        """
        <id>0704.0001</id><submitter>P. Nadolsky</submitter>
        <version version="v1"><date>Mon, 02 Apr 2007 19:18:42 GMT</date><size>256kb</size><source_type>D</source_type></version>
        <version version="v2"><date>Tue, 24 Jul 2007 20:10:27 GMT</date><size>260kb</size></version>
        <title>Calculation of $\gamma\gamma$ in Schr\"odinger's way</title><authors>C. Bal\'azs, E. L. Berger (Argonne)</authors>
        <categories>hep-ph math.XX</categories><comments>37 pages</comments><report-no>ANL-1</report-no>
        <msc-class>05C15</msc-class><acm-class>F.2.2</acm-class><journal-ref>Phys. Rev. D76</journal-ref>
        <doi>10.1103/PhysRevD.76.013009</doi><license>http://arxiv.org/licenses/nonexclusive-distrib/1.0/</license>
        <abstract>We show &lt; a thing &amp; another.</abstract>
        """;

    public static string Header(string id, string day = "2015-03-13", string status = "") =>
        $"<header{status}><identifier>oai:arXiv.org:{id}</identifier><datestamp>{day}</datestamp><setSpec>physics:hep-ph</setSpec></header>";

    public static string Record(string fields, string id = "0704.0001", string format = "arXivRaw", string day = "2015-03-13") =>
        $"<record>{Header(id, day)}<metadata><{format} xmlns=\"http://arxiv.org/OAI/{format}/\">{fields}</{format}></metadata></record>";

    public static string Page(string records, string token = "") =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-11-22T07:18:23Z</responseDate>
        <request verb="ListRecords">http://127.0.0.1/oai</request><ListRecords>{records}{token}</ListRecords></OAI-PMH>
        """;

    public static OaiAnswer? Read(string text, out string? fault) => OaiAnswerReader.TryRead(Encoding.UTF8.GetBytes(text), out fault);

    public static OaiAnswer Read(string text) => Read(text, out var fault) ?? throw new InvalidOperationException(fault);

    /// <summary>The one record of a page.</summary>
    public static OaiRecord ReadOne(string record) => Assert.Single(Read(Page(record)).Records);
}

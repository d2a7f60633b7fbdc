using System.Text;
using ArxivLens.Index.Tests;
using ArxivLens.Sources.ArxivOai;
using ArxivLens.Sources.Tests.Http;
using ArxivLens.Tests.Shared;
using static ArxivLens.Sources.Tests.ArxivOai.OaiText;

namespace ArxivLens.Sources.Tests.ArxivOai;

/// <summary>Answers that mean harm are refused before a parser sees them. Alone, since it counts what the process allocates.</summary>
[Collection(nameof(Alone))]
public sealed class HostileAnswerTests
{
    private const long Megabyte = 1_000_000;

    public static TheoryData<string, string> Attacks() => new()
    {
        { "<!DOCTYPE a [<!ENTITY x 'y'>]>" + Page(""), "document type" },
        { "<?xml version='1.0'?><!DOCTYPE a SYSTEM 'file:///etc/passwd'>" + Page(""), "document type" },
        { "<?xml version='1.0'?><!DOCTYPE html><html></html>", "document type" },
        { "<?xml version='1.0' encoding='UTF-7'?>+ADw-OAI-PMH+AD4-", "UTF-8" },
        { "<?xml version='1.0' encoding='utf-16'?><OAI-PMH/>", "UTF-8" },
        { "<?xml version='1.0' encoding='IBM037'?><OAI-PMH/>", "UTF-8" },
        { "<html><body>Just a moment</body></html>", "no answer of OAI-PMH" },
        { "", "no XML" },
        { "{\"error\": 1}", "no XML" },
        { Page(Record(Raw))[..^40], "cut off" },
        { Page(Record(Raw))[..300], "cut off" },
        { Page(Record(Raw)).Replace("</ListRecords>", "</ListRecord>", StringComparison.Ordinal), "not well formed" },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public void What_is_no_answer_is_refused_in_words(string text, string fault)
    {
        Assert.Null(Read(text, out var told));
        Assert.Contains(fault, told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void Another_encoding_is_refused(string encoding)
    {
        var marked = Encoding.GetEncoding(encoding);
        Assert.Null(OaiAnswerReader.TryRead((byte[])[.. marked.GetPreamble(), .. marked.GetBytes(Page(Record(Raw)))], out _));
        Assert.Null(OaiAnswerReader.TryRead(marked.GetBytes(Page(Record(Raw))), out _));
    }

    [Fact]
    public void Depth_length_and_number_have_bounds_that_cost_no_memory()
    {
        byte[][] answers =
        [
            Fill("<OAI-PMH>", "<a>", 100_000),
            Fill("<OAI-PMH a='", "a", 100_000_000),
            Fill("<OAI-PMH ", "a='' ", 10_000_000),
            Fill("<OAI-PMH><a>", "text", 20_000_000),
            Fill("<OAI-PMH>", "<a/>", 10_000_000),
            Fill("<OAI-PMH><!--", "a", 50_000_000),
            Fill("<OAI-PMH><![CDATA[", "a", 50_000_000),
            Fill("<", "a", 50_000_000),
        ];
        foreach (var answer in answers)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            Assert.Null(OaiAnswerReader.TryRead(answer, out var fault));
            Assert.NotNull(fault);
            Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, Megabyte);
        }
    }

    [Fact]
    public void Names_and_attributes_of_the_usual_length_are_no_attack()
    {
        Assert.Single(Read(Page(Record(Raw)).Replace("<ListRecords>", $"<ListRecords a=\">{new string('b', 10_000)}\">", StringComparison.Ordinal)).Records);
    }

    [Fact]
    public void Damaged_answers_never_throw()
    {
        var page = Encoding.UTF8.GetBytes(Page(Record(Raw) + $"<record>{Header("0704.0002", status: " status='deleted'")}</record>", "<resumptionToken>t</resumptionToken>"));
        foreach (var seed in FuzzRounds.From(FuzzSeed.Choose(), 2_000))
        {
            var random = new Sequence(seed);
            var damaged = page.ToArray();
            for (var hits = 1 + random.Below(8); hits > 0; hits--) damaged[random.Below(damaged.Length)] = (byte)"<>&'\"/!?[]\0\u0001ab="[random.Below(15)];
            var length = random.Below(4) == 0 ? random.Below(damaged.Length) : damaged.Length;
            var e = Xunit.Record.Exception(() => OaiAnswerReader.TryRead(damaged.AsMemory(0, length), out _));
            Assert.True(e is null, $"{FuzzSeed.Variable}={seed}: {e}");
        }
    }

    private static byte[] Fill(string beginning, string piece, int times)
    {
        var text = new byte[beginning.Length + (piece.Length * times)];
        Encoding.ASCII.GetBytes(beginning, text);
        var one = Encoding.ASCII.GetBytes(piece);
        for (var at = beginning.Length; at < text.Length; at += one.Length) one.CopyTo(text, at);
        return text;
    }
}

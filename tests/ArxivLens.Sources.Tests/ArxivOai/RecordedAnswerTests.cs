using ArxivLens.Sources.ArxivOai;

namespace ArxivLens.Sources.Tests.ArxivOai;

/// <summary>Answers that arXiv's servers gave, old and new.</summary>
public sealed class RecordedAnswerTests
{
    [SharedDataFact]
    public void Every_recorded_answer_of_records_is_read_whole()
    {
        var records = Directory.EnumerateFiles(SharedData.PathOf("fixtures/arxiv-oai"), "*.xml")
            .SelectMany(file => Read(file).Records.Select(record => (file, record))).ToList();
        Assert.InRange(records.Count, 20, 1000);
        Assert.All(records, one => Assert.True(one.record.Work is { Title.Length: > 0, Authors.Count: > 0, Abstract.Length: > 0, Categories.Count: > 0 }, $"{one.file}: {one.record.Identifier} {one.record.Reason}"));
        Assert.All(records, one => Assert.NotNull(one.record.Work!.Paper!.MetadataChanged));
    }

    [SharedDataFact]
    public void The_four_formats_of_the_new_server_tell_one_paper()
    {
        var works = new[] { "arXivRaw", "arXiv", "arXivOld", "oai_dc" }.Select(format => Assert.Single(Server($"GetRecord-{format}").Records).Work!).ToList();
        Assert.All(works, work => Assert.Equal(
            ("0812.4551", "Dynamics of a map with power-law tail", "10.1088/1751-8113/42/38/385101", "28 pages, 17 figures"),
            (work.Key.ToString(), work.Title, work.Doi, work.Paper!.Comments)));
        Assert.All(works, work => Assert.Equal(["nlin.CD"], work.Categories.Select(code => code.Value)));
        Assert.All(works, work => Assert.Equal(3, work.Authors.Count));
        Assert.Equal([new DateOnly(2008, 12, 24), null, null, new DateOnly(2008, 12, 24)], works.Select(work => work.Published));
        Assert.Equal([1044, 1044, 954, 817, 4346], works[0].Paper!.Versions.Select(version => version.Kilobytes));
        Assert.Equal("D", works[0].Paper!.Versions[^1].SourceType);
    }

    [SharedDataFact]
    public void Sets_formats_and_what_the_server_is_are_told()
    {
        Assert.Contains(new OaiSet("physics:nlin:CD", "Chaotic Dynamics"), Server("ListSets").Sets);
        Assert.Equal(["oai_dc", "arXiv", "arXivOld", "arXivRaw"], Server("ListMetadataFormats").Formats);
        Assert.Equal(new OaiIdentity("arXiv", new DateOnly(2005, 9, 16), "YYYY-MM-DD"), Server("Identify").Identity);
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 7, 18, 23, TimeSpan.Zero), Server("Identify").ResponseDate);
    }

    [SharedDataFact]
    public void Every_recorded_error_is_understood()
    {
        var files = Directory.GetFiles(SharedData.PathOf("fixtures/arxiv-oai/server"), "err-*.xml");
        Assert.Equal(10, files.Length);
        foreach (var file in files)
        {
            var error = Assert.Single(Read(file).Errors);
            Assert.Equal(Path.GetFileNameWithoutExtension(file).Split('-')[1] is "duplicate" ? "badArgument" : Path.GetFileNameWithoutExtension(file).Split('-')[1], error.Code);
            Assert.NotEmpty(error.Text);
        }

        Assert.True(Server("err-noRecordsMatch").IsNothing);
    }

    private static OaiAnswer Server(string name) => Read(SharedData.PathOf($"fixtures/arxiv-oai/server/{name}.xml"));

    private static OaiAnswer Read(string file) =>
        OaiAnswerReader.TryRead(File.ReadAllBytes(file), out var fault) ?? throw new InvalidOperationException($"{file}: {fault}");
}

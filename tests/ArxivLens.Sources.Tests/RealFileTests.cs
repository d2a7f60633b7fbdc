using ArxivLens.Core.Ingest;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.ArxivSnapshot;
using ArxivLens.Sources.CitationFile;
using ArxivLens.Sources.WorkFile;

namespace ArxivLens.Sources.Tests;

public sealed class RealFileTests
{
    [SharedDataFact]
    public async Task Every_paper_of_the_citation_corpus_is_read() =>
        Assert.Equal((21_887, 0), await Count(SnapshotReader.ReadAsync(
            SharedData.PathOf("papers/arxiv-citation-corpus-1991-1996.jsonl.gz"))));

    [SharedDataFact]
    public async Task Every_paper_of_the_sample_is_read_with_sound_facts()
    {
        var (read, rejected) = (0, 0);
        await foreach (var record in SnapshotReader.ReadAsync(SharedData.PathOf("papers/arxiv-sample-170k.jsonl.gz")))
        {
            rejected += record.Reason is null ? 0 : 1;
            if (record.Value is not { } paper)
                continue;
            read++;
            Assert.True(WorkKey.TryParse(paper.Key.ToString(), out var again) && again == paper.Key);
            Assert.NotEmpty(paper.Categories);
            Assert.NotNull(paper.Published);
            Assert.True(paper.Authors.All(author => author.Slug.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')));
            Assert.Equal(paper.Abstract, TexText.ToPlain(paper.Abstract));
        }

        Assert.Equal((169_686, 0), (read, rejected));
    }

    [SharedDataFact]
    public async Task Every_work_is_read() =>
        Assert.Equal((27_377, 0), await Count(WorkFileReader.ReadAsync(
            SharedData.PathOf("citations/works-without-abstract.jsonl.gz"))));

    [SharedDataFact]
    public async Task Every_citation_is_read() =>
        Assert.Equal((130_095, 0), await Count(CitationFileReader.ReadAsync(
            SharedData.PathOf("citations/arxiv-citations-1991-1996.csv.gz"), "paperscape")));

    private static async Task<(int Read, int Rejected)> Count<T>(IAsyncEnumerable<SourceRecord<T>> records)
    {
        var (read, rejected) = (0, 0);
        await foreach (var record in records)
        {
            if (record.Reason is null)
                read++;
            else
                rejected++;
        }

        return (read, rejected);
    }
}

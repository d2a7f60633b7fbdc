using System.Globalization;
using System.Security;
using System.Text;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Library;
using ArxivLens.Scale.Corpus;
using ArxivLens.Sources.ArxivOai;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Scale;

/// <summary>What a page of arXiv's server costs: reading it, and saving its records with where to go on.</summary>
internal static class HarvestPageRun
{
    private const int Records = 2_500;
    private const int Rounds = 20;

    /// <summary>Measures processor time, and prints the median and the slowest of twenty pages one after another.</summary>
    public static async Task<int> RunAsync(Options options)
    {
        var folder = Directory.CreateTempSubdirectory("arxivlens-page-");
        try
        {
            var directory = new DataDirectory(folder.FullName);
            using var storage = SqliteStorage.Open(directory.LibraryFile);
            var rejected = new RejectedRecords(directory.RejectedFile);
            var run = await SourceRun.BeginAsync(
                storage.Stores, rejected, directory, TimeProvider.System, new SourceInput("arxiv-oai", "papers", "page"));
            var (reading, saving) = (new List<double>(), new List<double>());
            var corpus = new GeneratedCorpus(Records * Rounds, (ulong)options.Number("seed", 1));
            for (var round = 0; round < Rounds; round++)
            {
                var body = Write(corpus, round * Records);
                var began = Environment.CpuUsage.TotalTime;
                var page = OaiAnswerReader.TryRead(body, out var fault) ?? throw new InvalidOperationException(fault);
                var read = Environment.CpuUsage.TotalTime;
                var works = page.Records.Select(record => record.Work!).ToList();
                await run.SaveAsync(new SourceBatch { Works = works, Present = works });
                reading.Add((read - began).TotalSeconds);
                saving.Add((Environment.CpuUsage.TotalTime - read).TotalSeconds);
                if (round == 0)
                    Console.WriteLine(FormattableString.Invariant($"a page of {page.Records.Count:N0} records has {body.Length / 1e6:0.0} MB"));
            }

            Print("read", reading);
            Print("saved", saving);
            Print("together", [.. reading.Zip(saving, (one, other) => one + other)]);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Print(string what, List<double> seconds)
    {
        var sorted = seconds.Order().ToList();
        Console.WriteLine(FormattableString.Invariant(
            $"| {what} | {sorted[sorted.Count / 2]:0.000} s | {sorted[^1]:0.000} s |"));
    }

    private static byte[] Write(GeneratedCorpus corpus, int first)
    {
        var text = new StringBuilder("<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>2026-11-22T07:18:23Z</responseDate><ListRecords>");
        var (draft, writer) = (new PaperDraft(), corpus.CreateWriter());
        for (var place = first; place < first + Records; place++)
        {
            corpus.Draw(place, draft, writer);
            Append(text, draft);
        }

        return Encoding.UTF8.GetBytes(text.Append("<resumptionToken>next</resumptionToken></ListRecords></OAI-PMH>").ToString());
    }

    private static void Append(StringBuilder text, PaperDraft draft)
    {
        var key = TextOf(draft.Key);
        var day = draft.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var submitted = draft.Day.ToString("ddd, dd MMM yyyy", CultureInfo.InvariantCulture);
        var authors = string.Join(", ", draft.Authors.Select(author => GeneratedCorpus.NameOf(author).Display));
        var categories = string.Join(' ', draft.Categories.Select(category => GeneratedCorpus.Categories[category]));
        text.Append(CultureInfo.InvariantCulture, $"<record><header><identifier>oai:arXiv.org:{key}</identifier><datestamp>{day}</datestamp></header>")
            .Append(CultureInfo.InvariantCulture, $"<metadata><arXivRaw xmlns=\"http://arxiv.org/OAI/arXivRaw/\"><id>{key}</id><submitter>S. Ubmitter</submitter>")
            .Append(CultureInfo.InvariantCulture, $"<version version=\"v1\"><date>{submitted} 19:18:42 GMT</date><size>256kb</size><source_type>D</source_type></version>")
            .Append(CultureInfo.InvariantCulture, $"<title>{TextOf(draft.Title)}</title><authors>{SecurityElement.Escape(authors)}</authors><categories>{categories}</categories>")
            .Append(CultureInfo.InvariantCulture, $"<comments>{TextOf(draft.Comments)}</comments><license>http://arxiv.org/licenses/nonexclusive-distrib/1.0/</license>")
            .Append(CultureInfo.InvariantCulture, $"<abstract>{TextOf(draft.Abstract)}</abstract></arXivRaw></metadata></record>");
    }

    private static string TextOf(ByteText text) => SecurityElement.Escape(Encoding.ASCII.GetString(text.Bytes))!;
}

using System.Diagnostics;
using System.Globalization;
using ArxivLens.Index;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;
using ArxivLens.Scale.Corpus;

namespace ArxivLens.Scale.Engines;

/// <summary>
/// How soon new papers are found: from the call that adds them to the first answer of a fresh reader that finds the last of them.
/// The first time of all counts too, with everything that is compiled on first use.
/// </summary>
internal sealed class OwnUpdate(string folder, IPaperCorpus corpus, AnswerSheet sheet)
{
    private const int References = 20;

    // Together no more than may stand unmerged behind the first segment.
    private static readonly int[] Sizes = [1, 1, 1, 1, 1, 1_000, 1_000, 1_000];
    private int _added;

    /// <summary>Measures on a copy of the index, of links: no file of an index is written again.</summary>
    public static void Measure(string index, IPaperCorpus corpus, AnswerSheet sheet)
    {
        var copy = index + "-updated";
        using (var linking = Process.Start("cp", ["-al", index, copy]))
            linking.WaitForExit();
        try
        {
            var update = new OwnUpdate(copy, corpus, sheet);
            foreach (var papers in Sizes)
                update.Add(papers);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static string Marker(int paper) => string.Create(CultureInfo.InvariantCulture, $"novum{paper}");

    private void Add(int papers)
    {
        var documents = corpus.ReadDocuments().Take(papers).Select(Renew).ToList();
        var (cpu, began) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        var last = Commit(documents);
        using var reader = IndexReader.Open(folder);
        var found = reader.Search(new SearchRequest(new TermQuery(Marker(_added - 1)), 0, 10)).Hits;
        var (time, spent) = (Stopwatch.GetElapsedTime(began), Environment.CpuUsage.TotalTime - cpu);
        if (found is not [var hit] || hit.Document != last)
            throw new InvalidOperationException("A paper that was added is not found.");
        sheet.Update(papers, time, spent);
    }

    private int Commit(List<IndexDocument> documents)
    {
        using var update = IndexUpdate.Begin(folder, "scale");
        var number = -1;
        foreach (var document in documents)
        {
            number = update.Put(document);
            var cited = Enumerable.Range(1, References).Select(step => (int)(number * 7_919L * step % corpus.Count)).Distinct();
            update.SetReferences(number, [.. cited.Select(paper => (paper, 1u))]);
        }

        update.Commit();
        return number;
    }

    // A paper of the corpus once more, under another key and with a word that no other has.
    private IndexDocument Renew(IndexDocument document)
    {
        var marker = Marker(_added++);
        return document with { Key = marker, Title = $"{document.Title} {marker}" };
    }
}

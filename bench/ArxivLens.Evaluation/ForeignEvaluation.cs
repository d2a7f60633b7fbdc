using System.Globalization;
using System.Text.Json;
using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Library;
using ArxivLens.Core.Questions;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Evaluation;

/// <summary>
/// How often "nothing in this library bears on it" is said rightly of questions on cooking, football, tax and the like, and wrongly of
/// questions on the physics of 1991–1996 (<c>foreign-questions.tsv</c>, in our own words).
/// </summary>
internal static class ForeignEvaluation
{
    /// <summary>Asks the questions of the library in a data directory.</summary>
    public static async Task RunAsync(string library, bool asJson, bool list, TextWriter output)
    {
        var directory = DataDirectory.ForReading(library);
        using var storage = SqliteStorage.OpenForReading(directory.LibraryFile);
        using var host = new IndexHost(directory.IndexDirectory);
        if (host.Refresh() != IndexRefresh.Changed) throw new InvalidDataException($"{library}: there is no index");
        using var passages = new PassageIndex(directory);
        passages.Host.Refresh();
        var search = new EvidenceSearch(host, storage.Works, passages, storage.FullTexts);
        var answers = new List<(bool IsForeign, bool IsNothing)>();
        foreach (var (isForeign, text) in ReadQuestions())
        {
            var evidence = await search.FindAsync(new EvidenceQuestion(text, null, "", []));
            answers.Add((isForeign, evidence.Passages.Count == 0));
            if (list && isForeign != answers[^1].IsNothing) Explain(output, text, evidence);
        }

        Write(answers, asJson, output);
    }

    private static void Explain(TextWriter output, string text, Evidence evidence)
    {
        output.WriteLine(text);
        if (evidence.Passages is [var first, ..])
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {first.Closeness:F2} {first.Passage.Id}: {first.Passage.Text}"));
    }

    private static void Write(List<(bool IsForeign, bool IsNothing)> answers, bool asJson, TextWriter output)
    {
        var foreign = answers.Where(one => one.IsForeign).ToList();
        var own = answers.Where(one => !one.IsForeign).ToList();
        var rightly = foreign.Count(one => one.IsNothing) / (double)foreign.Count;
        var wrongly = own.Count(one => one.IsNothing) / (double)own.Count;
        output.WriteLine(asJson
            ? JsonSerializer.Serialize(new { foreign = foreign.Count, own = own.Count, rightly, wrongly })
            : string.Create(
                CultureInfo.InvariantCulture,
                $"nothing bears on it: said of {rightly:P0} of {foreign.Count} foreign questions, of {wrongly:P0} of {own.Count} others"));
    }

    private static IEnumerable<(bool IsForeign, string Text)> ReadQuestions()
    {
        using var text = new StreamReader(typeof(ForeignEvaluation).Assembly.GetManifestResourceStream("foreign-questions.tsv")!);
        while (text.ReadLine() is { } line)
        {
            if (line.Split('\t') is [var kind, var question]) yield return (kind == "foreign", question);
        }
    }
}

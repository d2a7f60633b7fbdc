using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Evaluation;

namespace ArxivLens.Training;

/// <summary>A question put to a library: the features of what was found.</summary>
/// <param name="Kind">What sort of question to what sort of library.</param>
/// <param name="Rows">For a question the library can answer the sentences that do, else all sentences found.</param>
/// <param name="IsAnswered">Whether the library can answer it.</param>
/// <param name="Group">For parting what is learnt from and what is judged by.</param>
internal sealed record PassageQuestion(string Kind, List<double[]> Rows, bool IsAnswered, int Group)
{
    /// <summary>The other sentences found.</summary>
    public List<double[]> Others { get; init; } = [];
}

/// <summary>
/// Questions with and without an answer, made of data that may teach: one-sentence summaries of machine learning (SciTLDR) and titles of
/// physics (arXiv's metadata) to the abstracts of their own field and of the other one, and citing passages (CL-SciSumm) to the paper
/// they cite and to physics.
/// </summary>
internal static class PassageQuestions
{
    private const int Each = 400;
    private static readonly string[] Computing = ["cs.", "stat.", "eess."];
    private static readonly string[] Physics = ["hep-th", "hep-ph", "hep-lat", "hep-ex", "astro-ph", "gr-qc", "cond-mat", "nucl-th"];

    /// <summary>Makes them.</summary>
    /// <param name="rankings">The citing passages with their papers.</param>
    /// <param name="evidence">The file these are of.</param>
    /// <param name="summaries">SciTLDR's training part.</param>
    /// <param name="papers">Papers of physics.</param>
    /// <param name="citations">Citations between these.</param>
    /// <param name="sample">Papers of all fields; what is not of computing is a large library for questions of computing.</param>
    public static async Task<List<PassageQuestion>> MakeAsync(
        List<PassageRanking> rankings, string evidence, string summaries, string papers, string citations, string sample)
    {
        var learning = LabelledFile.Read<SummaryExample>(summaries);
        var physics = LabelledFile.Read<SnapshotPaper>(papers).Where(IsPhysics).ToList();
        var ties = TiesOf(citations);
        using var own = await PassageLibrary.OfAsync([.. learning.Select(WorkOf)]);
        using var other = await PassageLibrary.OfAsync([.. physics.Select(WorkOf).DistinctBy(work => work.Key)]);
        var sampled = LabelledFile.Read<SnapshotPaper>(sample);
        var elsewhere = sampled.Where(paper => !IsComputing(paper)).Where((_, at) => at % 2 == 0)
            .Select(WorkOf).DistinctBy(work => work.Key).ToList();
        var computing = sampled.Where(IsComputing).ToList();
        using var large = await PassageLibrary.OfAsync(elsewhere);
        using var larger = await PassageLibrary.OfAsync([.. elsewhere, .. learning.Select(WorkOf)]);
        var questions = new List<PassageQuestion>();
        for (var number = 0; number < Each; number++)
        {
            var example = number * learning.Count / Each;
            var summary = learning[example].Summaries[0];
            await AddAsync(questions, "summary", own, summary, key => key == KeyOf(example), number);
            await AddAsync(questions, "summary to physics", other, summary, null, number);
            var words = string.Join(' ', summary.Split(' ').Skip(number % 7).Take(6));
            await AddAsync(questions, "six words", own, words, key => key == KeyOf(example), number);
            await AddAsync(questions, "six words to physics", other, words, null, number);
            await AddAsync(questions, "summary in a large library", larger, summary, key => key == KeyOf(example), number);
            await AddAsync(questions, "six words in a large library", larger, words, key => key == KeyOf(example), number);
            await AddAsync(questions, "summary elsewhere", large, summary, null, number);
            await AddAsync(questions, "six words elsewhere", large, words, null, number);
            var title = computing[number * computing.Count / Each].Title;
            await AddAsync(questions, "computing title elsewhere", large, title, null, number);
            var paper = physics[number * physics.Count / Each];
            var near = ties.GetValueOrDefault(paper.Id) ?? [];
            if (near.Count > 0) await AddAsync(questions, "title", other, paper.Title, key => near.Contains(key.ToString()), number);
            await AddAsync(questions, "title to learning", own, paper.Title, null, number);
        }

        foreach (var ranking in rankings)
        {
            var rows = ranking.Rows.Where((_, at) => ranking.Wanted[at]).ToList();
            if (rows.Count > 0) questions.Add(new PassageQuestion("citing passage", rows, true, ranking.Paper));
        }

        foreach (var (paper, place) in CitedPaper.ReadAll(evidence).Select((paper, place) => (paper, place)))
        {
            foreach (var link in paper.Links)
                await AddAsync(questions, "citing passage to physics", other, link.Query, null, place);
        }

        return questions;
    }

    private static async Task AddAsync(
        List<PassageQuestion> questions, string kind, PassageLibrary library, string text, Func<WorkKey, bool>? isAnswer, int group)
    {
        var found = await library.FindAsync(new EvidenceQuestion(text, null, "", []));
        var rows = found.Where(one => isAnswer is null || isAnswer(one.Key)).Select(one => one.Row).ToList();
        if (rows.Count == 0 && isAnswer is not null) return;
        questions.Add(new PassageQuestion(kind, rows, isAnswer is not null, group)
        {
            Others = isAnswer is null ? [] : [.. found.Where(one => !isAnswer(one.Key)).Select(one => one.Row)],
        });
    }

    private static Dictionary<string, HashSet<string>> TiesOf(string citations)
    {
        var ties = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var (citing, cited) in SimilarLibrary.ReadCitations(citations))
        {
            Add(citing, cited);
            Add(cited, citing);
        }

        return ties;

        void Add(string from, string to)
        {
            if (!ties.TryGetValue(from, out var near)) ties.Add(from, near = new HashSet<string>(StringComparer.Ordinal));
            near.Add(to);
        }
    }

    private static bool IsPhysics(SnapshotPaper paper) => Physics.Contains((paper.Categories ?? "").Split(' ')[0].Split('.')[0]);

    private static bool IsComputing(SnapshotPaper paper) => (paper.Categories ?? "").Split(' ')
        .Any(category => Computing.Any(archive => category.StartsWith(archive, StringComparison.Ordinal)));

    private static Work WorkOf(SnapshotPaper paper) => new()
    {
        Key = WorkKey.TryParse(paper.Id, out var key) ? key : throw new InvalidDataException($"{paper.Id} is no key"),
        Title = TexText.ToPlain(paper.Title),
        Abstract = TexText.ToPlain(paper.Abstract),
    };

    private static Work WorkOf(SummaryExample example, int number) =>
        new() { Key = KeyOf(number), Title = example.Title, Abstract = string.Join(' ', example.Sentences) };

    private static WorkKey KeyOf(int number) => WorkKey.TryParse($"work:{number}", out var key) ? key : default;
}

using System.Text.Json;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Articles.Reading;

namespace ArxivLens.Evaluation;

/// <summary>
/// How many of an article's questions are found, with which labels and kinds. A question found matches one of the truth when their
/// spans are equal or share at least <see cref="LeastShare"/> of what they cover together; each of the truth is matched once.
/// </summary>
internal static class QuestionEvaluation
{
    private const double LeastShare = 0.8;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Prints the figures, and what was missed or found wrongly.</summary>
    public static void Run(string article, string truth, bool asJson, TextWriter output)
    {
        var text = File.ReadAllText(article);
        var isMarkdown = Path.GetExtension(article) is ".md" or ".markdown";
        var found = ArticleReader.ReadQuestions(TextArticleReader.Read(text, isMarkdown, Path.GetFileName(article)));
        var wanted = Read(truth, text.Length);
        var pairs = Match(wanted, found);
        var figures = new
        {
            wanted = wanted.Count,
            found = found.Count,
            precision = Share(pairs.Count, found.Count),
            recall = Share(pairs.Count, wanted.Count),
            equalSpans = pairs.Count(pair => pair.Wanted.Span == pair.Found.Span),
            labels = Share(pairs.Count(pair => HasLabel(pair)), pairs.Count),
            kinds = Share(pairs.Count(pair => HasKind(pair)), pairs.Count),
        };
        if (asJson)
        {
            output.WriteLine(JsonSerializer.Serialize(figures, Options));
            return;
        }

        output.WriteLine($"wanted {figures.wanted}, found {figures.found}, matched {pairs.Count}, of these with equal spans {figures.equalSpans}");
        output.WriteLine($"precision {figures.precision:0.000}  recall {figures.recall:0.000}  labels {figures.labels:0.000}  kinds {figures.kinds:0.000}");
        PrintFaults(text, wanted, found, pairs, output);
    }

    private static List<TruthQuestion> Read(string path, int length)
    {
        try
        {
            var read = JsonSerializer.Deserialize<TruthFile>(File.ReadAllText(path), Options)?.Questions ?? [];
            return read.TrueForAll(one => one.Start >= 0 && one.End > one.Start && one.End <= length)
                ? read
                : throw new InvalidDataException($"{path} names places that the article does not have.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path} is no truth file: {e.Message}", e);
        }
    }

    private static List<Pair> Match(List<TruthQuestion> wanted, IReadOnlyList<AskedQuestion> found)
    {
        var pairs = wanted
            .SelectMany(one => found.Select(other => (Pair: new Pair(one, other), Share: Overlap(one.Span, other.Span))))
            .Where(pair => pair.Share >= LeastShare).OrderByDescending(pair => pair.Share).Select(pair => pair.Pair);
        var kept = new List<Pair>();
        foreach (var pair in pairs)
        {
            if (!kept.Exists(other => ReferenceEquals(other.Wanted, pair.Wanted) || ReferenceEquals(other.Found, pair.Found))) kept.Add(pair);
        }

        return kept;
    }

    private static double Overlap(TextSpan one, TextSpan other)
    {
        var common = Math.Max(0, Math.Min(one.End, other.End) - Math.Max(one.Start, other.Start));
        return (double)common / (one.Length + other.Length - common);
    }

    private static void PrintFaults(
        string text, List<TruthQuestion> wanted, IReadOnlyList<AskedQuestion> found, List<Pair> pairs, TextWriter output)
    {
        foreach (var one in wanted.Where(one => !pairs.Exists(pair => ReferenceEquals(pair.Wanted, one))))
            output.WriteLine($"missed   {one.Start,6} [{one.Label}] {one.Span.Of(text)}");
        foreach (var one in found.Where(one => !pairs.Exists(pair => ReferenceEquals(pair.Found, one))))
            output.WriteLine($"wrong    {one.Span.Start,6} [{one.Label}] {one.Text}");
        foreach (var pair in pairs.Where(pair => !HasLabel(pair)))
            output.WriteLine($"label    {pair.Wanted.Start,6} [{pair.Wanted.Label}] found as [{pair.Found.Label}] {pair.Found.Text}");
        foreach (var pair in pairs.Where(pair => !HasKind(pair)))
            output.WriteLine($"kind     {pair.Wanted.Start,6} {pair.Wanted.Kind} found as {pair.Found.Kind} {pair.Found.Text}");
    }

    /// <summary>Labels are compared without case, quotation marks and blanks at their ends.</summary>
    private static bool HasLabel(Pair pair) => Plain(pair.Wanted.Label) == Plain(pair.Found.Label);

    private static string Plain(string? label) => string.Concat((label ?? "").Where(c => !"\"“”'‘’«»*_".Contains(c))).Trim().ToUpperInvariant();

    private static bool HasKind(Pair pair) => string.Equals(pair.Wanted.Kind, pair.Found.Kind.ToString(), StringComparison.OrdinalIgnoreCase);

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;

    private sealed record TruthFile(List<TruthQuestion> Questions);

    private sealed record TruthQuestion(int Start, int End, string? Label, string Kind = "question")
    {
        public TextSpan Span => new(Start, End);
    }

    private sealed record Pair(TruthQuestion Wanted, AskedQuestion Found);
}

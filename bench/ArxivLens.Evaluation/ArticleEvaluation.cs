using System.Globalization;
using System.Text.Json;
using ArxivLens.Core.Articles;
using ArxivLens.Sources.Articles;

namespace ArxivLens.Evaluation;

/// <summary>How well the text and the facts of saved web pages are found.</summary>
internal static class ArticleEvaluation
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Prints a line a page and the means, or one JSON object.</summary>
    /// <param name="folder">One folder a page, see <see cref="ArticlePages"/>.</param>
    /// <param name="asJson">Whether to print JSON.</param>
    /// <param name="output">Where to print.</param>
    public static void Run(string folder, bool asJson, TextWriter output)
    {
        var results = ArticlePages.Read(folder).Select(PageResult.Of).ToList();
        if (asJson) output.WriteLine(JsonSerializer.Serialize(ToJson(results), Indented));
        else Print(results, output);
    }

    private static void Print(IReadOnlyList<PageResult> results, TextWriter output)
    {
        output.WriteLine("page                            P     R     F1    runs  title author day");
        foreach (var page in results)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{page.Name,-30} {page.Precision:F3} {page.Recall:F3} {page.F1:F3} {page.RunF1:F3}"
                + $" {Mark(page.Title),-5} {Mark(page.Author),-6} {Mark(page.Day)}"));
        }

        foreach (var (name, value) in Means(results)) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-12} {value:F4}"));
    }

    private static string Mark(bool? isRight) => isRight switch { null => "-", true => "yes", false => "NO" };

    private static Dictionary<string, object> ToJson(IReadOnlyList<PageResult> results)
    {
        var json = new Dictionary<string, object> { ["count"] = results.Count };
        foreach (var (name, value) in Means(results)) json[name] = Math.Round(value, 4);
        json["pages"] = results;
        return json;
    }

    private static IEnumerable<(string Name, double Value)> Means(IReadOnlyList<PageResult> results)
    {
        yield return ("precision", results.Average(page => page.Precision));
        yield return ("recall", results.Average(page => page.Recall));
        yield return ("f1", results.Average(page => page.F1));
        yield return ("runF1", results.Average(page => page.RunF1));
        yield return ("title", Rate(results.Select(page => page.Title)));
        yield return ("author", Rate(results.Select(page => page.Author)));
        yield return ("day", Rate(results.Select(page => page.Day)));
    }

    private static double Rate(IEnumerable<bool?> rights)
    {
        var known = rights.OfType<bool>().ToList();
        return known.Count == 0 ? 1 : known.Count(right => right) / (double)known.Count;
    }

    /// <summary>What came of a page: token and four-token-run agreement, and whether each expected fact was found.</summary>
    private sealed record PageResult(
        string Name, double Precision, double Recall, double F1, double RunF1, bool? Title, bool? Author, bool? Day)
    {
        public static PageResult Of(LabelledPage page)
        {
            var document = WebPageReader.Read(page.Html, new Uri("http://fakehost/test/page.html"));
            var text = document?.Text.Text ?? "";
            var (precision, recall, f1) = TokenBag.Compare(TokenBag.Of(text), TokenBag.Of(page.Text));
            var runs = TokenBag.Compare(TokenBag.Of(text, run: 4), TokenBag.Of(page.Text, run: 4)).F1;
            var facts = document?.Facts ?? new ArticleFacts();
            if (Environment.GetEnvironmentVariable("DUMP") is { } dump) Dump(dump, page, document);
            return new PageResult(page.Name, precision, recall, f1, runs, IsSame(facts.Title, page.Facts.Title),
                IsSame(facts.Author, page.Facts.Byline), IsSameDay(facts.Published, page.Facts.PublishedTime));
        }

        private static void Dump(string dump, LabelledPage page, ArticleDocument? document)
        {
            Directory.CreateDirectory(dump);
            var t = document?.Text;
            File.WriteAllText(Path.Combine(dump, page.Name + ".txt"), page.Facts + "\n" + document?.Facts + "\n====\n" + string.Join("\n", t?.Blocks.Select(b => $"[{b.Kind}{b.Level}] {b.Span.Of(t.Text)}") ?? []));
            File.WriteAllText(Path.Combine(dump, page.Name + ".exp"), page.Text);
            var a = TokenBag.Of(t?.Text ?? ""); var b = TokenBag.Of(page.Text);
            File.WriteAllText(Path.Combine(dump, page.Name + ".dif"), "EXTRA " + string.Join(' ', a.Beyond(b)) + "\n\nMISSING " + string.Join(' ', b.Beyond(a)));
        }

        private static bool? IsSame(string? found, string? expected) =>
            string.IsNullOrWhiteSpace(expected) ? null : TokenBag.Compare(TokenBag.Of(found ?? ""), TokenBag.Of(expected)).F1 == 1;

        private static bool? IsSameDay(DateOnly? found, string? expected) =>
            DateTimeOffset.TryParse(expected, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                ? found == DateOnly.FromDateTime(time.DateTime)
                : null;
    }
}

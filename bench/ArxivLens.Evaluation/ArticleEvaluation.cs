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

        foreach (var (name, value) in Means(results))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-12} {value:F4}"));
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
        yield return ("titleWithin", Rate(results.Select(page => page.TitleWithin)));
        yield return ("author", Rate(results.Select(page => page.Author)));
        yield return ("authorWithin", Rate(results.Select(page => page.AuthorWithin)));
        yield return ("day", Rate(results.Select(page => page.Day)));
        yield return ("densityF1", results.Average(page => page.DensityF1));
        yield return ("wholePageF1", results.Average(page => page.WholePageF1));
    }

    private static double Rate(IEnumerable<bool?> rights)
    {
        var known = rights.OfType<bool>().ToList();
        return known.Count == 0 ? 1 : known.Count(right => right) / (double)known.Count;
    }

    /// <summary>
    /// What came of a page: agreement of tokens and of runs of four, whether each expected fact was found as it is expected
    /// or within that, and the agreement of text density alone and of all the page shows.
    /// </summary>
    private sealed record PageResult(
        string Name, double Precision, double Recall, double F1, double RunF1, bool? Title, bool? TitleWithin,
        bool? Author, bool? AuthorWithin, bool? Day, double DensityF1, double WholePageF1)
    {
        public static PageResult Of(LabelledPage page)
        {
            var document = PageGuard.FindFault(page.Html) is null ? WebPageReader.Read(page.Html, address: null) : null;
            var text = document?.Text.Text ?? "";
            var facts = document?.Facts ?? new ArticleFacts();
            var (precision, recall, f1) = Compare(text, page.Text);
            return new PageResult(
                page.Name, precision, recall, f1, Compare(text, page.Text, run: 4).F1,
                IsSame(facts.Title, page.Facts.Title), IsWithin(facts.Title, page.Facts.Title),
                IsSame(facts.Author, page.Facts.Byline), IsWithin(facts.Author, page.Facts.Byline),
                IsSameDay(facts.Published, page.Facts.PublishedTime),
                Compare(TextDensity.TextOf(page.Html), page.Text).F1, Compare(ArticlePages.ShownBy(page.Html), page.Text).F1);
        }

        private static (double Precision, double Recall, double F1) Compare(string found, string expected, int run = 1) =>
            TokenBag.Compare(TokenBag.Of(found, run), TokenBag.Of(expected, run));

        private static bool? IsSame(string? found, string? expected) =>
            string.IsNullOrWhiteSpace(expected) ? null : Compare(found ?? "", expected).F1 == 1;

        private static bool? IsWithin(string? found, string? expected) =>
            string.IsNullOrWhiteSpace(expected) ? null : Compare(found ?? "", expected).Precision == 1;

        private static bool? IsSameDay(DateOnly? found, string? expected) =>
            DateTimeOffset.TryParse(expected, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                ? found == DateOnly.FromDateTime(time.DateTime)
                : null;
    }
}

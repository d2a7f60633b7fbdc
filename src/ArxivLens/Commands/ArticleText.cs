using System.Globalization;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Questions;

namespace ArxivLens.Commands;

/// <summary>Articles as text.</summary>
internal static class ArticleText
{
    private const int ShortLine = 110;

    /// <summary>An article on one line.</summary>
    public static string Line(Article article) => Line(article.Id, article.Facts);

    /// <summary>An article on one line, by what it says of itself.</summary>
    public static string Line(ArticleId id, ArticleFacts facts)
    {
        var known = string.Join(", ", new[] { facts.Author, facts.Site, Day(facts.Published) }.OfType<string>());
        var title = Typed.OnOneLine(facts.Title ?? "(without a title)");
        return known.Length == 0 ? $"{id}  {title}" : $"{id}  {title} ({Typed.OnOneLine(known)})";
    }

    /// <summary>What was taken in.</summary>
    public static void WriteAdded(TextWriter output, AddedArticle added)
    {
        var (article, reading) = (added.Article, added.Article.Reading);
        output.WriteLine($"{(added.Outcome is { } outcome ? outcome.ToString().ToLowerInvariant() : "read")}  {Line(article)}");
        var asked = string.Join(", ", QuestionName.AskedBy(reading));
        var parts = new[]
        {
            $"asks {Count(reading.Questions.Count, "question")}{(asked.Length > 0 ? $" of {asked}" : "")}",
            $"discusses {Count(reading.Discusses.Count(one => one.IsSure), "work")}",
            $"has {Count(reading.Quotes.Count, "quote")}",
            $"claims {Count(reading.Figures.Count, "figure")}",
            $"points to {Count(reading.Resources.Count, "resource")}",
        };
        output.WriteLine($"  {string.Join(", ", parts)}; all found by machine");
        var waiting = Waiting(article).Count();
        if (waiting > 0 && added.Outcome is not null)
            output.WriteLine($"  {Count(waiting, "mention")} to look at: arxivlens article list --waiting");
    }

    /// <summary>The mentions of works that wait for somebody to look, by their places.</summary>
    public static IEnumerable<(int At, DiscussedWork Work)> Waiting(Article article) => article.Reading.Discusses
        .Select((work, at) => (at, work))
        .Where(one => !one.work.IsSure && !(one.work.Confidence >= 1 && article.IsCorrected(one.work)));

    /// <summary>An article whole.</summary>
    public static void Write(TextWriter output, Article article, IReadOnlyList<Question> questions)
    {
        var (facts, reading) = (article.Facts, article.Reading);
        output.WriteLine(Typed.OnOneLine(facts.Title ?? "(without a title)"));
        output.WriteLine();
        AlignedLines.Write(
            output,
            [
                ("id", article.Id.ToString()),
                ("author", facts.Author),
                ("site", facts.Site),
                ("published", Day(facts.Published)),
                ("language", facts.Language),
                ("minutes", facts.ReadingMinutes?.ToString(CultureInfo.InvariantCulture)),
                ("tags", string.Join(", ", facts.Tags)),
                ("url", facts.Address),
                ("revisions", string.Join(", ", article.Revisions.Select(one => Day(DateOnly.FromDateTime(one.Read.UtcDateTime))))),
                ("found by", "machine, but for what is marked *"),
            ]);
        WriteItems(output, article, ArticlePart.Discusses, "Discusses", reading.Discusses.Select(Describe));
        WriteItems(output, article, ArticlePart.Quotes, "Quotes", reading.Quotes.Select(one =>
            $"“{one.Text}” — {string.Join(", ", new[] { one.Speaker ?? "(nobody named)", one.Role }.OfType<string>())}"));
        WriteItems(output, article, ArticlePart.Figures, "Claims", reading.Figures.Select(one =>
            one.Source is null ? one.Text : $"{one.Text} (by {one.Source})"));
        WriteItems(output, article, ArticlePart.Resources, "Points to", reading.Resources.Select(one => $"{one.Title}  {one.Url}".TrimEnd()));
        WriteItems(output, article, ArticlePart.Questions, "Asks", reading.Questions.Select(one => Describe(one, article, questions)));
        WriteCorrections(output, article);
    }

    /// <summary>A text on one line, cut where it is long.</summary>
    public static string Shortened(string text)
    {
        var line = Typed.OnOneLine(text.ReplaceLineEndings(" "));
        return line.Length <= ShortLine ? line : line[..(ShortLine - 1)] + "…";
    }

    private static string Describe(DiscussedWork one)
    {
        var known = one.Work is { } key ? $"{key}  {one.Title}" : $"{one.Title} (not known)";
        var share = one.Confidence.ToString("0.00", CultureInfo.InvariantCulture);
        return $"{share}  {known}{(one.IsAsked ? ", asked" : "")}{(one.IsSure ? "" : ", waits for somebody to look")}";
    }

    private static string Describe(AskedQuestion one, Article article, IReadOnlyList<Question> questions)
    {
        var id = questions.FirstOrDefault(question => question.Askers.Any(asker =>
            asker.Article == article.Id && asker.Asked.Span == one.Span && asker.Asked.Text == one.Text))?.Id;
        var kind = one.Kind == AskedKind.Question ? "" : $" ({ArticleJson.NameOf(one.Kind)})";
        return $"{id}  {(one.Label is null ? "" : $"{one.Label}: ")}{one.Text}{kind}".TrimStart();
    }

    private static void WriteItems(TextWriter output, Article article, ArticlePart part, string heading, IEnumerable<string> items)
    {
        var names = Corrections.NamesOf(article, part);
        var lines = items.Zip(names, (line, name) => (line, mark: article.IsCorrected(part, name) ? "*" : " ")).ToList();
        if (lines.Count == 0)
            return;
        output.WriteLine();
        output.WriteLine(heading);
        for (var at = 0; at < lines.Count; at++)
            output.WriteLine($"  {ArticleItem.NameOf(part, at),-4}{lines[at].mark} {Typed.OnOneLine(lines[at].line.ReplaceLineEndings(" "))}");
    }

    private static void WriteCorrections(TextWriter output, Article article)
    {
        if (article.Corrections.Count == 0)
            return;
        output.WriteLine();
        output.WriteLine("Corrected by hand");
        for (var at = 0; at < article.Corrections.Count; at++)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {at + 1,-4}  {Describe(article.Corrections[at])}"));
    }

    /// <summary>A correction on one line.</summary>
    public static string Describe(ArticleCorrection correction)
    {
        var what = correction switch
        {
            { Part: ArticlePart.Facts, Value: null } => $"{correction.Target} removed",
            { Part: ArticlePart.Facts } => $"{correction.Target} = {correction.Value}",
            { Field: null, Value: null } => $"“{Shortened(correction.Target)}” removed",
            { Field: null } => $"“{Shortened(correction.Target)}” added",
            _ => $"“{Shortened(correction.Target)}”: {correction.Field} = {correction.Value ?? "(nothing)"}",
        };
        return $"{correction.Part.ToString().ToLowerInvariant()}: {Typed.OnOneLine(what)}";
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Count(int count, string thing) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {thing}{(count == 1 ? "" : "s")}");
}

using System.CommandLine;
using System.Globalization;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens article list</c>: the articles of the library, or what of them waits for somebody to look.</summary>
internal static class ArticleListCommand
{
    private const int PageOfWaiting = 200;

    private static readonly Option<bool> Waiting = new("--waiting")
    {
        Description = "List mentions of works that wait for somebody to look, each with the commands that settle it.",
    };

    private static readonly Option<string?> About = new("--about") { Description = "Only articles that discuss this work.", HelpName = "ID" };
    private static readonly Option<int> Page = NumberOption.Create("--page", "Which page, from 1.", 1, 1_000_000);
    private static readonly Option<int> Limit = NumberOption.Limit(25, 100, "articles a page");

    public static Verb Create()
    {
        var verb = new Verb(
            "list",
            "List the articles of the library, the newest first.",
            "arxivlens article list",
            "arxivlens article list --about 2403.07918 --json",
            "arxivlens article list --waiting") { Waiting, About, Page, Limit, JsonOutput.Option };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        WorkKey? about = null;
        if (parsed.GetValue(About) is { } typed)
        {
            if (!WorkKey.TryParse(typed, out var key))
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(
                    $"arxivlens: '{Typed.Shown(typed)}' is no arXiv identifier, DOI or work: key.");
                return ExitCode.Usage;
            }

            about = key;
        }

        using var library = OpenLibrary.Of(parsed);
        var (skip, take) = ((parsed.GetValue(Page) - 1) * parsed.GetValue(Limit), parsed.GetValue(Limit));
        var articles = library.Storage.Articles;
        if (parsed.GetValue(Waiting))
        {
            WriteWaiting(parsed, [.. await FindWaitingAsync(articles, skip, take, cancellationToken)]);
            return ExitCode.Ok;
        }

        var found = about is { } work
            ? [.. (await articles.FindAboutAsync(work, cancellationToken)).Skip(skip).Take(take)]
            : await articles.ListAsync(skip, take, cancellationToken);
        Write(parsed, found, await articles.CountAsync(cancellationToken));
        return ExitCode.Ok;
    }

    private static async Task<IReadOnlyList<Article>> FindWaitingAsync(
        IArticleStore articles, int skip, int take, CancellationToken cancellationToken)
    {
        var waiting = new List<Article>();
        for (var from = 0; ; from += PageOfWaiting)
        {
            var page = await articles.ListAsync(from, PageOfWaiting, cancellationToken);
            waiting.AddRange(page.Where(article => ArticleText.Waiting(article).Any()));
            if (page.Count < PageOfWaiting || waiting.Count >= skip + take)
                return [.. waiting.Skip(skip).Take(take)];
        }
    }

    private static void Write(ParseResult parsed, IReadOnlyList<Article> articles, long total)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (JsonOutput.IsWanted(parsed))
        {
            JsonOutput.Write(parsed, articles.Select(article => new
            {
                id = article.Id.ToString(),
                article.Facts.Title,
                article.Facts.Author,
                article.Facts.Site,
                article.Facts.Published,
                url = article.Facts.Address,
                discusses = article.Reading.Discusses.Where(one => one.IsSure).Select(one => one.Work!.Value.ToString()).Distinct(),
                questions = article.Reading.Questions.Count,
                waiting = ArticleText.Waiting(article).Count(),
                corrections = article.Corrections.Count,
            }));
            return;
        }

        foreach (var article in articles)
            output.WriteLine(ArticleText.Line(article));
        parsed.InvocationConfiguration.Error.WriteLine(total == 0
            ? "There are no articles. Take one in with: arxivlens article add URL"
            : string.Create(CultureInfo.InvariantCulture, $"{total} in the library"));
    }

    private static void WriteWaiting(ParseResult parsed, IReadOnlyList<Article> articles)
    {
        var output = parsed.InvocationConfiguration.Output;
        var waiting = articles
            .SelectMany(article => ArticleText.Waiting(article), (article, one) => new WaitingMention(article, one.At, one.Work))
            .ToList();
        if (JsonOutput.IsWanted(parsed))
        {
            JsonOutput.Write(parsed, waiting.Select(one => new
            {
                article = one.Article.Id.ToString(),
                item = one.Name,
                id = one.Work.Work?.ToString(),
                one.Work.Title,
                confidence = Math.Round(one.Work.Confidence, 3),
                one.Work.Passage,
                span = SpanJson.Of(one.Work.Span),
                confirm = one.Confirm,
                reject = one.Reject,
            }));
            return;
        }

        foreach (var one in waiting)
        {
            var share = one.Work.Confidence.ToString("0.00", CultureInfo.InvariantCulture);
            output.WriteLine($"{share}  {Typed.OnOneLine($"{one.Work.Work?.ToString() ?? "(not known)"}  {one.Work.Title}")}");
            output.WriteLine($"      says {ArticleText.Line(one.Article)}: “{ArticleText.Shortened(one.Work.Passage)}”");
            output.WriteLine($"      right: {one.Confirm}");
            output.WriteLine($"      wrong: {one.Reject}");
        }

        parsed.InvocationConfiguration.Error.WriteLine(waiting.Count == 0
            ? "Nothing waits."
            : $"{waiting.Count} to look at. Numbers move when an item is removed: settle the last of an article first.");
    }

    /// <summary>A mention that waits.</summary>
    private sealed record WaitingMention(Article Article, int At, DiscussedWork Work)
    {
        public string Name => ArticleItem.NameOf(ArticlePart.Discusses, At);

        public string Confirm => Work.Work is null
            ? $"arxivlens article edit {Article.Id} {Name} --set work=ID"
            : $"arxivlens article edit {Article.Id} {Name} --confirm";

        public string Reject => $"arxivlens article edit {Article.Id} {Name} --remove";
    }
}

using System.CommandLine;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens article add</c>: takes articles in.</summary>
internal static class ArticleAddCommand
{
    private static readonly Argument<string[]> Sources = new("SOURCE")
    {
        Description = "One or more addresses or files: HTML, Markdown or plain text; - for standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> Url = new("--url")
    {
        Description = "Where the article of a file stands on the web; it is known by that and linked. For one source only.",
        HelpName = "ADDRESS",
    };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Read and show; keep nothing." };

    public static Verb Create()
    {
        var verb = new Verb(
            "add",
            "Read articles and keep what they discuss, quote, claim and ask. The same article again is one article.",
            "arxivlens article add https://example.org/essay",
            "arxivlens article add essay.md --url https://example.org/essay --json",
            "arxivlens article add saved/*.html --dry-run") { Sources, Url, DryRun, JsonOutput.Option };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (sources, url) = (parsed.GetRequiredValue(Sources), parsed.GetValue(Url));
        var error = parsed.InvocationConfiguration.Error;
        if (url is not null && (sources.Length > 1 || !ArticleAddress.TryRead(url, out _)))
        {
            await error.WriteLineAsync(sources.Length > 1
                ? "arxivlens: --url is for one source only."
                : $"arxivlens: '{Typed.Shown(url)}' is no http or https address.");
            return ExitCode.Usage;
        }

        using var storage = OpenDebate.OrNew(parsed);
        using var host = new IndexHost(DataOption.Open(parsed).IndexDirectory);
        host.Refresh();
        var desk = new ArticleDesk(host, storage.Works);
        var taken = new List<AddedArticle>();
        foreach (var source in sources)
        {
            var (read, refusal) = await desk.ReadAsync(source, url, cancellationToken);
            if (read is null)
                await error.WriteLineAsync($"arxivlens: {Typed.OnOneLine(refusal!)}");
            else
                taken.Add(await AddAsync(storage, read, parsed.GetValue(DryRun), cancellationToken));
        }

        Write(parsed, taken, sources.Length);
        return taken.Count == sources.Length ? ExitCode.Ok : taken.Count > 0 ? ExitCode.Partly : ExitCode.Failed;
    }

    private static async Task<AddedArticle> AddAsync(
        SqliteStorage storage, ReadArticle read, bool isDry, CancellationToken cancellationToken)
    {
        if (isDry)
        {
            var revision = new ArticleRevision(1, read.Read, read.Fingerprint);
            return new AddedArticle(null, new Article { Id = read.Id, Facts = read.Facts, Reading = read.Reading, Revisions = [revision] }, []);
        }

        var saved = await storage.Articles.SaveAsync(read, cancellationToken);
        return new AddedArticle(
            saved.Outcome, saved.Article, await storage.Questions.FindAskedByAsync(read.Id, cancellationToken));
    }

    private static void Write(ParseResult parsed, List<AddedArticle> taken, int sources)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(JsonOutput.Option))
        {
            // One source, one object; several, a list.
            var json = taken.Select(one => ArticleJson.Of(one.Article, one.Questions)).ToList();
            if (sources > 1)
                JsonOutput.Write(output, json);
            else if (json.Count > 0)
                JsonOutput.Write(output, json[0]);
            return;
        }

        foreach (var one in taken)
            ArticleText.WriteAdded(output, one);
    }
}

/// <summary>An article that was taken in.</summary>
/// <param name="Outcome">What became of it; <c>null</c> when nothing was kept.</param>
/// <param name="Article">The article as it is now.</param>
/// <param name="Questions">The questions of the library that it asks.</param>
internal sealed record AddedArticle(SaveOutcome? Outcome, Article Article, IReadOnlyList<Question> Questions);

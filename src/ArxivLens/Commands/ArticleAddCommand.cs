using System.CommandLine;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Articles.Reading;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Host;
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

    private static readonly Option<bool> Verbose = new("--verbose") { Description = "Say why an address could not be read." };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Read and show; keep nothing." };

    public static Verb Create()
    {
        var verb = new Verb(
            "add",
            "Read articles and keep what they discuss, quote, claim and ask. The same article again is one article.",
            "arxivlens article add https://example.org/essay",
            "arxivlens article add essay.md --url https://example.org/essay --json",
            "arxivlens article add saved/*.html --dry-run") { Sources, Url, DryRun, Verbose, JsonOutput.Option };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (sources, url) = (parsed.GetRequiredValue(Sources), parsed.GetValue(Url));
        var error = parsed.InvocationConfiguration.Error;
        if (FindMisuse(sources, url) is { } misuse)
        {
            await error.WriteLineAsync($"arxivlens: {misuse}");
            return ExitCode.Usage;
        }

        if (!ArticleDoor.TryOpen(Environment.GetEnvironmentVariable, TimeProvider.System, out var door, out var fault))
        {
            await error.WriteLineAsync($"arxivlens: {fault}");
            return ExitCode.Usage;
        }

        using var opened = door;
        using var storage = OpenDebate.OrNew(parsed);
        using var host = new IndexHost(DataOption.Open(parsed).IndexDirectory);
        host.Refresh();
        var desk = new ArticleDesk(door.Source, new ArticleReader(host, storage.Works), TimeProvider.System);
        var taken = new List<AddedArticle>();
        foreach (var source in sources)
        {
            var (read, refusal) = await desk.ReadAsync(
                source, url is null ? null : new Uri(url), parsed.GetValue(Verbose), cancellationToken);
            if (read is null)
                await error.WriteLineAsync($"arxivlens: {Typed.OnOneLine(refusal!)}");
            else
                taken.Add(await AddAsync(storage, read, parsed.GetValue(DryRun), cancellationToken));
        }

        Write(parsed, taken, sources.Length);
        return taken.Count == sources.Length ? ExitCode.Ok : taken.Count > 0 ? ExitCode.Partly : ExitCode.Failed;
    }

    private static string? FindMisuse(string[] sources, string? url)
    {
        if (url is null)
            return null;
        if (sources.Length > 1)
            return "--url is for one source only.";
        return ArticleAddress.TryRead(url, out _) ? null : $"'{Typed.Shown(url)}' is no http or https address.";
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
        if (JsonOutput.IsWanted(parsed))
        {
            // One source, one object; several, a list.
            var json = taken.Select(one => ArticleJson.Of(one.Article, one.Questions)).ToList();
            if (sources > 1)
                JsonOutput.Write(parsed, json);
            else if (json.Count > 0)
                JsonOutput.Write(parsed, json[0]);
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

using System.CommandLine;
using ArxivLens.Core.Articles;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens article show</c>: what was found in an article.</summary>
internal static class ArticleShowCommand
{
    private static readonly Argument<string> Id = ArticleCommand.IdArgument();

    public static Verb Create()
    {
        var verb = new Verb(
            "show",
            "Show what an article says of itself, discusses, quotes, claims and asks.",
            "arxivlens article show 3k7m2q9x1abc",
            "arxivlens article show https://example.org/essay --json") { Id, JsonOutput.Option };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (ArticleCommand.TryRead(parsed.GetRequiredValue(Id), parsed.InvocationConfiguration.Error) is not { } id)
            return ExitCode.Usage;
        using var library = OpenLibrary.Of(parsed);
        if (await library.Storage.Articles.FindAsync(id, cancellationToken) is not { } article)
            return ArticleCommand.Missing(parsed, id);
        var questions = await library.Storage.Questions.FindAskedByAsync(id, cancellationToken);
        if (JsonOutput.IsWanted(parsed))
            JsonOutput.Write(parsed, ArticleJson.Of(article, questions));
        else
            ArticleText.Write(parsed.InvocationConfiguration.Output, article, questions);
        return ExitCode.Ok;
    }
}

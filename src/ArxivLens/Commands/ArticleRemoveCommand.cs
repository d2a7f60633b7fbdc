using System.CommandLine;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens article remove</c>: removes an article with what only it asks.</summary>
internal static class ArticleRemoveCommand
{
    private static readonly Argument<string> Id = ArticleCommand.IdArgument();

    private static readonly Option<bool> Force = new("--force")
    {
        Description = "Remove it even where readers' answers go with it.",
    };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Say what would go, and remove nothing." };

    public static Verb Create()
    {
        var verb = new Verb(
            "remove",
            "Remove an article. Questions that only it asks go with it, and with them their answers.",
            "arxivlens article remove 3k7m2q9x1abc",
            "arxivlens article remove https://example.org/essay --force") { Id, Force, DryRun, JsonOutput.Option };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        if (ArticleCommand.TryRead(parsed.GetRequiredValue(Id), error) is not { } id)
            return ExitCode.Usage;
        using var storage = OpenDebate.Existing(parsed);
        var own = (await storage.Questions.FindAskedByAsync(id, cancellationToken)).Where(question => question.Articles == 1).ToList();
        var answers = own.Sum(question => question.Answers.Count);
        if (answers > 0 && !parsed.GetValue(Force) && !parsed.GetValue(DryRun))
        {
            await error.WriteLineAsync(
                $"arxivlens: {answers} of readers' answers would go with article {id}. "
                + $"To remove it all the same: arxivlens article remove {id} --force");
            return ExitCode.Refused;
        }

        if (parsed.GetValue(DryRun) && await storage.Articles.FindAsync(id, cancellationToken) is not null)
        {
            await output.WriteLineAsync($"would remove  {id}, with {own.Count} questions and {answers} answers");
            return ExitCode.Ok;
        }

        if (!await storage.Articles.RemoveAsync(id, cancellationToken))
            return ArticleCommand.Missing(parsed, id);
        if (JsonOutput.IsWanted(parsed))
            JsonOutput.Write(parsed, new { id = id.ToString(), questions = own.Count, answers });
        else
            await output.WriteLineAsync($"removed  {id}, with {own.Count} questions and {answers} answers");
        return ExitCode.Ok;
    }
}

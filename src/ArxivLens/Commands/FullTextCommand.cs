using System.CommandLine;
using ArxivLens.Core.Dump;
using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens fulltext</c>: the full texts of the library.</summary>
internal static class FullTextCommand
{
    private const int QuestionsAtOnce = 100;

    private static readonly Argument<string> Id = new("ID") { Description = "The work: an arXiv identifier or DOI in any shape, or work:…" };

    private static readonly Option<bool> Force = new("--force") { Description = "Remove it even where readers' answers point into it." };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Say what would go, and remove nothing." };

    public static Verb Create() => new(
        "fulltext",
        "List or remove full texts. 'arxivlens import fulltext' takes them in.",
        "arxivlens fulltext list",
        "arxivlens fulltext remove 2311.09227") { CreateList(), CreateRemove() };

    private static Verb CreateList()
    {
        var verb = new Verb(
            "list",
            "List the full texts with their sentences and licence; those under an open licence go into a public dump.",
            "arxivlens fulltext list",
            "arxivlens fulltext list --plain | cut -f1") { JsonOutput.Option };
        verb.SetAction(ListAsync);
        return verb;
    }

    private static Verb CreateRemove()
    {
        var verb = new Verb(
            "remove",
            "Remove the full text of a work, then bring the index of passages up to date. The work itself stays.",
            "arxivlens fulltext remove 2311.09227",
            "arxivlens fulltext remove 2311.09227 --dry-run") { Id, Force, DryRun, JsonOutput.Option };
        verb.SetAction(RemoveAsync);
        return verb;
    }

    private static async Task<int> ListAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var directory = DataOption.OpenExisting(parsed);
        using var storage = SqliteStorage.OpenForReading(directory.LibraryFile);
        using var snapshot = storage.OpenSnapshot();
        var texts = snapshot.ReadFullTexts().Select(one =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Listed.Of(one.Text, one.WorkLicense);
        });
        if (JsonOutput.IsWanted(parsed))
        {
            JsonOutput.Write(parsed, texts);
            return ExitCode.Ok;
        }

        var count = 0;
        foreach (var text in texts)
        {
            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                FormattableString.Invariant($"{text.Id,-20} {text.Sentences,7:N0} sentences  {text.Title ?? "(no title)"}  [{text.License}]"));
            count++;
        }

        MessageOptions.Note(parsed, FormattableString.Invariant($"{count:N0} in the library"));
        if (count == 0)
            MessageOptions.Hint(parsed, "To take some in: arxivlens import fulltext FILE");
        return ExitCode.Ok;
    }

    private static async Task<int> RemoveAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var typed = parsed.GetRequiredValue(Id);
        var error = parsed.InvocationConfiguration.Error;
        if (!WorkKey.TryParse(typed, out var key))
        {
            await error.WriteLineAsync(
                $"arxivlens: '{Typed.Shown(typed)}' is no arXiv identifier, DOI or work: key. To list them: arxivlens fulltext list");
            return ExitCode.Usage;
        }

        var directory = DataOption.OpenExisting(parsed);
        using var builder = directory.Lock(DirectoryRole.Builder);
        using var storage = SqliteStorage.Open(directory.LibraryFile);
        if (await storage.FullTexts.FindAsync(key, cancellationToken) is not { } text)
        {
            await error.WriteLineAsync($"arxivlens: there is no full text of {key}. To list them: arxivlens fulltext list");
            return ExitCode.Failed;
        }

        var answers = await CountAnswersAsync(storage, key, cancellationToken);
        if (answers > 0 && !parsed.GetValue(Force) && !parsed.GetValue(DryRun))
        {
            await error.WriteLineAsync(
                $"arxivlens: {answers} of readers' answers point into it. To remove it all the same: arxivlens fulltext remove {key} --force");
            return ExitCode.Refused;
        }

        if (!parsed.GetValue(DryRun))
        {
            await storage.FullTexts.RemoveAsync(key, cancellationToken);
            await new PassageIndexer(directory, storage.FullTexts).UpdateAsync(cancellationToken);
        }

        Report(parsed, text, answers);
        return ExitCode.Ok;
    }

    private static void Report(ParseResult parsed, FullText text, int answers)
    {
        var removed = !parsed.GetValue(DryRun);
        if (JsonOutput.IsWanted(parsed))
            JsonOutput.Write(parsed, new { id = text.Work.ToString(), sentences = text.SentenceCount, answers, removed });
        else
            parsed.InvocationConfiguration.Output.WriteLine($"{(removed ? "removed" : "would remove")}  {text.Work}, {text.SentenceCount} sentences");
    }

    private static async Task<int> CountAnswersAsync(SqliteStorage storage, WorkKey work, CancellationToken cancellationToken)
    {
        var (count, seen) = (0, 0);
        while (true)
        {
            var page = await storage.Questions.ListAsync(
                new QuestionFilter { WithRhetorical = true }, seen, QuestionsAtOnce, cancellationToken);
            count += page.Questions.Sum(question => question.Answers.Count(one => one.Passage.IsFullText && one.Passage.Work == work));
            seen += page.Questions.Count;
            if (page.Questions.Count == 0 || seen >= page.Total)
                return count;
        }
    }

    private sealed record Listed(string Id, string? Title, int Sentences, string License, bool IsOpen)
    {
        public static Listed Of(FullText text, string? workLicense)
        {
            var license = text.License ?? workLicense;
            return new Listed(
                text.Work.ToString(), text.Title, text.SentenceCount, Core.Papers.License.Of(license).Name, DumpWriter.IsOpen(license));
        }
    }
}

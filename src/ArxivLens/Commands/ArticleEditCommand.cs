using System.CommandLine;
using System.Globalization;
using ArxivLens.Core.Articles;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens article edit</c>: corrects by hand what was found by machine.</summary>
internal static class ArticleEditCommand
{
    private static readonly Argument<string> Id = ArticleCommand.IdArgument();

    private static readonly Argument<string?> Item = new("ITEM")
    {
        Description = $"What is corrected, as 'article show' names it: {ArticleItem.Letters}. Without one the facts of the article.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string[]> Set = new("--set")
    {
        Description = "Set a field: title, author, site, published, language, url, tags of the article; label, text, kind of a question; "
            + "speaker, role, text of a saying; source, text of a figure; title, url of a resource; work, title, asked of a work. "
            + "Nothing behind = empties it.",
        HelpName = "FIELD=VALUE",
    };

    private static readonly Option<bool> Confirm = new("--confirm") { Description = "The article does discuss this work." };
    private static readonly Option<bool> Remove = new("--remove") { Description = "It is none: take it away." };

    private static readonly Option<string?> Add = new("--add")
    {
        Description = "Add one that was not found: work=ID, question=TEXT, quote=TEXT, figure=TEXT or resource=TITLE.",
        HelpName = "KIND=TEXT",
    };

    private static readonly Option<int?> Undo = new("--undo")
    {
        Description = "Take a correction back: the last, or the one of this number in 'article show'.",
        HelpName = "N",
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = ReadNumber,
    };

    public static Verb Create()
    {
        var verb = new Verb(
            "edit",
            "Correct an article by hand. Corrections hold when the article is read again; --undo takes them back.",
            "arxivlens article edit 3k7m2q9x1abc --set author=\"Jane Doe\" --set published=2024-05-01",
            "arxivlens article edit 3k7m2q9x1abc q3 --set label=Liability",
            "arxivlens article edit 3k7m2q9x1abc q4 --remove",
            "arxivlens article edit 3k7m2q9x1abc w2 --confirm",
            "arxivlens article edit 3k7m2q9x1abc w1 --set work=2403.07918 --set asked=true",
            "arxivlens article edit 3k7m2q9x1abc --add question=\"Who pays?\"",
            "arxivlens article edit 3k7m2q9x1abc --undo") { Id, Item, Set, Confirm, Remove, Add, Undo, JsonOutput.Option };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static int? ReadNumber(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (result.Tokens.Count == 0)
            return null;
        if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            return number;
        result.AddError("--undo takes the number of a correction, from 1.");
        return null;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var error = parsed.InvocationConfiguration.Error;
        if (ArticleCommand.TryRead(parsed.GetRequiredValue(Id), error) is not { } id)
            return ExitCode.Usage;
        if (FindMisuse(parsed) is { } misuse)
        {
            await error.WriteLineAsync($"arxivlens: {misuse}");
            return ExitCode.Usage;
        }

        using var storage = OpenDebate.Existing(parsed);
        if (await storage.Articles.FindAsync(id, cancellationToken) is not { } article)
            return ArticleCommand.Missing(parsed, id);
        var edit = new ArticleEdit(storage.Articles, TimeProvider.System);
        var (edited, fault) = parsed.GetResult(Undo) is not null
            ? await edit.UndoAsync(article, parsed.GetValue(Undo), cancellationToken)
            : await edit.CorrectAsync(article, WishOf(parsed), cancellationToken);
        if (fault is not null)
        {
            await error.WriteLineAsync($"arxivlens: {Typed.OnOneLine(fault)}");
            return ExitCode.Failed;
        }

        var questions = await storage.Questions.FindAskedByAsync(id, cancellationToken);
        if (JsonOutput.IsWanted(parsed))
            JsonOutput.Write(parsed, ArticleJson.Of(edited, questions));
        else
            WriteText(parsed.InvocationConfiguration.Output, article, edited);
        return ExitCode.Ok;
    }

    private static string? FindMisuse(ParseResult parsed)
    {
        var hasItem = parsed.GetValue(Item) is not null;
        var ways = new[]
        {
            parsed.GetValue(Set) is { Length: > 0 }, parsed.GetValue(Confirm), parsed.GetValue(Remove), parsed.GetValue(Add) is not null,
            parsed.GetResult(Undo) is not null,
        };
        if (ways.Count(one => one) != 1)
            return "say one thing: --set, --confirm, --remove, --add or --undo";
        if ((ways[1] || ways[2]) && !hasItem)
            return $"name what: {ArticleItem.Letters}; 'arxivlens article show' numbers them";
        if ((ways[3] || ways[4]) && hasItem)
            return "--add and --undo are of the whole article: leave the item out";
        return (parsed.GetValue(Set) ?? []).Concat(parsed.GetValue(Add) is { } add ? [add] : [])
            .FirstOrDefault(pair => pair.IndexOf('=', StringComparison.Ordinal) < 1) is { } wrong
            ? $"'{Typed.Shown(wrong)}' has no =: write for example label=Liability"
            : null;
    }

    private static ArticleWish WishOf(ParseResult parsed) => new(
        parsed.GetValue(Item),
        [.. (parsed.GetValue(Set) ?? []).Select(Split)],
        parsed.GetValue(Confirm),
        parsed.GetValue(Remove),
        parsed.GetValue(Add) is { } add ? Split(add) : null);

    private static (string Name, string? Value) Split(string pair)
    {
        var cut = pair.IndexOf('=', StringComparison.Ordinal);
        var value = pair[(cut + 1)..].Trim();
        return (pair[..cut].Trim().ToLowerInvariant(), value.Length == 0 ? null : value);
    }

    private static void WriteText(TextWriter output, Article before, Article after)
    {
        foreach (var correction in after.Corrections.Except(before.Corrections))
            output.WriteLine($"corrected  {ArticleText.Describe(correction)}");
        foreach (var correction in before.Corrections.Except(after.Corrections))
            output.WriteLine($"no longer  {ArticleText.Describe(correction)}");
        output.WriteLine($"To see it: arxivlens article show {after.Id}");
    }
}

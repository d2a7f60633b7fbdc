using System.CommandLine;
using System.CommandLine.Parsing;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Search;
using ArxivLens.Index.Querying;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens search</c>: the search of the pages.</summary>
internal static class SearchCommand
{
    private static readonly Argument<string[]> Words = new("WORDS")
    {
        Description = "What to look for. Quote a phrase for the shell too: '\"dark matter\" halo'.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> Category = new("--category")
    {
        Description = "Only this category or archive.",
        HelpName = "CODE",
        CompletionSources = { Completions.Categories },
    };

    private static readonly Option<string?> Author = new("--author") { Description = "Only this author, by name or slug.", HelpName = "NAME" };
    private static readonly Option<int?> From = NumberOption.Year("--from", "Only from this year on.");
    private static readonly Option<int?> To = NumberOption.Year("--to", "Only to this year.");
    private static readonly Option<SearchOrder> Order = new("--order")
    {
        Description = $"The order of hits: {OrderNames}.",
        HelpName = "ORDER",
        DefaultValueFactory = _ => SearchOrder.Relevance,
        CustomParser = ReadOrder,
        CompletionSources = { Completions.Of<SearchOrder>() },
    };

    private static readonly Option<int> Page = NumberOption.Create("--page", "Which page of hits, from 1.", 1, 1_000_000);
    private static readonly Option<int> Limit = NumberOption.Limit(25, 100, "hits a page");

    private static string OrderNames => string.Join(", ", Enum.GetNames<SearchOrder>()).ToLowerInvariant();

    public static Verb Create()
    {
        var verb = new Verb(
            "search",
            "Search the library by words, author, category and year; an identifier, DOI or address finds its work.",
            "arxivlens search monopole condensation",
            "arxivlens search '\"black hole\" entropy' --category hep-th --from 1995 --order citations",
            "arxivlens search 10.1103/PhysRevLett.77.3288 --json") { Words, Category, Author, From, To, Order, Page, Limit, JsonOutput.Option };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var library = OpenLibrary.Of(parsed);
        var text = string.Join(' ', parsed.GetRequiredValue(Words));
        var answer = WorkSearch.Find(library.Index, RequestOf(text, parsed), cancellationToken);
        var works = await library.FindAsync(answer.Hits.Select(hit => hit.Document), cancellationToken);
        var lines = answer.Hits.Zip(works, (hit, work) => (hit.Score, Line: WorkLine.Of(library.Index.Key(hit.Document), work))).ToList();
        var output = parsed.InvocationConfiguration.Output;
        if (JsonOutput.IsWanted(parsed))
        {
            JsonOutput.Write(parsed, new
            {
                query = text,
                answer.Total,
                page = parsed.GetValue(Page),
                address = answer.Address?.ToString(),
                answer.Notes,
                answer.Correction,
                hits = lines.Select(line => new { line.Line.Id, line.Line.Title, line.Line.Authors, line.Line.Year, line.Line.Categories, line.Score }),
            }, list: "hits");
        }
        else
        {
            foreach (var (_, line) in lines)
                await output.WriteLineAsync(line.ToString());
            foreach (var note in answer.Notes.Prepend($"{answer.Total} found"))
                MessageOptions.Note(parsed, note);
            if (answer.Correction is { } correction)
                MessageOptions.Note(parsed, $"Did you mean: {correction}");
            if (lines.Count > 0)
                MessageOptions.Hint(parsed, $"To see one: arxivlens show {lines[0].Line.Id}");
        }

        return answer.IsStopped ? ExitCode.Failed : ExitCode.Ok;
    }

    private static WorkSearchRequest RequestOf(string text, ParseResult parsed) => new(
        text,
        parsed.GetValue(Category),
        parsed.GetValue(From),
        parsed.GetValue(To),
        parsed.GetValue(Author) is { Length: > 0 } author ? SlugOf(author) : null,
        parsed.GetValue(Order),
        parsed.GetValue(Page),
        parsed.GetValue(Limit));

    private static SearchOrder ReadOrder(ArgumentResult result)
    {
        foreach (var order in Enum.GetValues<SearchOrder>())
        {
            if (string.Equals(order.ToString(), result.Tokens[0].Value, StringComparison.OrdinalIgnoreCase))
                return order;
        }

        result.AddError($"--order must be one of {OrderNames}.");
        return SearchOrder.Relevance;
    }

    private static string SlugOf(string author) =>
        author.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')
            ? author
            : PersonName.Parse(author)?.Slug ?? author;
}

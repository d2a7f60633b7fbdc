using System.CommandLine;
using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens evidence</c>: the passages of the library that bear on a question.</summary>
internal static class EvidenceCommand
{
    private const int MostWords = 2_000;

    private static readonly Argument<string> Question = new("QUESTION")
    {
        Description = "The question in its own words.",
    };

    private static readonly Option<string[]> About = new("--about")
    {
        Description = "A work the question is put to; may be given several times.",
        HelpName = "ID",
    };

    private static readonly Option<string?> Label = new("--label") { Description = "What the question stands under.", HelpName = "WORDS" };

    private static readonly Option<string?> Context = new("--context") { Description = "What is said before it.", HelpName = "TEXT" };

    private static readonly Option<int> Limit = NumberOption.Limit(10, 100, "passages");

    public static Verb Create()
    {
        var verb = new Verb(
            "evidence",
            "List the passages of the library that bear on a question, or say that none does.",
            "arxivlens evidence \"Does releasing model weights raise the risk of misuse?\"",
            "arxivlens evidence \"Who is liable?\" --about 2403.07918 --label Liability --json")
        {
            Question, About, Label, Context, Limit, JsonOutput.Option,
        };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var asked = new List<WorkKey>();
        foreach (var text in parsed.GetValue(About) ?? [])
        {
            if (!WorkKey.TryParse(text, out var key))
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(
                    $"arxivlens: '{Typed.Shown(text)}' is no arXiv identifier, DOI or work: key.");
                return ExitCode.Usage;
            }

            asked.Add(key);
        }

        using var library = OpenLibrary.Of(parsed);
        // Opened by itself first: it says what to do where there is no index.
        _ = library.Index;
        using var host = new IndexHost(library.Directory.IndexDirectory);
        host.Refresh();
        using var passages = new PassageIndex(library.Directory);
        passages.Host.Refresh();
        var search = new EvidenceSearch(host, library.Storage.Works, passages, library.Storage.FullTexts);
        var question = new EvidenceQuestion(Cut(parsed.GetValue(Question)), parsed.GetValue(Label), Cut(parsed.GetValue(Context)), asked);
        Write(parsed, question, await search.FindAsync(question, parsed.GetValue(Limit), cancellationToken));
        return ExitCode.Ok;
    }

    private static string Cut(string? text) => text is { Length: > MostWords } ? text[..MostWords] : text ?? "";

    private static void Write(ParseResult parsed, EvidenceQuestion question, Evidence evidence)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (JsonOutput.IsWanted(parsed))
        {
            JsonOutput.Write(parsed, new
            {
                question = question.Text,
                nothing = evidence.Passages.Count == 0,
                evidence.Threshold,
                evidence.Works,
                foundBy = "machine",
                passages = evidence.Passages.Select(Json),
            }, list: "passages");
            return;
        }

        if (evidence.Passages.Count == 0)
            output.WriteLine("Nothing in this library bears on it.");
        foreach (var bearing in evidence.Passages)
            WriteText(output, bearing);
    }

    private static object Json(Bearing bearing) => new
    {
        id = bearing.Passage.Id.ToString(),
        work = bearing.Passage.Id.Work.ToString(),
        bearing.Passage.Title,
        bearing.Passage.Year,
        bearing.Passage.Section,
        bearing.Passage.Text,
        bearing.Passage.Before,
        bearing.Passage.After,
        license = bearing.Passage.License.Name,
        isOpen = bearing.Passage.IsOpen,
        closeness = Math.Round(bearing.Closeness, 4),
        bearing.Relation,
        terms = bearing.Terms.Select(term => new { term.Text, part = Math.Round(term.Part, 4), term.IsAsked }),
    };

    private static void WriteText(TextWriter output, Bearing bearing)
    {
        var passage = bearing.Passage;
        var section = passage.Section is null ? "" : $", {passage.Section}";
        output.WriteLine(FormattableString.Invariant($"{bearing.Closeness:0.00}  {passage.Id}  {passage.Title}{section}"));
        output.WriteLine($"      {passage.Before} [{passage.Text}] {passage.After}".TrimEnd());
        var words = string.Join(", ", bearing.Terms.Select(term => term.Text));
        output.WriteLine($"      {bearing.Relation.ToString().ToLowerInvariant()}; shares {words}");
    }
}

using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Host;
using ArxivLens.Sources.ChatModel;
using ArxivLens.Sources.PassageModel;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens evidence</c>: the passages of the library that bear on a question.</summary>
internal static class EvidenceCommand
{
    private const int MostWords = 2_000;
    private const string ByModel = "model";

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

    private static readonly Option<string> Order = MakeOrder();

    public static Verb Create()
    {
        var verb = new Verb(
            "evidence",
            "List the passages of the library that bear on a question, or say that none does.",
            "arxivlens evidence \"Does releasing model weights raise the risk of misuse?\"",
            "arxivlens evidence \"Who is liable?\" --about 2403.07918 --label Liability --json")
        {
            Question, About, Label, Context, Limit, Order, JsonOutput.Option,
        };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var error = parsed.InvocationConfiguration.Error;
        ChatModelOptions? model = null;
        if (parsed.GetValue(Order) == ByModel && !TryReadModel(out model, out var fault))
        {
            await error.WriteLineAsync($"arxivlens: {fault}");
            return ExitCode.Usage;
        }

        var asked = new List<WorkKey>();
        foreach (var text in parsed.GetValue(About) ?? [])
        {
            if (!WorkKey.TryParse(text, out var key))
            {
                await error.WriteLineAsync(
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
        var limit = parsed.GetValue(Limit);
        var evidence = await search.FindAsync(question, model is null ? limit : Math.Max(limit, PassageOrders.MostPassages), cancellationToken);
        if (model is not null) evidence = await OrderAsync(model, question, evidence, limit, error, cancellationToken);
        Write(parsed, question, evidence);
        return ExitCode.Ok;
    }

    private static bool TryReadModel([NotNullWhen(true)] out ChatModelOptions? model, [NotNullWhen(false)] out string? fault)
    {
        if (ChatModelSettings.TryRead(ChatModelVariables.Passages, Environment.GetEnvironmentVariable, out model, out fault) && model is null)
            fault = $"--order {ByModel} needs a model: {ChatModelVariables.Passages.Endpoint} is not set.";
        return fault is null && model is not null;
    }

    /// <summary>Waits for the model's order; without one ours stays, and a line says why.</summary>
    private static async Task<Evidence> OrderAsync(
        ChatModelOptions model, EvidenceQuestion question, Evidence evidence, int limit, TextWriter error, CancellationToken cancellationToken)
    {
        var own = evidence with { Passages = [.. evidence.Passages.Take(limit)] };
        if (own.Passages.Count == 0) return own;
        using var orderer = new PassageOrderClient(model, TimeProvider.System);
        var passages = evidence.Passages.Take(PassageOrders.MostPassages).Select(bearing => bearing.Passage).ToList();
        var (order, turn) = await PassageOrders.AskAsync(orderer, question, passages, cancellationToken);
        if (order is not null) return order.Apply(evidence, limit);
        await error.WriteLineAsync($"arxivlens: {model.Model} gave no order ({turn.Detail}); these are by closeness.");
        return own;
    }

    private static Option<string> MakeOrder()
    {
        var option = new Option<string>("--order")
        {
            Description = "By closeness (index), or as the model that ARXIVLENS_PASSAGE_ENDPOINT names puts them (model).",
            HelpName = "ORDER",
            DefaultValueFactory = _ => Evidence.Index,
        };
        option.AcceptOnlyFromAmong(Evidence.Index, ByModel);
        return option;
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
                nothing = evidence.Passages.Count == 0 && !evidence.IsByModel,
                evidence.Threshold,
                evidence.Works,
                foundBy = "machine",
                orderedBy = evidence.OrderedBy,
                passages = evidence.Passages.Select(Json),
                below = evidence.Below.Select(Json),
            }, list: "passages");
            return;
        }

        if (evidence.IsByModel)
            output.WriteLine($"Ordered by {Typed.Shown(evidence.OrderedBy)}.");
        if (evidence.Passages.Count == 0)
            output.WriteLine(evidence.IsByModel ? "It holds that none of these bears on it." : "Nothing in this library bears on it.");
        foreach (var bearing in evidence.Passages)
            WriteText(output, bearing);
        if (evidence.Below.Count > 0)
            output.WriteLine("Left out or put later:");
        foreach (var bearing in evidence.Below)
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

using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;

namespace ArxivLens.Tests.Shared;

/// <summary>
/// A small debate in our own words: two papers, each with a sentence that answers a question nearly word by word (so that no ranking can
/// miss it), and two articles that ask the first.
/// </summary>
internal static class DebateCases
{
    internal const string AskedId = "2403.00001";

    internal static WorkKey Asked => DebateSite.Key(AskedId);

    internal static Work AskedPaper { get; } = DebateSite.Paper(
        AskedId, "Bridges of open models",
        "We study bridges that anybody may copy. Whoever copies a bridge should pay for the marginal risk of collapse in towns nearby. "
        + "Inspectors of bridges lower this risk.");

    internal static Work ClosedPaper { get; } = DebateSite.Paper(
        "2403.00002", "Collapse of bridges in towns",
        "Towns keep records. In sixty towns whoever copies a bridge has to pay for the marginal risk of collapse. Nobody paid for it.",
        "http://arxiv.org/licenses/nonexclusive-distrib/1.0/");

    internal static ArticleFacts Facts { get; } = new()
    {
        Title = "Who pays for a copied bridge?",
        Author = "Ada Reader",
        Site = "The Daily Span",
        Published = new DateOnly(2024, 4, 2),
        Language = "en",
        ReadingMinutes = 7,
        Tags = ["bridges", "law"],
        Address = "https://span.example.org/copied-bridge",
    };

    internal static AskedQuestion Liability { get; } = Question(
        "Liability", "Should whoever copies a bridge pay for the marginal risk of collapse?", 100, context: "Builders pay today.");

    internal static AskedQuestion Foreign { get; } = Question("Soup", "Which herb belongs into a soup of lentils?", 300);

    internal static AskedQuestion Rhetorical { get; } = Question(null, "Who is right?", 20, AskedKind.Rhetorical);

    internal static AskedQuestion Challenge { get; } = Question("Towns", "The paper counts no town without a river.", 400, AskedKind.Challenge);

    internal static ArticleReading Reading { get; } = new()
    {
        Discusses =
        [
            new("Bridges of open models", Asked, .97, "A paper on bridges asks this.", new TextSpan(0, 10), true),
            new("A mention that may be a paper", null, .4, "Others have said so.", new TextSpan(50, 60), false),
        ],
        Quotes = [new("Mayor Stone", "mayor of Spanville", "Nobody asked us", new TextSpan(200, 215)), new(null, null, "We were asked", new(220, 233))],
        Figures = [new("71 % of towns own a bridge.", "Bridge Office", new TextSpan(240, 267))],
        Resources =
        [
            new("Report of the office", "https://office.example.org/report", new TextSpan(270, 280)),
            new("A lost link", null, new TextSpan(281, 290)),
        ],
        Questions = [Rhetorical, Liability, Foreign, Challenge],
    };

    internal static ArticleReading Second { get; } = new()
    {
        Discusses = [new("Bridges of open models", Asked, .9, "The paper on bridges.", new TextSpan(0, 10), true)],
        Questions = [Liability with { Label = "Costs", Span = new TextSpan(5, 9) }],
    };

    internal static AskedQuestion Question(
        string? label, string text, int start, AskedKind kind = AskedKind.Question, string context = "") =>
        new(label, text, new TextSpan(start, start + text.Length), kind, context);

    /// <summary>The whole of it, served.</summary>
    internal static async Task<DebateSite> StartAsync() => await FillAsync(await DebateSite.StartAsync(AskedPaper, ClosedPaper));

    /// <summary>The whole of it, served with accounts on.</summary>
    internal static async Task<DebateSite> StartCommunityAsync() => await FillAsync(await DebateSite.StartCommunityAsync(AskedPaper, ClosedPaper));

    private static async Task<DebateSite> FillAsync(DebateSite site)
    {
        await site.AddAsync("first", Facts, Reading);
        await site.AddAsync("second", new ArticleFacts { Title = "A second opinion", Author = "Bo Other" }, Second);
        return site;
    }
}

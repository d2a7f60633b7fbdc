using ArxivLens.Core.Categories;
using ArxivLens.Core.Papers;
using ArxivLens.Index.Graph;
using ArxivLens.Index.Layout;

namespace ArxivLens.Core.Network;

/// <summary>Reads a question for a network from named values: of an address, or of a command line.</summary>
public static class NetworkQuestionReader
{
    private const int LastYear = 9999;
    private const int LongestOrigin = 40;

    /// <summary>The names of the fields, as addresses and messages have them.</summary>
    public static IReadOnlyList<string> Fields { get; } =
        ["id", "mode", "to", "steps", "budget", "from", "until", "category", "direction", "origin", "layout", "articles"];

    /// <summary>Reads it. What is not among <see cref="Fields"/> is not looked at.</summary>
    /// <param name="valuesOf">The values of a field; none when it was not given.</param>
    /// <param name="fault">The first thing wrong, when something is.</param>
    /// <returns>The question, or <c>null</c>.</returns>
    public static NetworkQuestion? Read(Func<string, IReadOnlyList<string>> valuesOf, out NetworkFault? fault)
    {
        ArgumentNullException.ThrowIfNull(valuesOf);
        var fields = new NetworkFields(valuesOf);
        var question = new NetworkQuestion
        {
            Starts = ReadStarts(fields),
            Mode = fields.Choice("mode", NetworkMode.Around, Enum.GetValues<NetworkMode>()),
            To = ReadKey(fields, "to"),
            Steps = fields.Number("steps", 1, 2) ?? 1,
            Budget = fields.Number("budget", 1, NetworkQuestion.LargestBudget) ?? NetworkQuestion.UsualBudget,
            From = fields.Number("from", 1, LastYear),
            Until = fields.Number("until", 1, LastYear),
            Category = ReadCategory(fields),
            Direction = fields.Choice(
                "direction", CitationDirections.Both, CitationDirections.Both, CitationDirections.References, CitationDirections.Citations),
            Origin = ReadOrigin(fields),
            Layout = fields.Choice("layout", LayoutKind.Force, Enum.GetValues<LayoutKind>()),
            WithArticles = fields.IsYes("articles"),
        };
        if (question.Mode == NetworkMode.Path && question.To is null)
            fields.Refuse("to", "Name the work where the path ends as 'to'.");
        if (question.From > question.Until)
            fields.Refuse("until", "'until' must not be before 'from'.");
        fault = fields.Fault;
        return fault is null ? question : null;
    }

    private static List<WorkKey> ReadStarts(NetworkFields fields)
    {
        var starts = new List<WorkKey>();
        foreach (var text in fields.All("id"))
        {
            if (!WorkKey.TryParse(text, out var key))
                fields.Refuse("id", "Give an arXiv id, a DOI or a key of this library as 'id'.");
            else if (!starts.Contains(key))
                starts.Add(key);
        }

        if (starts.Count == 0)
            fields.Refuse("id", "Give an arXiv id, a DOI or a key of this library as 'id'.");
        if (starts.Count > NetworkQuestion.MostStarts)
            fields.Refuse("id", $"A picture starts from {NetworkQuestion.MostStarts} works at most.");
        return starts;
    }

    private static WorkKey? ReadKey(NetworkFields fields, string field)
    {
        if (fields.Text(field) is not { } text)
            return null;
        if (WorkKey.TryParse(text, out var key))
            return key;
        fields.Refuse(field, $"Give an arXiv id, a DOI or a key of this library as '{field}'.");
        return null;
    }

    private static CategoryCode? ReadCategory(NetworkFields fields)
    {
        if (fields.Text("category") is not { } text)
            return null;
        if (CategoryCode.TryParse(text, out var code))
            return code;
        fields.Refuse("category", "'category' must be the code of a category or archive, such as cs.AI or math.");
        return null;
    }

    private static string? ReadOrigin(NetworkFields fields)
    {
        var origin = fields.Text("origin");
        if (origin?.Length > LongestOrigin)
            fields.Refuse("origin", "'origin' must be the name of an origin of citations.");
        return origin;
    }
}

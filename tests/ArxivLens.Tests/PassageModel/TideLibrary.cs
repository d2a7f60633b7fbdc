using System.Text.Json;
using ArxivLens.Tests.Processes;

namespace ArxivLens.Tests.PassageModel;

/// <summary>Three papers that bear on the first question of an essay, and the essay.</summary>
internal static class TideLibrary
{
    public const string Question = "Do the authors measure the tides of any frozen lake in winter?";

    private const string Essay = """
        # Tides in old lakes

        By Ada Waters

        The claim comes from arXiv:0704.0001, and this essay puts its questions to that paper.

        Evidence: Do the authors measure the tides of any frozen lake in winter?

        Wind: Could the wind alone move the water of lakes without tides?
        """;

    private static readonly string[] Papers =
    [
        SmallLibrary.Paper("0704.0001", "Tides of frozen lakes", "We measure the tides of a frozen lake in winter. The tides are small."),
        SmallLibrary.Paper("0704.0002", "Tides under ice", "Tides of lakes that are frozen in winter have been measured for ten years."),
        SmallLibrary.Paper("0704.0003", "Lakes in winter", "No tides are found in a frozen lake. The winter wind moves the water of lakes without tides."),
    ];

    /// <summary>Imports papers and essay.</summary>
    /// <returns>The article's identity.</returns>
    public static async Task<string> FillAsync(DataFolder data)
    {
        (await Arxivlens.RunAsync(data, "import", "papers", data.File("papers.jsonl", string.Join('\n', Papers) + "\n"))).Ends(0);
        var added = (await Arxivlens.RunAsync(data, "article", "add", data.File("essay.md", Essay), "--json")).Ends(0).Json;
        return added.GetProperty("id").GetString()!;
    }

    /// <summary>The addresses of the essay's questions, in order.</summary>
    public static async Task<IReadOnlyList<string>> QuestionsAsync(SiteClient client)
    {
        var list = (await client.GetAsync("/questions.json")).Json.GetProperty("questions");
        return [.. list.EnumerateArray().OrderByDescending(one => one.GetProperty("text").GetString() == Question)
            .Select(one => one.GetProperty("href").GetString()!)];
    }

    /// <summary>The passages of a question as data says them.</summary>
    public static IReadOnlyList<string> Ids(JsonElement passages) =>
        [.. passages.EnumerateArray().Select(one => one.GetProperty("id").GetString()!)];
}

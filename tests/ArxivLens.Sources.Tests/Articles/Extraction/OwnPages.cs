using System.Diagnostics;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ArxivLens.Evaluation;

namespace ArxivLens.Sources.Tests.Articles.Extraction;

/// <summary>
/// Pages of many kinds, written for these tests; what a reader would call the article is marked <c>data-truth</c>.
/// </summary>
internal static class OwnPages
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "pages");

    public static IReadOnlyList<string> Names { get; } = [.. Directory.GetFiles(Folder, "*.html").Select(Path.GetFileName)
        .Order(StringComparer.Ordinal)!];

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public static TokenBag TruthOf(string name)
    {
        var page = new HtmlParser().ParseDocument(Read(name));
        return TokenBag.Of(string.Join('\n', page.QuerySelectorAll("[data-truth]").Select(Text)));
    }

    /// <summary>What Readability finds on every page, by the order of the names.</summary>
    public static async Task<IReadOnlyList<TokenBag>> AskReadabilityAsync()
    {
        var start = new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "readability", "readability.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var node = Process.Start(start)!;
        await node.StandardInput.WriteLineAsync(string.Join('\n', Names.Select(name => Path.Combine(Folder, name))));
        node.StandardInput.Close();
        var lines = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => TokenBag.Of(TextOf(JsonSerializer.Deserialize<string>(line)!)))];
    }

    private static string TextOf(string html) => Text(new HtmlParser().ParseDocument(html).Body!);

    private static string Text(IElement element) => string.Join(' ', element.Descendants<IText>().Select(text => text.Data));
}

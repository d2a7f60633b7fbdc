using System.IO.Compression;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ArxivLens.Evaluation;

/// <summary>Saved pages with the text and the facts that are expected of them: one folder a page.</summary>
internal static class ArticlePages
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    private static readonly string[] Phrases = ["a", "abbr", "b", "code", "em", "i", "span", "strong", "sub", "sup", "wbr"];

    /// <summary>
    /// Reads every folder that has a <c>source.html</c>, by name. What is expected stands in <c>expected.html</c> or
    /// <c>expected.txt</c>, facts in <c>expected-metadata.json</c> or nowhere; each plain or compressed with gzip.
    /// </summary>
    /// <exception cref="InvalidDataException">There is none, or a page lacks what is expected, or its facts are no JSON.</exception>
    public static IReadOnlyList<LabelledPage> Read(string folder)
    {
        var pages = Directory.GetDirectories(folder).Order(StringComparer.Ordinal).Select(ReadPage).OfType<LabelledPage>().ToList();
        return pages.Count > 0 ? pages : throw new InvalidDataException($"{folder} has no folder with a source.html.");
    }

    private static LabelledPage? ReadPage(string page)
    {
        if (ReadFile(page, "source.html") is not { } html) return null;
        var text = ReadFile(page, "expected.html") is { } expected ? ShownBy(expected) : ReadFile(page, "expected.txt");
        if (text is null) throw new InvalidDataException($"{page} has neither an expected.html nor an expected.txt.");
        try
        {
            var facts = JsonSerializer.Deserialize<LabelledFacts>(ReadFile(page, "expected-metadata.json") ?? "{}", Options);
            return new LabelledPage(Path.GetFileName(page), html, text, facts!);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{page}: {e.Message}", e);
        }
    }

    /// <summary>All the text that a page shows, or hides by its style.</summary>
    internal static string ShownBy(string html)
    {
        using var page = new HtmlParser().ParseDocument(html);
        foreach (var silent in page.QuerySelectorAll("script, style, noscript, template, svg").ToList()) silent.Remove();
        return TextOf(page.Body!);
    }

    /// <summary>The text of all nodes, parted where elements part it for the eye.</summary>
    internal static string TextOf(INode root)
    {
        var text = new System.Text.StringBuilder();
        foreach (var node in root.Descendants())
        {
            if (node is IText run) text.Append(run.Data);
            else if (node is IElement element && !Phrases.Contains(element.LocalName)) text.Append('\n');
        }

        return text.ToString();
    }

    private static string? ReadFile(string page, string name)
    {
        var path = Path.Combine(page, name);
        if (File.Exists(path)) return File.ReadAllText(path);
        if (!File.Exists(path + ".gz")) return null;
        using var file = File.OpenRead(path + ".gz");
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        return text.ReadToEnd();
    }
}

/// <summary>A page and what is expected of it.</summary>
internal sealed record LabelledPage(string Name, string Html, string Text, LabelledFacts Facts);

/// <summary>What is expected of a page's facts; <c>null</c> where nothing is.</summary>
internal sealed record LabelledFacts(string? Title, string? Byline, string? Lang, string? SiteName, string? PublishedTime);

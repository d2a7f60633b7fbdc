using System.IO.Compression;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ArxivLens.Evaluation;

/// <summary>Saved pages with the text and the facts that are expected of them: one folder a page.</summary>
internal static class ArticlePages
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Reads every folder that has a <c>source.html.gz</c>, by name.</summary>
    /// <exception cref="InvalidDataException">There is none, or its expected metadata is no JSON.</exception>
    public static IReadOnlyList<LabelledPage> Read(string folder)
    {
        var pages = Directory.GetDirectories(folder)
            .Where(page => File.Exists(Path.Combine(page, "source.html.gz")))
            .Order(StringComparer.Ordinal)
            .Select(ReadPage)
            .ToList();
        return pages.Count > 0 ? pages : throw new InvalidDataException($"{folder} has no folder with a source.html.gz.");
    }

    private static LabelledPage ReadPage(string page)
    {
        var expected = new HtmlParser().ParseDocument(ReadFile(page, "expected.html.gz"));
        foreach (var silent in expected.QuerySelectorAll("script, style, noscript, template, svg").ToList()) silent.Remove();
        try
        {
            var facts = JsonSerializer.Deserialize<LabelledFacts>(ReadFile(page, "expected-metadata.json.gz"), Options);
            return new LabelledPage(Path.GetFileName(page), ReadFile(page, "source.html.gz"), TextOf(expected.Body!), facts!);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{page}: {e.Message}", e);
        }
    }

    /// <summary>The text of all nodes, parted where elements part it for the eye.</summary>
    internal static string TextOf(INode root)
    {
        var text = new System.Text.StringBuilder();
        foreach (var node in root.Descendants())
        {
            if (node is IText run) text.Append(run.Data);
            else if (node is IElement { LocalName: not ("a" or "abbr" or "b" or "code" or "em" or "i" or "span" or "strong" or "sub" or "sup" or "wbr") })
                text.Append('\n');
        }

        return text.ToString();
    }

    private static string ReadFile(string page, string name)
    {
        using var file = File.OpenRead(Path.Combine(page, name));
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        return text.ReadToEnd();
    }
}

/// <summary>A page and what is expected of it.</summary>
internal sealed record LabelledPage(string Name, string Html, string Text, LabelledFacts Facts);

/// <summary>What is expected of a page's facts; <c>null</c> where nothing is.</summary>
internal sealed record LabelledFacts(string? Title, string? Byline, string? Lang, string? SiteName, string? PublishedTime);

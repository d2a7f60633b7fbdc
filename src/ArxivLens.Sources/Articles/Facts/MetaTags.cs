using AngleSharp.Dom;

namespace ArxivLens.Sources.Articles.Facts;

/// <summary>The <c>meta</c> elements of a page by property or name, the properties first, in lower case, a dot written as a colon.</summary>
internal sealed class MetaTags
{
    private const int AtMost = 1000;
    private readonly Dictionary<string, List<string>> values = new(StringComparer.Ordinal);

    public MetaTags(IDocument document)
    {
        var tags = document.QuerySelectorAll("meta[content]").Take(AtMost).ToList();
        string[] attributes = ["property", "name", "itemprop"];
        foreach (var attribute in attributes)
        {
            foreach (var tag in tags) Add(tag.GetAttribute(attribute), tag.GetAttribute("content")!.Trim());
        }
    }

    /// <summary>The first value of the first name that has one.</summary>
    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (values.TryGetValue(name, out var found)) return found[0];
        }

        return null;
    }

    /// <summary>Every value of a name.</summary>
    public IReadOnlyList<string> All(string name) => values.GetValueOrDefault(name) ?? [];

    private void Add(string? names, string content)
    {
        if (names is null || content.Length == 0) return;
        foreach (var name in names.ToLowerInvariant().Replace('.', ':').Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!values.TryGetValue(name, out var found)) values[name] = found = [];
            found.Add(content);
        }
    }
}

using AngleSharp.Dom;

namespace ArxivLens.Sources.Articles.Facts;

/// <summary>The <c>meta</c> elements of a page by name or property, in lower case, a dot written as a colon.</summary>
internal sealed class MetaTags
{
    private const int AtMost = 1000;
    private readonly Dictionary<string, List<string>> values = new(StringComparer.Ordinal);

    public MetaTags(IDocument document)
    {
        foreach (var meta in document.QuerySelectorAll("meta[content]").Take(AtMost))
        {
            var content = meta.GetAttribute("content")!.Trim();
            if (content.Length == 0) continue;
            var names = string.Join(' ', meta.GetAttribute("property"), meta.GetAttribute("name"), meta.GetAttribute("itemprop"));
            foreach (var name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries)) Add(Normal(name), content);
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

    private static string Normal(string name) => name.ToLowerInvariant().Replace('.', ':');

    private void Add(string name, string content)
    {
        if (!values.TryGetValue(name, out var found)) values[name] = found = [];
        found.Add(content);
    }
}

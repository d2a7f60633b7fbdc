using System.Text.RegularExpressions;

namespace ArxivLens.Core.Articles.TextFiles;

/// <summary>The links of a file: Markdown's, and addresses that stand there as they are.</summary>
internal static partial class LinkReader
{
    /// <summary>Whether a line says what a name in brackets stands for: <c>[1]: https://…</c>.</summary>
    public static bool IsDefinition(string line) => Definition().IsMatch(line);

    /// <summary>The links within the blocks, in order.</summary>
    public static List<ArticleLink> Read(string text, IEnumerable<ArticleBlock> blocks, IEnumerable<TextLine> lines)
    {
        var names = NamesOf(lines);
        var links = new List<ArticleLink>();
        foreach (var block in blocks.Where(block => block.Kind != ArticleBlockKind.Preformatted))
        {
            var marked = InlineMarkup.Find(text, block.Span, block.Kind == ArticleBlockKind.Quotation).Marks
                .Where(mark => mark.Kind == InlineKind.Link)
                .Select(mark => new ArticleLink(mark.Inner, AddressOf(mark.Address ?? "", names)))
                .ToList();
            links.AddRange(marked);
            links.AddRange(BareIn(text, block.Span, marked));
        }

        links.Sort((one, other) => one.Span.Start.CompareTo(other.Span.Start));
        return links;
    }

    private static IEnumerable<ArticleLink> BareIn(string text, TextSpan span, List<ArticleLink> marked)
    {
        foreach (var found in WebLink.Find(span.Of(text)))
        {
            var place = new TextSpan(span.Start + found.Start, span.Start + found.End);
            // The address in Markdown's brackets belongs to the words before it.
            var isMarked = place.Start > 1 && text[place.Start - 1] == '(' && text[place.Start - 2] == ']';
            if (!isMarked && !marked.Any(link => link.Span.Start <= place.Start && place.End <= link.Span.End))
                yield return new ArticleLink(place, place.Of(text));
        }
    }

    private static string? AddressOf(string address, Dictionary<string, string> names)
    {
        if (address.StartsWith('[')) address = names.GetValueOrDefault(address[1..^1]) ?? "";
        return WebLink.IsAbsolute(address) ? address : null;
    }

    private static Dictionary<string, string> NamesOf(IEnumerable<TextLine> lines)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines)
        {
            var match = Definition().Match(line.Text);
            if (match.Success) names.TryAdd(match.Groups["name"].Value, match.Groups["address"].Value);
        }

        return names;
    }

    [GeneratedRegex(@"^\[(?<name>[^\]]{1,100})\]:\s+<?(?<address>https?://[^\s>]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Definition();
}

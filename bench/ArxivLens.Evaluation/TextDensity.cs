using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ArxivLens.Evaluation;

/// <summary>
/// The readable text of a page by text density alone, to compare with: a node is kept when it has as many letters that are
/// not linked for each tag as the least dense node above the densest one (Sun, Song and Liao, SIGIR 2011, with the density
/// sum).
/// </summary>
internal static class TextDensity
{
    private static readonly string[] Silent =
        ["script", "style", "noscript", "template", "svg", "head", "iframe", "button", "select", "textarea"];

    /// <summary>The text that is kept.</summary>
    public static string TextOf(string html)
    {
        using var page = new HtmlParser(new HtmlParserOptions { IsScripting = true }).ParseDocument(html);
        foreach (var silent in page.QuerySelectorAll(string.Join(',', Silent)).ToList()) silent.Remove();
        if (page.Body is not { } body) return "";
        var counts = new Dictionary<INode, Counts>();
        Count(body, counts, isLinked: false);
        var share = counts[body].Linked / Math.Max(1.0, counts[body].Letters);
        var best = counts.Keys.OfType<IElement>()
            .MaxBy(node => node.Children.Sum(child => counts[child].Density(share)))!;
        var least = double.MaxValue;
        for (var above = best; above is not null && counts.ContainsKey(above); above = above.ParentElement)
            least = Math.Min(least, counts[above].Density(share));
        var text = new System.Text.StringBuilder();
        Keep(body, counts, share, least, text);
        return text.ToString();
    }

    private static Counts Count(IElement node, Dictionary<INode, Counts> counts, bool isLinked)
    {
        isLinked |= node.LocalName == "a";
        var sum = new Counts(0, 0, 1, isLinked ? 1 : 0);
        foreach (var child in node.ChildNodes)
        {
            if (child is IText text)
            {
                var letters = text.Data.Count(c => !char.IsWhiteSpace(c));
                sum = sum with { Letters = sum.Letters + letters, Linked = sum.Linked + (isLinked ? letters : 0) };
            }
            else if (child is IElement element)
            {
                var inner = Count(element, counts, isLinked);
                sum = new Counts(sum.Letters + inner.Letters, sum.Linked + inner.Linked, sum.Tags + inner.Tags,
                    sum.LinkTags + inner.LinkTags);
            }
        }

        return counts[node] = sum;
    }

    private static void Keep(IElement node, Dictionary<INode, Counts> counts, double share, double least,
        System.Text.StringBuilder text)
    {
        if (counts[node].Density(share) >= least
            && !node.Children.Any(child => child.Children.Length > 0 && counts[child].Density(share) < least))
        {
            text.Append(ArticlePages.TextOf(node)).Append('\n');
            return;
        }

        foreach (var child in node.Children) Keep(child, counts, share, least, text);
    }

    private readonly record struct Counts(int Letters, int Linked, int Tags, int LinkTags)
    {
        /// <summary>The composite density of the paper, with the page's share of linked letters.</summary>
        public double Density(double share)
        {
            if (Letters == 0) return 0;
            var plain = Math.Max(1, Letters - Linked);
            var slope = Math.Log((double)Letters / plain * Math.Max(1, Linked) + share * Letters + Math.E);
            var perLink = (double)Letters * Tags / (Math.Max(1, Linked) * Math.Max(1, LinkTags));
            return (double)Letters / Tags * Math.Log(1 + perLink) / slope;
        }
    }
}

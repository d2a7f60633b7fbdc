using AngleSharp.Dom;

namespace ArxivLens.Sources.Articles.Extraction;

/// <summary>Copies what readers see of a page into nodes that can be taken apart.</summary>
internal static class PageTree
{
    public static PageNode Read(IElement body)
    {
        var root = PageNode.Of(body, "body");
        ReadInto(root, body);
        return root;
    }

    // Children first, then the node to its parent: each count goes up once and not once a level.
    private static void ReadInto(PageNode node, INode source)
    {
        foreach (var child in source.ChildNodes)
        {
            if (child is IText text)
            {
                if (text.Data.Length > 0) node.Append(PageNode.OfText(text.Data));
            }
            else if (child is IElement element && !ElementNames.Silent.Contains(element.LocalName) && IsVisible(element))
            {
                var inner = PageNode.Of(element, element.LocalName is "font" ? "span" : element.LocalName);
                if (!ElementNames.Embedded.Contains(inner.Name)) ReadInto(inner, element);
                node.Append(inner);
            }
        }
    }

    private static bool IsVisible(IElement element)
    {
        if (element.HasAttribute("hidden")) return false;
        if (element.GetAttribute("aria-hidden") == "true" && element.LocalName is not ("math" or "mjx-container")) return false;
        if (element.GetAttribute("aria-modal") == "true" && element.GetAttribute("role") == "dialog") return false;
        return element.GetAttribute("style") is not { Length: > 0 } style || !Hides(style);
    }

    private static bool Hides(string style)
    {
        foreach (var part in style.AsSpan().Split(';'))
        {
            var rule = style.AsSpan(part);
            var cut = rule.IndexOf(':');
            if (cut < 0) continue;
            var name = rule[..cut].Trim();
            var value = rule[(cut + 1)..].Trim();
            if (name.Equals("display", StringComparison.OrdinalIgnoreCase) && value.StartsWith("none", StringComparison.OrdinalIgnoreCase))
                return true;
            if (name.Equals("visibility", StringComparison.OrdinalIgnoreCase) && value.StartsWith("hidden", StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}

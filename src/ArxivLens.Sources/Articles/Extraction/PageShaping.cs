namespace ArxivLens.Sources.Articles.Extraction;

/// <summary>
/// Goes through a page once: leaves out what is hardly part of an article, gives loose text paragraphs, and says which elements to score.
/// </summary>
/// <param name="Title">The title, so that a heading that says the same is not taken for text; <c>null</c> when there is none.</param>
/// <param name="LeavesUnlikely">Whether elements with unlikely names are left out.</param>
internal sealed record PageShaping(string? Title, bool LeavesUnlikely)
{
    private const double PlainLinks = 0.25;
    private static readonly string[] UnlikelyRoles =
        ["menu", "menubar", "complementary", "navigation", "alert", "alertdialog", "dialog"];

    private bool hasTitle = Title is { Length: > 0 };

    public IReadOnlyList<PageNode> Shape(PageNode root)
    {
        var scored = new List<PageNode>();
        var node = root.Following(root);
        while (node is not null)
        {
            if (node.IsText)
            {
                node = node.Following(root);
                continue;
            }

            if (IsLeftOut(node) || IsEmpty(node))
            {
                var behind = node.Behind(root);
                node.Remove();
                node = behind;
                continue;
            }

            if (ElementNames.Scored.Contains(node.Name)) scored.Add(node);
            if (node.Is("div")) node = ShapeDivision(node, scored);
            node = node.Following(root);
        }

        return scored;
    }

    private bool IsLeftOut(PageNode node)
    {
        if (Bylines.IsByline(node)) return true;
        if (hasTitle && node.Name is "h1" or "h2" && TitleLikeness.IsSame(Title!, node.TextContent()))
        {
            hasTitle = false;
            return true;
        }

        if (!LeavesUnlikely || node.Is("a")) return false;
        if (UnlikelyRoles.Contains(node.Attribute("role"))) return true;
        return NameWords.IsUnlikely(node) && !node.Ancestors().Any(above => above.Name is "table" or "code");
    }

    private static bool IsEmpty(PageNode node) =>
        ElementNames.Emptied.Contains(node.Name) && node.Inner.Letters == 0
        && node.Children().All(child => child.IsText || child.Name is "br" or "hr");

    /// <returns>The node to go on from: the division, or what stands in its place.</returns>
    private static PageNode ShapeDivision(PageNode division, List<PageNode> scored)
    {
        WrapPhrases(division);
        if (OnlyParagraph(division) is { } paragraph && division.Inner.LinkDensity < PlainLinks)
        {
            division.ReplaceWith(paragraph);
            scored.Add(paragraph);
            return paragraph;
        }

        if (!division.Elements().Any(inner => ElementNames.Blocks.Contains(inner.Name)))
        {
            division.Rename("p");
            scored.Add(division);
        }

        return division;
    }

    private static void WrapPhrases(PageNode division)
    {
        PageNode? paragraph = null;
        for (var child = division.First; child is not null;)
        {
            var next = child.Next;
            if (!ElementNames.IsPhrase(child))
            {
                Trim(paragraph);
                paragraph = null;
            }
            else if (paragraph is not null)
            {
                paragraph.Append(child);
            }
            else if (!child.IsBlank && !child.Is("br"))
            {
                paragraph = PageNode.OfName("p");
                child.ReplaceWith(paragraph);
                paragraph.Append(child);
            }

            child = next;
        }

        Trim(paragraph);
    }

    private static void Trim(PageNode? paragraph)
    {
        while (paragraph?.Last is { } last && (last.IsBlank || last.Is("br"))) last.Remove();
    }

    private static PageNode? OnlyParagraph(PageNode division)
    {
        PageNode? found = null;
        foreach (var child in division.Children())
        {
            if (child.IsBlank) continue;
            if (found is not null || !child.Is("p")) return null;
            found = child;
        }

        return found;
    }
}

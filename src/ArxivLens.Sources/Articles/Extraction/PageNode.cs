using AngleSharp.Dom;

namespace ArxivLens.Sources.Articles.Extraction;

/// <summary>
/// An element or a run of text of a page that is taken apart. Siblings are chained and counts are kept as nodes come and go, so that no
/// step of the extraction costs more than the nesting times the nodes.
/// </summary>
internal sealed class PageNode
{
    private const int LongestName = 500;

    private PageNode(string name, string text) => (Name, Text) = (name, text);

    /// <summary>The element's name in lower case; empty of a run of text.</summary>
    public string Name { get; private set; }

    /// <summary>The text of a run; empty of an element.</summary>
    public string Text { get; }

    /// <summary>The classes.</summary>
    public string Class { get; private init; } = "";

    /// <summary>The identity.</summary>
    public string Id { get; private init; } = "";

    /// <summary>Where a link leads.</summary>
    public string? Href { get; private init; }

    /// <summary>The element of the page, for what is asked rarely; <c>null</c> of text and of elements that were put in.</summary>
    public IElement? Source { get; private init; }

    /// <summary>The score as the part that holds the article; <c>null</c> until something gives one.</summary>
    public double? Score { get; set; }

    public PageNode? Parent { get; private set; }

    public PageNode? First { get; private set; }

    public PageNode? Last { get; private set; }

    public PageNode? Next { get; private set; }

    public PageNode? Previous { get; private set; }

    /// <summary>The counts of all that is within.</summary>
    public NodeCounts Inner { get; private set; }

    public bool IsText => Name.Length == 0;

    public bool IsBlank => IsText && string.IsNullOrWhiteSpace(Text);

    public static PageNode OfText(string text) => new("", text) { Inner = TextCount.Of(text) };

    public static PageNode OfName(string name) => new(name, "");

    public static PageNode Of(IElement element, string name) => new(name, "")
    {
        Class = Clip(element.ClassName),
        Id = Clip(element.Id),
        Href = name == "a" ? element.GetAttribute("href") : null,
        Source = element,
    };

    /// <summary>An attribute as the page has it, or <c>null</c>.</summary>
    public string? Attribute(string name) => Source?.GetAttribute(name);

    public bool Is(string name) => Name == name;

    public IEnumerable<PageNode> Children()
    {
        for (var child = First; child is not null; child = child.Next) yield return child;
    }

    /// <summary>The elements within, in the order of the page. None may be moved while this runs.</summary>
    public IEnumerable<PageNode> Elements()
    {
        for (var node = Following(this); node is not null; node = node.Following(this))
        {
            if (!node.IsText) yield return node;
        }
    }

    /// <summary>The node behind this one in the order of the page, those within first.</summary>
    public PageNode? Following(PageNode within) => First ?? Behind(within);

    /// <summary>The node behind this one and all that is within it.</summary>
    public PageNode? Behind(PageNode within)
    {
        var node = this;
        while (node is not null && node != within)
        {
            if (node.Next is not null) return node.Next;
            node = node.Parent;
        }

        return null;
    }

    public IEnumerable<PageNode> Ancestors()
    {
        for (var node = Parent; node is not null; node = node.Parent) yield return node;
    }

    public void Append(PageNode child) => Insert(child, null);

    /// <summary>Puts a node before one of the children, or last.</summary>
    public void Insert(PageNode child, PageNode? before)
    {
        child.Remove();
        child.Parent = this;
        child.Next = before;
        child.Previous = before is null ? Last : before.Previous;
        if (child.Previous is null) First = child;
        else child.Previous.Next = child;
        if (before is null) Last = child;
        else before.Previous = child;
        Count(child.Outer(), isAdded: true);
    }

    public void Remove()
    {
        if (Parent is null) return;
        Parent.Count(Outer(), isAdded: false);
        if (Previous is null) Parent.First = Next;
        else Previous.Next = Next;
        if (Next is null) Parent.Last = Previous;
        else Next.Previous = Previous;
        Parent = Next = Previous = null;
    }

    /// <summary>Puts another node where this one stands.</summary>
    public void ReplaceWith(PageNode other)
    {
        if (Parent is null) return;
        Parent.Insert(other, this);
        Remove();
    }

    public void Rename(string name)
    {
        var before = Outer();
        Name = name;
        Parent?.Count(Outer() - before, isAdded: true);
    }

    /// <summary>What the node counts for its parent.</summary>
    public NodeCounts Outer() => IsText ? Inner : Passed(Inner) + ElementNames.CountOf(Name);

    /// <summary>All the text within, as it stands.</summary>
    public string TextContent()
    {
        if (IsText) return Text;
        var text = new System.Text.StringBuilder(Inner.Letters);
        for (var node = Following(this); node is not null; node = node.Following(this)) text.Append(node.Text);
        return text.ToString();
    }

    private void Count(NodeCounts change, bool isAdded)
    {
        for (var node = this; node is not null; node = node.Parent)
        {
            node.Inner = isAdded ? node.Inner + change : node.Inner - change;
            change = node.Passed(change);
        }
    }

    /// <summary>Counts on their way up through this element: letters within a link are linked.</summary>
    private NodeCounts Passed(NodeCounts counts)
    {
        if (Href is not null) counts = counts with { LinkTenths = counts.Letters * (Href.StartsWith('#') && Href.Length > 1 ? 3 : 10) };
        if (ElementNames.IsHeading(Name)) counts = counts with { HeadingLetters = counts.Letters };
        return ElementNames.Textual.Contains(Name) ? counts with { TextLetters = counts.Letters } : counts;
    }

    private static string Clip(string? name) => name is null ? "" : name.Length <= LongestName ? name : name[..LongestName];
}

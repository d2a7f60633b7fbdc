using System.Collections.Frozen;

namespace ArxivLens.Sources.Articles.Extraction;

/// <summary>What the names of elements say.</summary>
internal static class ElementNames
{
    /// <summary>Elements that usually hold running text.</summary>
    public static readonly FrozenSet<string> Textual =
        Set("span li td blockquote dl div img ol p pre table ul");

    /// <summary>Elements that make a <c>div</c> more than a paragraph.</summary>
    public static readonly FrozenSet<string> Blocks = Set("blockquote dl div img ol p pre table ul");

    /// <summary>Elements whose text is scored.</summary>
    public static readonly FrozenSet<string> Scored = Set("section h2 h3 h4 h5 h6 p td pre");

    /// <summary>Elements that may be empty and then say nothing.</summary>
    public static readonly FrozenSet<string> Emptied = Set("div section header h1 h2 h3 h4 h5 h6");

    /// <summary>Elements that may stand beside the article's own part without being renamed.</summary>
    public static readonly FrozenSet<string> Siblings = Set("div article section p ol ul");

    /// <summary>Elements that carry no text of the article.</summary>
    public static readonly FrozenSet<string> Silent =
        Set("script style noscript template svg head meta link title base area map audio video canvas track source param frame frameset noframes datalist");

    /// <summary>Elements to fill in or to press.</summary>
    public static readonly FrozenSet<string> Controls = Set("input textarea select button");

    /// <summary>Elements that show something from elsewhere.</summary>
    public static readonly FrozenSet<string> Embedded = Set("object embed iframe");

    private static readonly FrozenSet<string> Phrases = Set(
        "abbr acronym b bdi bdo big br button cite code data dfn em embed font i img input kbd label mark math meter object output picture " +
        "progress q rb rp rt ruby s samp select small span strike strong sub sup textarea time tt u var wbr");

    private static readonly FrozenDictionary<string, NodeCounts> Counts = new Dictionary<string, NodeCounts>
    {
        ["p"] = new() { Paragraphs = 1 },
        ["img"] = new() { Pictures = 1 },
        ["li"] = new() { Items = 1 },
        ["input"] = new() { Inputs = 1 },
        ["object"] = new() { Embeds = 1 },
        ["embed"] = new() { Embeds = 1 },
        ["iframe"] = new() { Embeds = 1 },
    }.ToFrozenDictionary();

    /// <summary>What an element itself adds to the counts.</summary>
    public static NodeCounts CountOf(string name) => Counts.GetValueOrDefault(name);

    /// <summary>Whether it is <c>h1</c> to <c>h6</c>.</summary>
    public static bool IsHeading(string name) => name.Length == 2 && name[0] == 'h' && name[1] is >= '1' and <= '6';

    /// <summary>Whether a node is part of a line of text. A link or a change is one when all within it is.</summary>
    public static bool IsPhrase(PageNode node) =>
        node.IsText || Phrases.Contains(node.Name) || node.Name is "a" or "del" or "ins" && node.Children().All(IsPhrase);

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet();
}

namespace ArxivLens.Sources.Articles.Extraction;

/// <summary>What is counted of the text and elements within a node.</summary>
internal readonly record struct NodeCounts
{
    /// <summary>Characters, a run of white space as one; a character of a script that writes without spaces as two.</summary>
    public int Letters { get; init; }

    /// <summary>Commas of any script.</summary>
    public int Commas { get; init; }

    /// <summary>Tenths of letters that are linked: a link within the page counts three, another ten.</summary>
    public int LinkTenths { get; init; }

    /// <summary>Letters in headings.</summary>
    public int HeadingLetters { get; init; }

    /// <summary>Letters in elements that usually hold running text.</summary>
    public int TextLetters { get; init; }

    /// <summary>Paragraphs.</summary>
    public int Paragraphs { get; init; }

    /// <summary>Pictures.</summary>
    public int Pictures { get; init; }

    /// <summary>List items.</summary>
    public int Items { get; init; }

    /// <summary>Fields to fill in.</summary>
    public int Inputs { get; init; }

    /// <summary>Frames and objects.</summary>
    public int Embeds { get; init; }

    /// <summary>The part of the letters that is linked, 0 to 1.</summary>
    public double LinkDensity => Letters == 0 ? 0 : LinkTenths / 10.0 / Letters;

    public static NodeCounts operator +(NodeCounts a, NodeCounts b) => Sum(a, b, 1);

    public static NodeCounts operator -(NodeCounts a, NodeCounts b) => Sum(a, b, -1);

    private static NodeCounts Sum(NodeCounts a, NodeCounts b, int sign) => new()
    {
        Letters = a.Letters + sign * b.Letters,
        Commas = a.Commas + sign * b.Commas,
        LinkTenths = a.LinkTenths + sign * b.LinkTenths,
        HeadingLetters = a.HeadingLetters + sign * b.HeadingLetters,
        TextLetters = a.TextLetters + sign * b.TextLetters,
        Paragraphs = a.Paragraphs + sign * b.Paragraphs,
        Pictures = a.Pictures + sign * b.Pictures,
        Items = a.Items + sign * b.Items,
        Inputs = a.Inputs + sign * b.Inputs,
        Embeds = a.Embeds + sign * b.Embeds,
    };
}

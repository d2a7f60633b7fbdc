using ArxivLens.Sources.Articles.Facts;

namespace ArxivLens.Sources.Articles.Extraction;

/// <summary>The text of the article as the page's data has it (<c>articleBody</c>), to compare with what the page shows.</summary>
internal sealed class DeclaredBody
{
    private const int FewestLetters = 200;
    private const double Most = 0.8;
    private const double Half = 0.5;
    private readonly HashSet<string> words;

    private DeclaredBody(PageNode text) => (Text, words) = (text, Words(text));

    /// <summary>The text in paragraphs.</summary>
    public PageNode Text { get; }

    /// <summary>What the data has; <c>null</c> when it has nothing to speak of.</summary>
    public static DeclaredBody? Of(LinkedData data, CancellationToken cancellationToken)
    {
        if (data.Body is not { Length: >= FewestLetters } body || PageGuard.FindFault(body) is not null) return null;
        var text = body.Contains('<') ? FromMarkup(body, cancellationToken) : FromLines(body);
        return text?.Inner.Letters >= FewestLetters ? new DeclaredBody(text) : null;
    }

    /// <summary>Whether most of its words are in a part.</summary>
    public bool IsSaidBy(PageNode part) => Share(part) >= Most;

    /// <summary>Whether a part is too short to be the article, or another text.</summary>
    public bool IsMuchMoreThan(PageNode part) => part.Inner.Letters < Half * Text.Inner.Letters && Share(part) < Half;

    private double Share(PageNode part)
    {
        var found = Words(part);
        return words.Count(found.Contains) / (double)words.Count;
    }

    private static PageNode? FromMarkup(string body, CancellationToken cancellationToken)
    {
        using var document = ParserLimits.Parse(body, cancellationToken);
        return document?.Body is { } root ? PageTree.Read(root) : null;
    }

    private static PageNode FromLines(string body)
    {
        var text = PageNode.OfName("div");
        foreach (var line in body.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var paragraph = PageNode.OfName("p");
            paragraph.Append(PageNode.OfText(line));
            text.Append(paragraph);
        }

        return text;
    }

    private static HashSet<string> Words(PageNode part) => TitleLikeness.Words(part.TextContent()).ToHashSet(StringComparer.Ordinal);
}

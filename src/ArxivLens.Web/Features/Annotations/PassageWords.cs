using ArxivLens.Core.Annotations;

namespace ArxivLens.Web.Features.Annotations;

/// <summary>How passages are spoken of.</summary>
public static class PassageWords
{
    private const int ListLength = 80;

    /// <summary>A sentence in a list of sentences: what part it is of, and how it begins.</summary>
    public static string InList(AnchorText text, AnchorSentence sentence)
    {
        ArgumentNullException.ThrowIfNull(text);
        return $"{PartName(sentence.Part)} {sentence.Number}: {Shorten(text.Of(sentence), ListLength)}";
    }

    /// <summary>What a comment's passage was made on, where that is not what is shown; <c>null</c> where it is.</summary>
    public static string? MadeOn(PlacedAnchor placed)
    {
        ArgumentNullException.ThrowIfNull(placed);
        if (placed.Anchor.Version is not { } version || version == placed.Text?.Version)
            return placed.Text is null || placed.Anchor.Fingerprint != placed.Text.Fingerprint ? "made on an earlier text" : null;
        return placed.Anchor.Source.Kind == AnchorSourceKind.Article ? $"made on reading {version}" : $"made on v{version}";
    }

    /// <summary>What data calls a standing.</summary>
    public static string NameOf(AnchorStanding standing) => standing switch
    {
        AnchorStanding.Same => "same",
        AnchorStanding.Changed => "changed",
        _ => "orphaned",
    };

    /// <summary>Where a sentence of a full text stands.</summary>
    public static string InFullText(AnchorSentence sentence) =>
        sentence.Section is { Length: > 0 } section ? $"full text, under “{section}”" : $"full text, sentence {sentence.Number}";

    /// <summary>The beginning of a text, cut at a blank.</summary>
    public static string Shorten(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= length)
            return text;
        var cut = text.LastIndexOf(' ', length - 1);
        cut = cut > length / 2 ? cut : length - (char.IsHighSurrogate(text[length - 1]) ? 1 : 0);
        return text[..cut] + "…";
    }

    /// <summary>What a sentence of a part is called.</summary>
    public static string PartName(AnchorPart part) => part switch
    {
        AnchorPart.Title => "Title",
        AnchorPart.Abstract => "Abstract, sentence",
        AnchorPart.FullText => "Full text, sentence",
        AnchorPart.Questions => "Question",
        AnchorPart.Quotes => "Quote",
        AnchorPart.Figures => "Figure",
        AnchorPart.Resources => "Points to",
        _ => "Discusses",
    };
}

using System.Globalization;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Articles;

/// <summary>
/// Corrections of articles by hand. Each names what it corrects by the words (folded) that it was found by, so that it holds when the
/// article is read again: a removed item stays away, a changed field stays changed, an added item stays there.
/// </summary>
public static class Corrections
{
    /// <summary>The facts with corrections applied.</summary>
    public static ArticleFacts Apply(ArticleFacts found, IReadOnlyList<ArticleCorrection> corrections)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(corrections);
        return CorrectedFacts.Apply(found, corrections);
    }

    /// <summary>What was found with corrections applied, in the order of the text; what was added by hand stands last.</summary>
    public static ArticleReading Apply(ArticleReading found, IReadOnlyList<ArticleCorrection> corrections)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(corrections);
        return new ArticleReading
        {
            Discusses = CorrectedParts.Discusses.Apply(found.Discusses, corrections),
            Quotes = CorrectedParts.Quotes.Apply(found.Quotes, corrections),
            Figures = CorrectedParts.Figures.Apply(found.Figures, corrections),
            Resources = CorrectedParts.Resources.Apply(found.Resources, corrections),
            Questions = CorrectedParts.Questions.Apply(found.Questions, corrections),
        };
    }

    /// <summary>
    /// The corrections after an article was read again: where its text was changed and an item stands there in other words, the corrections
    /// of the item name it by these. An item that is the same is found by the words in common, by its place between the items before
    /// and behind, and by its label or speaker (<see cref="FollowedItems"/>).
    /// </summary>
    /// <param name="before">What was found the time before, uncorrected.</param>
    /// <param name="after">What is found now.</param>
    /// <param name="corrections">The corrections.</param>
    public static IReadOnlyList<ArticleCorrection> Follow(
        ArticleReading before, ArticleReading after, IReadOnlyList<ArticleCorrection> corrections)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(corrections);
        corrections = CorrectedParts.Discusses.Follow(before.Discusses, after.Discusses, corrections);
        corrections = CorrectedParts.Quotes.Follow(before.Quotes, after.Quotes, corrections);
        corrections = CorrectedParts.Figures.Follow(before.Figures, after.Figures, corrections);
        corrections = CorrectedParts.Resources.Follow(before.Resources, after.Resources, corrections);
        return CorrectedParts.Questions.Follow(before.Questions, after.Questions, corrections);
    }

    /// <summary>
    /// The corrections with one more, which takes the place of an earlier one of the same field. One that names an item by words it has
    /// by a correction is entered under the words it was found by.
    /// </summary>
    public static IReadOnlyList<ArticleCorrection> With(IReadOnlyList<ArticleCorrection> earlier, ArticleCorrection correction)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(correction);
        var entered = correction with { Target = OriginOf(earlier, correction.Part, correction.Target) };
        return [.. earlier.Where(one => !IsSameField(one, entered)), entered];
    }

    /// <summary>The words an item was found by that now has these.</summary>
    public static string OriginOf(IReadOnlyList<ArticleCorrection> corrections, ArticlePart part, string words)
    {
        ArgumentNullException.ThrowIfNull(corrections);
        ArgumentNullException.ThrowIfNull(words);
        var field = CorrectedParts.Of(part)?.NameField;
        var renamed = field is null
            ? null
            : corrections.LastOrDefault(one => one.Part == part && one.Field == field && PlainWords.AreSame(one.Value ?? "", words));
        return renamed?.Target ?? words;
    }

    /// <summary>
    /// Makes a correction of an article as somebody asks for it. To remove an item give neither field nor value, to add one give its words
    /// as <paramref name="target"/> and <paramref name="value"/>; of the facts the target is the name of one.
    /// </summary>
    /// <param name="article">The article as it is.</param>
    /// <param name="part">What is corrected.</param>
    /// <param name="target">The words it is known by.</param>
    /// <param name="field">The field; <c>null</c> for the item as a whole and for facts.</param>
    /// <param name="value">What shall stand there; <c>null</c> for nothing.</param>
    /// <param name="now">When.</param>
    /// <param name="fault">What is wrong with it, one line; <c>null</c> when nothing is.</param>
    /// <returns>The correction, or <c>null</c>.</returns>
    public static ArticleCorrection? TryMake(
        Article article, ArticlePart part, string target, string? field, string? value, DateTimeOffset now, out string? fault)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(target);
        fault = FindFault(target, value) ?? (CorrectedParts.Of(part) is { } items
            ? FindFault(article, part, items, target, field, value)
            : FindFactFault(target, field, value));
        return fault is null ? new ArticleCorrection(part, target, field, value, now.ToUniversalTime()) : null;
    }

    /// <summary>The names by which facts are corrected.</summary>
    public static IReadOnlyList<string> FactNames { get; } = [.. CorrectedFacts.Names];

    /// <summary>The words that the items of a part are known by; none for the facts.</summary>
    public static IReadOnlyList<string> NamesOf(Article article, ArticlePart part)
    {
        ArgumentNullException.ThrowIfNull(article);
        return part switch
        {
            ArticlePart.Discusses => [.. article.Reading.Discusses.Select(one => one.Work?.ToString() ?? one.Title)],
            ArticlePart.Quotes => [.. article.Reading.Quotes.Select(one => one.Text)],
            ArticlePart.Figures => [.. article.Reading.Figures.Select(one => one.Text)],
            ArticlePart.Resources => [.. article.Reading.Resources.Select(one => one.Title)],
            ArticlePart.Questions => [.. article.Reading.Questions.Select(one => one.Text)],
            _ => [],
        };
    }

    private static bool IsSameField(ArticleCorrection one, ArticleCorrection other) =>
        one.Part == other.Part && one.Field == other.Field && PlainWords.AreSame(one.Target, other.Target);

    private static string? FindFault(string target, string? value)
    {
        if (string.IsNullOrWhiteSpace(target) || value is not null && string.IsNullOrWhiteSpace(value))
            return "an empty text corrects nothing";
        if (target.Length > ArticleLimits.Text || value is { Length: > ArticleLimits.Text })
            return string.Create(CultureInfo.InvariantCulture, $"a correction has at most {ArticleLimits.Text} characters");
        return PlainCharacters.Keep(target) == target && (value is null || PlainCharacters.Keep(value) == value && !value.Contains('\n'))
            ? null
            : "a correction has no control characters";
    }

    private static string? FindFactFault(string name, string? field, string? value)
    {
        if (field is not null || !FactNames.Contains(name))
            return $"'{name}' is no fact of an article; there are {string.Join(", ", FactNames)}";
        if (name == "published" && value is not null && CorrectedFacts.ReadDay(value) is null)
            return $"'{value}' is no day such as 2024-05-31";
        return name == "url" && value is not null && !ArticleAddress.TryRead(value, out _) ? $"'{value}' is no http or https address" : null;
    }

    private static string? FindFault(Article article, ArticlePart part, ICorrectedPart items, string target, string? field, string? value)
    {
        var isThere = NamesOf(article, part).Any(name => PlainWords.AreSame(name, target));
        if (field is null && value is not null)
            return isThere ? $"'{target}' is there already" : null;
        if (!isThere)
            return $"the article has no '{target}' among its {part.ToString().ToLowerInvariant()}";
        if (field is not null && !items.Fields.Contains(field))
            return $"'{field}' cannot be set; there are {string.Join(", ", items.Fields)}";
        return field is null ? null : FindValueFault(field, value);
    }

    private static string? FindValueFault(string field, string? value) => field switch
    {
        "text" or "title" when value is null => "it needs a text; to be rid of it remove it",
        "work" when !WorkKey.TryParse(value, out _) => $"'{value}' is no arXiv identifier, DOI or work: key",
        "url" when value is not null && !ArticleAddress.TryRead(value, out _) => $"'{value}' is no http or https address",
        "asked" when !bool.TryParse(value, out _) => "asked is true or false",
        "kind" when !Enum.GetNames<AskedKind>().Contains(value, StringComparer.OrdinalIgnoreCase) =>
            $"a question is of kind {string.Join(", ", Enum.GetNames<AskedKind>()).ToLowerInvariant()}",
        "confidence" when !double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) || share > 1 =>
            "confidence is a number from 0 to 1",
        _ => null,
    };
}

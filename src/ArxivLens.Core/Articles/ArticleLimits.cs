namespace ArxivLens.Core.Articles;

/// <summary>
/// How much of an article a library keeps: enough to show what it says in short quotations, never its text. Lengths are in UTF-16
/// units.
/// </summary>
public static class ArticleLimits
{
    /// <summary>A title, a label, a name.</summary>
    public const int Line = 500;

    /// <summary>A passage that says what is discussed.</summary>
    public const int Passage = 400;

    /// <summary>What is said before a question.</summary>
    public const int Context = 600;

    /// <summary>A quote, a question, a sentence with a figure.</summary>
    public const int Text = 2_000;

    /// <summary>Items of one part: works, quotes, figures, resources, questions, tags.</summary>
    public const int Items = 1_000;

    /// <summary>Corrections of one article.</summary>
    public const int Corrected = 1_000;

    /// <summary>Refuses an article that is more than may be kept.</summary>
    /// <exception cref="ArgumentException">It is.</exception>
    public static void Refuse(ReadArticle article)
    {
        ArgumentNullException.ThrowIfNull(article);
        if (FindExcess(article.Facts) is { } fact)
            throw new ArgumentException($"The article's {fact} is longer than a library keeps.", nameof(article));
        if (FindExcess(article.Reading) is { } part)
            throw new ArgumentException($"The article's {part} are more or longer than a library keeps.", nameof(article));
        if (article.Fingerprint.Length is 0 or > 128)
            throw new ArgumentException("A fingerprint has 1 to 128 characters.", nameof(article));
    }

    /// <summary>Refuses a mention that is more than may be kept.</summary>
    /// <exception cref="ArgumentException">It is.</exception>
    public static void Refuse(ArticleMention mention)
    {
        ArgumentNullException.ThrowIfNull(mention);
        Refuse(mention.ToArticle() with { Reading = new ArticleReading { Discusses = [mention.Work] } });
    }

    /// <summary>Refuses a correction that is more than may be kept.</summary>
    /// <exception cref="ArgumentException">It is.</exception>
    public static void Refuse(ArticleCorrection correction)
    {
        ArgumentNullException.ThrowIfNull(correction);
        if (correction.Target.Length is 0 or > Text || correction.Field is { Length: > 40 } || correction.Value is { Length: > Text })
            throw new ArgumentException("The correction is longer than a library keeps.", nameof(correction));
    }

    /// <summary>Refuses more corrections than an article may have.</summary>
    /// <exception cref="ArgumentException">There are.</exception>
    public static void Refuse(IReadOnlyList<ArticleCorrection> corrections)
    {
        ArgumentNullException.ThrowIfNull(corrections);
        if (corrections.Count > Corrected)
            throw new ArgumentException("The article has as many corrections as a library keeps.", nameof(corrections));
    }

    private static string? FindExcess(ArticleFacts facts)
    {
        if (IsLong(facts.Title)) return "title";
        if (IsLong(facts.Author)) return "author";
        if (IsLong(facts.Site)) return "site";
        if (IsLong(facts.Language)) return "language";
        if (facts.Tags.Count > Items || facts.Tags.Any(IsLong)) return "tags";
        return facts.Address is { Length: > ArticleAddress.Longest } ? "address" : null;
    }

    private static string? FindExcess(ArticleReading reading)
    {
        if (IsMuch(reading.Discusses, one => IsLong(one.Title) || one.Passage.Length > Passage)) return "discussed works";
        if (IsMuch(reading.Quotes, one => one.Text.Length > Text || IsLong(one.Speaker) || IsLong(one.Role))) return "quotes";
        if (IsMuch(reading.Figures, one => one.Text.Length > Text || IsLong(one.Source))) return "figures";
        if (IsMuch(reading.Resources, one => IsLong(one.Title) || one.Url is { Length: > ArticleAddress.Longest })) return "resources";
        return IsMuch(reading.Questions, one => one.Text.Length > Text || IsLong(one.Label) || one.Context.Length > Context)
            ? "questions"
            : null;
    }

    private static bool IsMuch<T>(IReadOnlyList<T> items, Func<T, bool> isLong) => items.Count > Items || items.Any(isLong);

    private static bool IsLong(string? line) => line is { Length: > Line };
}

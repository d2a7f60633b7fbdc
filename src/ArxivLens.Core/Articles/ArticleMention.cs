namespace ArxivLens.Core.Articles;

/// <summary>What somebody else says of an article: that it discusses a work. Its text was not read for that.</summary>
/// <param name="Id">The article.</param>
/// <param name="Facts">What is said of it; kept while the article itself was not read.</param>
/// <param name="Work">The work, and how sure that is.</param>
/// <param name="Read">When it was said, UTC.</param>
public sealed record ArticleMention(ArticleId Id, ArticleFacts Facts, DiscussedWork Work, DateTimeOffset Read)
{
    /// <summary>Makes a mention, cut as articles are; the place of its passage is nowhere.</summary>
    /// <param name="facts">What is said of the article; it has an address.</param>
    /// <param name="work">The work.</param>
    /// <param name="now">When.</param>
    /// <exception cref="ArgumentException">There is no address.</exception>
    public static ArticleMention Make(ArticleFacts facts, DiscussedWork work, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var text = new ArticleText($"{facts.Title}\n{work.Passage}", [], []);
        var read = ArticleIntake.Make(new ArticleDocument(facts, text), new ArticleReading { Discusses = [work] }, now);
        return read.Facts.Address is null
            ? throw new ArgumentException("A mention names the address of its article.", nameof(facts))
            : new ArticleMention(read.Id, read.Facts, read.Reading.Discusses[0], read.Read);
    }

    /// <summary>The article as nothing but this mention tells of it.</summary>
    public ReadArticle ToArticle() =>
        new(Id, Facts, new ArticleReading(), ArticleIntake.FingerprintOf($"{Facts.Title}\n{Work.Passage}"), Read);

    /// <summary>What an article discusses, with what others say it does: a work that both name is as sure as the surer says.</summary>
    public static IReadOnlyList<DiscussedWork> Join(IReadOnlyList<DiscussedWork> read, IReadOnlyList<DiscussedWork> mentioned)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(mentioned);
        if (mentioned.Count == 0)
            return read;
        var sure = mentioned.Where(one => one.Work is not null).GroupBy(one => one.Work!.Value)
            .ToDictionary(same => same.Key, same => same.Max(one => one.Confidence));
        return
        [
            .. read.Select(one => one.Work is { } key && sure.TryGetValue(key, out var share) && share > one.Confidence
                ? one with { Confidence = share }
                : one),
            .. mentioned.Where(one => !read.Any(other => other.Work == one.Work)),
        ];
    }
}

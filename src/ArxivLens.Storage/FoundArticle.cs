using System.Text.Json;
using ArxivLens.Core;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Library;

namespace ArxivLens.Storage;

/// <summary>What was found of an article, as the JSON in which it is kept and compared.</summary>
/// <param name="Facts">What it says of itself.</param>
/// <param name="Reading">What was found in it.</param>
/// <param name="Mentions">What others say it discusses.</param>
internal sealed record FoundArticle(ArticleFacts Facts, ArticleReading Reading, IReadOnlyList<DiscussedWork> Mentions)
{
    // All that was found in it and said of it, uncorrected.
    private ArticleReading Whole =>
        Mentions.Count == 0 ? Reading : Reading with { Discusses = ArticleMention.Join(Reading.Discusses, Mentions) };

    /// <summary>The corrections of this state of the article as those of the state that follows it.</summary>
    public IReadOnlyList<ArticleCorrection> Follow(FoundArticle next, IReadOnlyList<ArticleCorrection> corrections) =>
        Corrections.Follow(Whole, next.Whole, corrections);

    /// <summary>The article with corrections applied.</summary>
    public Article ToArticle(ArticleId id, IReadOnlyList<ArticleRevision> revisions, IReadOnlyList<ArticleCorrection> corrections)
    {
        return new Article
        {
            Id = id,
            Facts = Corrections.Apply(Facts, corrections),
            Reading = Corrections.Apply(Whole, corrections),
            Revisions = revisions,
            Corrections = corrections,
        };
    }

    /// <summary>What is found of an article that is read, after what was found before.</summary>
    public static FoundArticle Of(ReadArticle article, FoundArticle? before) => new(article.Facts, article.Reading, before?.Mentions ?? []);

    /// <summary>The same with one more mention; the same itself when it says nothing new.</summary>
    public FoundArticle With(DiscussedWork mention) =>
        Mentions.Count >= ArticleLimits.Items || Mentions.Any(one => one.Work == mention.Work && one.Confidence >= mention.Confidence)
            ? this
            : this with { Mentions = [.. Mentions.Where(one => one.Work != mention.Work), mention] };

    /// <summary>Writes it; the same article gives the same text.</summary>
    public string Write() => JsonSerializer.Serialize(this, StoredJson.Options);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="LibraryException">It is damaged.</exception>
    public static FoundArticle Read(string id, string json)
    {
        try
        {
            return JsonSerializer.Deserialize<FoundArticle>(json, StoredJson.Options) ?? throw Damaged(id, null);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw Damaged(id, e);
        }
    }

    private static LibraryException Damaged(string id, Exception? reason) =>
        new($"what was found in article {id} cannot be read", reason, LibraryFault.Damaged);
}

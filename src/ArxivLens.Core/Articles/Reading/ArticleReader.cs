using ArxivLens.Core.Indexing;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Articles.Reading;

/// <summary>
/// Finds what an article discusses, whom it quotes, which figures it claims, what it points to and what it asks. Rules, no model:
/// nothing outside is asked, and the same text is read the same way.
/// </summary>
/// <param name="index">By which titles are looked up.</param>
/// <param name="works">The library.</param>
public sealed class ArticleReader(IndexHost index, IWorkStore works)
{
    /// <summary>Reads an article. While there is no index yet, works are known by their identifiers only.</summary>
    public async Task<ArticleReading> ReadAsync(ArticleDocument document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        var outline = Outline.Of(document);
        var quotes = QuoteReader.Find(outline);
        var discussed = await FindWorksAsync(outline, cancellationToken);
        return new ArticleReading
        {
            Discusses = discussed,
            Quotes = [.. quotes.Select(quote => quote.ToQuote())],
            Figures = FigureReader.Find(outline),
            Resources = ResourceReader.Find(outline, [.. discussed.Where(work => work.Work is not null || work.IsAsked).Select(work => work.Span)]),
            Questions = QuestionReader.Find(outline, quotes),
        };
    }

    /// <summary>What an article asks; nothing is looked up for that.</summary>
    public static IReadOnlyList<AskedQuestion> ReadQuestions(ArticleDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var outline = Outline.Of(document);
        return QuestionReader.Find(outline, QuoteReader.Find(outline));
    }

    private async Task<IReadOnlyList<DiscussedWork>> FindWorksAsync(Outline outline, CancellationToken cancellationToken)
    {
        using var lease = Acquire();
        var reader = lease?.Index;
        var resolver = new WorkResolver(reader is null ? null : new TitleSearch(reader), works, outline);
        return await resolver.ResolveAsync(MentionReader.Find(outline), document => KeyOf(reader?.Key(document)), cancellationToken);
    }

    private IndexLease? Acquire()
    {
        try
        {
            return index.Acquire();
        }
        catch (IndexUnavailableException)
        {
            return null;
        }
    }

    private static WorkKey? KeyOf(string? key) => WorkKey.TryParse(key, out var found) ? found : null;
}

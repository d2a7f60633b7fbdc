using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Articles.Reading;

/// <summary>
/// Decides which mentions are works, and which of the works the article puts its questions to. A title that the library lacks is
/// kept only where the article speaks of a paper; a false link is worse than none.
/// </summary>
internal sealed class WorkResolver(TitleSearch? titles, IWorkStore works, Outline outline)
{
    private const double OfLink = 0.99;
    private const double OfIdentifier = 0.97;

    /// <summary>That a title the library lacks is a work.</summary>
    private const double OfUnknownTitle = 0.5;

    private readonly List<Found> found = [];

    /// <summary>Resolves the mentions.</summary>
    /// <returns>The works in the order in which they are first named.</returns>
    public async Task<IReadOnlyList<DiscussedWork>> ResolveAsync(
        IReadOnlyList<Mention> mentions, Func<int, WorkKey?> keyOf, CancellationToken cancellationToken)
    {
        foreach (var mention in mentions) Add(Resolve(mention, keyOf, cancellationToken));
        var keys = found.Select(one => one.Key).OfType<WorkKey>().Distinct().ToList();
        var known = (await works.FindAsync(keys, cancellationToken)).OfType<Work>().ToDictionary(work => work.Key);
        var asked = AskedAmong();
        return [.. found.Select(one => new DiscussedWork(
            one.Key is { } key && known.TryGetValue(key, out var work) && work.Title.Length > 0 ? work.Title : one.Title,
            one.Key, one.Confidence, one.First.Passage, one.First.Span, ReferenceEquals(one, asked)))];
    }

    private Found? Resolve(Mention mention, Func<int, WorkKey?> keyOf, CancellationToken cancellationToken)
    {
        if (mention is KeyMention direct) return new Found(direct, direct.Words, direct.Key, direct.IsLink ? OfLink : OfIdentifier);
        var hit = mention switch
        {
            TitleMention title => titles?.FindTitle(title.Title, title.IsCued, cancellationToken),
            AuthorMention authors => titles?.FindAuthors(authors.Families, authors.Year, cancellationToken),
            _ => null,
        };
        if (hit is { } found && keyOf(found.Document) is { } key) return new Found(mention, WordsOf(mention), key, found.Confidence);
        return mention is TitleMention { IsCued: true } unknown && TitleForm.IsOne(unknown.Title)
            ? new Found(mention, unknown.Title, null, OfUnknownTitle)
            : null;
    }

    private static string WordsOf(Mention mention) => mention switch
    {
        TitleMention title => title.Title,
        AuthorMention authors => $"{string.Join(", ", authors.Families)} ({authors.Year})",
        _ => mention.Passage,
    };

    /// <summary>Named again, a work is as sure as where it was named most surely.</summary>
    private void Add(Found? one)
    {
        if (one is null) return;
        var same = found.FindIndex(other => other.Key == one.Key && (one.Key is not null || string.Equals(other.Title, one.Title, StringComparison.OrdinalIgnoreCase)));
        if (same < 0) found.Add(one);
        else found[same] = found[same] with { Confidence = Math.Max(found[same].Confidence, one.Confidence), Times = found[same].Times + 1 };
    }

    /// <summary>
    /// The work that is asked: the one named last before the article first says <c>the paper</c>; else the only sure one; else the one
    /// named most often.
    /// </summary>
    private Found? AskedAmong()
    {
        var likely = found.Where(one => one.Confidence >= OfUnknownTitle).ToList();
        var back = outline.Paragraphs.FirstOrDefault(paragraph => paragraph.IsProse && PaperCues.RefersBack(paragraph.Text));
        if (back is not null && likely.Where(one => one.First.Paragraph <= back.Number).MaxBy(one => (one.First.Paragraph, one.Confidence)) is { } named)
            return named;
        var sure = likely.Where(one => one.Key is not null && one.Confidence >= DiscussedWork.SureFrom).ToList();
        if (sure.Count <= 1) return sure.FirstOrDefault();
        var most = sure.Max(one => one.Times);
        return sure.Count(one => one.Times == most) == 1 ? sure.Single(one => one.Times == most) : null;
    }

    /// <summary>A work with where it is first named.</summary>
    private sealed record Found(Mention First, string Title, WorkKey? Key, double Confidence)
    {
        public int Times { get; init; } = 1;
    }
}

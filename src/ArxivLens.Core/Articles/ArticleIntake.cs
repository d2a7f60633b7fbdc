using System.Security.Cryptography;
using System.Text;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Articles;

/// <summary>Makes of an article that was read what the library keeps of it.</summary>
public static class ArticleIntake
{
    /// <summary>
    /// Gives it its identity (address, else title and author, else its text), its fingerprint, and cuts what is longer than a library
    /// keeps. Links other than http and https are dropped.
    /// </summary>
    /// <param name="document">The article as it was read.</param>
    /// <param name="reading">What was found in it.</param>
    /// <param name="now">When.</param>
    public static ReadArticle Make(ArticleDocument document, ArticleReading reading, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(reading);
        var fingerprint = FingerprintOf(document.Text.Text);
        return new ReadArticle(IdOf(document.Facts, fingerprint), Cut(document.Facts), Cut(reading), fingerprint, now.ToUniversalTime());
    }

    /// <summary>
    /// The identity of an article: by its address; without one by title and author, which both must be known; else by its text, so that
    /// two of which nothing is known are not taken for one.
    /// </summary>
    public static ArticleId IdOf(ArticleFacts facts, string fingerprint)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (ArticleAddress.KeyOf(facts.Address) is { } address)
            return ArticleId.Of(address);
        return !string.IsNullOrWhiteSpace(facts.Title) && !string.IsNullOrWhiteSpace(facts.Author)
            ? ArticleId.Of($"{PlainWords.Of(facts.Title)}\n{PlainWords.Of(facts.Author)}")
            : ArticleId.Of($"text\n{fingerprint}");
    }

    /// <summary>
    /// SHA-256 of a text in hexadecimal; white space between words does not count, so that a page laid out anew is no new revision.
    /// </summary>
    public static string FingerprintOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', words))));
    }

    private static ArticleFacts Cut(ArticleFacts facts) => facts with
    {
        Title = Line(facts.Title),
        Author = Line(facts.Author),
        Site = Line(facts.Site),
        Language = Line(facts.Language),
        Tags = [.. facts.Tags.Select(tag => Line(tag)).OfType<string>().Take(ArticleLimits.Items)],
        Address = ArticleAddress.TryRead(facts.Address, out var link) ? link : null,
    };

    private static ArticleReading Cut(ArticleReading reading) => new()
    {
        Discusses = [.. reading.Discusses.Take(ArticleLimits.Items).Select(one => one with
        {
            Title = Line(one.Title) ?? "", Passage = Short(one.Passage, ArticleLimits.Passage), Confidence = Bounded(one.Confidence),
        })],
        Quotes = [.. reading.Quotes.Take(ArticleLimits.Items).Select(one => one with
        {
            Speaker = Line(one.Speaker), Role = Line(one.Role), Text = Short(one.Text, ArticleLimits.Text),
        })],
        Figures = [.. reading.Figures.Take(ArticleLimits.Items).Select(one => one with
        {
            Text = Short(one.Text, ArticleLimits.Text), Source = Line(one.Source),
        })],
        Resources = [.. reading.Resources.Take(ArticleLimits.Items).Select(one => one with
        {
            Title = Line(one.Title) ?? "", Url = ArticleAddress.TryRead(one.Url, out var link) ? link : null,
        })],
        Questions = [.. reading.Questions.Take(ArticleLimits.Items).Select(one => one with
        {
            Label = Line(one.Label), Text = Short(one.Text, ArticleLimits.Text), Context = Tail(one.Context, ArticleLimits.Context),
        })],
    };

    private static double Bounded(double confidence) => double.IsNaN(confidence) ? 0 : Math.Clamp(confidence, 0, 1);

    private static string? Line(string? text)
    {
        var line = text is null ? "" : Short(text.ReplaceLineEndings(" ").Trim(), ArticleLimits.Line);
        return line.Length == 0 ? null : line;
    }

    // An ellipsis says that something is missing; no pair of surrogates is parted.
    private static string Short(string given, int longest)
    {
        var text = PlainCharacters.Keep(given);
        if (text.Length <= longest)
            return text;
        var cut = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        return text[..cut] + "…";
    }

    // What stands next to the question is what matters of its context.
    private static string Tail(string given, int longest)
    {
        var text = PlainCharacters.Keep(given);
        if (text.Length <= longest)
            return text;
        var cut = text.Length - longest + 1;
        return "…" + text[(char.IsLowSurrogate(text[cut]) ? cut + 1 : cut)..];
    }
}

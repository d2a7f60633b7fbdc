using ArxivLens.Core.Questions;

namespace ArxivLens.Core.Articles;

/// <summary>
/// An article as the JSON of the command line and of the pages has it, names in camel case. Places are offsets in UTF-16 units of the
/// text that was read; what was added by hand has none and stands at 0 to 0.
/// </summary>
/// <param name="Id">Its identity.</param>
/// <param name="Title">Its title.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Site">Where it was published.</param>
/// <param name="Published">When.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="ReadingMinutes">Minutes it takes to read.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="Url">Where it stands.</param>
/// <param name="Discusses">The works it discusses, those that wait for a moderator among them.</param>
/// <param name="Quotes">Whom it quotes.</param>
/// <param name="Figures">Figures it claims.</param>
/// <param name="Resources">What it points to.</param>
/// <param name="Questions">What it asks.</param>
/// <param name="Revisions">Each time it was taken in with another text, the oldest first.</param>
/// <param name="Corrections">What was corrected by hand, in order; all else was found by machine.</param>
/// <param name="FoundBy">Always <c>machine</c>.</param>
public sealed record ArticleJson(
    string Id,
    string? Title,
    string? Author,
    string? Site,
    DateOnly? Published,
    string? Language,
    int? ReadingMinutes,
    IReadOnlyList<string> Tags,
    string? Url,
    IReadOnlyList<DiscussedJson> Discusses,
    IReadOnlyList<QuoteJson> Quotes,
    IReadOnlyList<FigureJson> Figures,
    IReadOnlyList<ResourceJson> Resources,
    IReadOnlyList<QuestionJson> Questions,
    IReadOnlyList<ArticleRevision> Revisions,
    IReadOnlyList<CorrectionJson> Corrections,
    string FoundBy = "machine")
{
    /// <summary>Makes it.</summary>
    /// <param name="article">The article.</param>
    /// <param name="questions">The questions of the library that it asks; those of an article that is not saved have none.</param>
    public static ArticleJson Of(Article article, IReadOnlyList<Question> questions)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(questions);
        var ids = questions
            .SelectMany(question => question.Askers, (question, asker) => (question.Id, asker.Article, asker.Asked))
            .Where(one => one.Article == article.Id)
            .DistinctBy(one => (one.Asked.Span, one.Asked.Text))
            .ToDictionary(one => (one.Asked.Span, one.Asked.Text), one => one.Id.ToString());
        var (facts, reading) = (article.Facts, article.Reading);
        return new ArticleJson(
            article.Id.ToString(), facts.Title, facts.Author, facts.Site, facts.Published, facts.Language, facts.ReadingMinutes, facts.Tags,
            facts.Address,
            [.. reading.Discusses.Select(one => new DiscussedJson(
                one.Work?.ToString(), one.Title, Math.Round(one.Confidence, 3), SpanJson.Of(one.Span), one.Passage, one.IsAsked, one.IsSure,
                article.IsCorrected(ArticlePart.Discusses, one.Work?.ToString() ?? one.Title)))],
            [.. reading.Quotes.Select(one => new QuoteJson(
                one.Speaker, one.Role, one.Text, SpanJson.Of(one.Span), article.IsCorrected(ArticlePart.Quotes, one.Text)))],
            [.. reading.Figures.Select(one => new FigureJson(
                one.Text, one.Source, SpanJson.Of(one.Span), article.IsCorrected(ArticlePart.Figures, one.Text)))],
            [.. reading.Resources.Select(one => new ResourceJson(
                one.Title, one.Url, SpanJson.Of(one.Span), article.IsCorrected(ArticlePart.Resources, one.Title)))],
            [.. reading.Questions.Select(one => new QuestionJson(
                ids.GetValueOrDefault((one.Span, one.Text)), one.Label, one.Text, one.Span.Start, one.Span.End,
                one.Kind == AskedKind.Rhetorical, NameOf(one.Kind), article.IsCorrected(ArticlePart.Questions, one.Text)))],
            article.Revisions,
            [.. article.Corrections.Select(one => new CorrectionJson(NameOf(one.Part), one.Target, one.Field, one.Value, one.Corrected))]);
    }

    /// <summary>The name of a sort of question: <c>question</c>, <c>rhetorical</c> or <c>challenge</c>.</summary>
    public static string NameOf(AskedKind kind) => kind.ToString().ToLowerInvariant();

    private static string NameOf(ArticlePart part) => part.ToString().ToLowerInvariant();
}

/// <summary>A place in the text.</summary>
/// <param name="Start">The first character, from 0.</param>
/// <param name="End">Behind the last.</param>
public sealed record SpanJson(int Start, int End)
{
    /// <summary>Makes it.</summary>
    public static SpanJson Of(TextSpan span) => new(span.Start, span.End);
}

/// <summary>A work that is discussed.</summary>
/// <param name="Id">The work's key; <c>null</c> for one that is not known.</param>
/// <param name="Title">Its title.</param>
/// <param name="Confidence">How sure that is, 0 to 1.</param>
/// <param name="Span">Where the passage stands.</param>
/// <param name="Passage">The passage that says so.</param>
/// <param name="Asked">Whether the article puts its questions to it.</param>
/// <param name="Sure">Whether it is shown; else it waits for a moderator.</param>
/// <param name="Corrected">Whether it was corrected or added by hand.</param>
public sealed record DiscussedJson(
    string? Id, string Title, double Confidence, SpanJson Span, string Passage, bool Asked, bool Sure, bool Corrected);

/// <summary>Words of somebody else.</summary>
/// <param name="Speaker">Who said them.</param>
/// <param name="Role">What the speaker is.</param>
/// <param name="Text">The words.</param>
/// <param name="Span">Where they stand.</param>
/// <param name="Corrected">Whether it was corrected or added by hand.</param>
public sealed record QuoteJson(string? Speaker, string? Role, string Text, SpanJson Span, bool Corrected);

/// <summary>A figure that is claimed.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Source">Whom the article names for it.</param>
/// <param name="Span">Where the sentence stands.</param>
/// <param name="Corrected">Whether it was corrected or added by hand.</param>
public sealed record FigureJson(string Text, string? Source, SpanJson Span, bool Corrected);

/// <summary>What the article points to.</summary>
/// <param name="Title">Its words.</param>
/// <param name="Url">Where it stands.</param>
/// <param name="Span">Where the words stand.</param>
/// <param name="Corrected">Whether it was corrected or added by hand.</param>
public sealed record ResourceJson(string Title, string? Url, SpanJson Span, bool Corrected);

/// <summary>A question.</summary>
/// <param name="Id">The question of the library that it is; <c>null</c> when the article is not saved.</param>
/// <param name="Label">What it stands under.</param>
/// <param name="Text">Its words.</param>
/// <param name="Start">Where they begin.</param>
/// <param name="End">Where they end.</param>
/// <param name="Rhetorical">Whether it is asked for effect.</param>
/// <param name="Kind">What sort, as <see cref="ArticleJson.NameOf(AskedKind)"/> names it.</param>
/// <param name="Corrected">Whether it was corrected or added by hand.</param>
public sealed record QuestionJson(
    string? Id, string? Label, string Text, int Start, int End, bool Rhetorical, string Kind, bool Corrected);

/// <summary>A correction.</summary>
/// <param name="Part">The part of the article.</param>
/// <param name="Target">The words of what is corrected; of a fact its name.</param>
/// <param name="Field">The field; <c>null</c> for the item as a whole.</param>
/// <param name="Value">What stands there now; <c>null</c> for nothing.</param>
/// <param name="Corrected">When.</param>
public sealed record CorrectionJson(string Part, string Target, string? Field, string? Value, DateTimeOffset Corrected);

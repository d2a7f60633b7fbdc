using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Web.Features.Articles;
using ArxivLens.Web.Features.Debate;
using ArxivLens.Web.Features.Papers;

namespace ArxivLens.Web.Features.Questions;

/// <summary>A question as programs read it.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Href">Its page.</param>
/// <param name="Label">What it stands under, as first asked.</param>
/// <param name="Text">Its words, as first asked.</param>
/// <param name="Kind"><c>question</c>, <c>rhetorical</c> or <c>challenge</c>.</param>
/// <param name="Status"><c>open</c>, <c>addressed</c> or <c>disputed</c>.</param>
/// <param name="Reason">Why it stands so.</param>
/// <param name="Asked">The works it is put to.</param>
/// <param name="Askers">Who asks it, in which words and where.</param>
/// <param name="Answers">Readers' answers, each with its passage.</param>
public sealed record QuestionData(
    string Id, string Href, string? Label, string Text, AskedKind Kind, QuestionStatus Status, string? Reason,
    IReadOnlyList<AskedWorkData> Asked, IReadOnlyList<AskerData> Askers, IReadOnlyList<AnswerData> Answers)
{
    /// <summary>The passages that bear on it; left out where they are not looked for.</summary>
    public EvidenceData? Evidence { get; init; }

    /// <summary>Who makes it stand so: <c>nobody</c>, <c>operator</c> or <c>readers</c>.</summary>
    public StandingOrigin StandingBy { get; init; }

    /// <summary>How many readers hold it for open, addressed and disputed.</summary>
    public SaidData Said { get; init; } = new(0, 0, 0);

    /// <summary>What readers say of how it stands, the newest first.</summary>
    public IReadOnlyList<ReaderStanding> Standings { get; init; } = [];

    /// <summary>Who found the question, its label and its passages.</summary>
    public string FoundBy { get; } = "machine";

    /// <summary>The data of a question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="asked">The works it is put to; where it is left out they are named by their keys.</param>
    public static QuestionData Of(Question question, IReadOnlyList<Work>? asked = null)
    {
        ArgumentNullException.ThrowIfNull(question);
        return new QuestionData(
            question.Id.ToString(), DebateAddress.Of(question.Id), question.Label, question.Text, question.Kind,
            question.Standing.Status, question.Standing.Reason,
            [.. asked?.Select(AskedWorkData.Of) ?? question.Asked.Select(key => new AskedWorkData(key.ToString(), null, WorkAddress.Of(key)))],
            [.. question.Askers.Select(AskerData.Of)],
            [.. question.Answers.Select(AnswerData.Of)])
        {
            StandingBy = question.StandingBy,
            Said = SaidData.Of(question.Said),
            Standings = question.Said,
        };
    }
}

/// <summary>How many readers say what of how a question stands.</summary>
public sealed record SaidData(int Open, int Addressed, int Disputed)
{
    /// <summary>Counts.</summary>
    public static SaidData Of(IReadOnlyList<ReaderStanding> said)
    {
        ArgumentNullException.ThrowIfNull(said);
        return new(
            said.Count(one => one.Status == QuestionStatus.Open),
            said.Count(one => one.Status == QuestionStatus.Addressed),
            said.Count(one => one.Status == QuestionStatus.Disputed));
    }
}

/// <summary>A work that is asked, as programs read it.</summary>
public sealed record AskedWorkData(string Id, string? Title, string Href)
{
    /// <summary>The data of a work.</summary>
    public static AskedWorkData Of(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return new(work.Key.ToString(), work.Title.Length > 0 ? TexText.ToDisplay(work.Title) : null, WorkAddress.Of(work.Key));
    }
}

/// <summary>Who asks, as programs read it; places are UTF-16 units of the article's text.</summary>
public sealed record AskerData(
    string Article, string Href, string Title, string? Author, DateOnly? Published, string? Label, string Text, int Start, int End)
{
    /// <summary>The data of an asker.</summary>
    public static AskerData Of(Asker asker)
    {
        ArgumentNullException.ThrowIfNull(asker);
        return new(
            asker.Article.ToString(), DebateAddress.Of(asker.Article), ArticleView.HeadingOf(asker.Title), asker.Author, asker.Published,
            asker.Asked.Label, asker.Asked.Text, asker.Asked.Span.Start, asker.Asked.Span.End);
    }
}

/// <summary>A reader's answer, as programs read it.</summary>
public sealed record AnswerData(int Number, string Passage, string Text, string By, DateTimeOffset Given)
{
    /// <summary>Further passages it points to.</summary>
    public IReadOnlyList<string> Further { get; init; } = [];

    /// <summary>The number of the contribution it is, whose text is Markdown; left out where it is kept in the library as plain text.</summary>
    public long? Contribution { get; init; }

    /// <summary>The data of an answer.</summary>
    public static AnswerData Of(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new(answer.Number, answer.Passage.ToString(), answer.Text, answer.By, answer.Given)
        {
            Further = [.. answer.Further.Select(one => one.ToString())],
            Contribution = answer.Contribution,
        };
    }
}

/// <summary>What bears on a question, as programs read it.</summary>
/// <param name="Works">How many works were looked at.</param>
/// <param name="Threshold">The least closeness of a passage that is given.</param>
/// <param name="OrderedBy"><c>index</c>: by closeness; else the name of the model that gave the order.</param>
/// <param name="Passages">The passages in this order; none when nothing in this library bears on the question.</param>
public sealed record EvidenceData(int Works, double Threshold, string OrderedBy, IReadOnlyList<PassageData> Passages)
{
    /// <summary>What the model left out or put later, of the closest passages; left out where the order is by closeness.</summary>
    public IReadOnlyList<PassageData>? Below { get; init; }

    /// <summary>The data of what was found.</summary>
    public static EvidenceData Of(Evidence evidence, int limit = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return new(evidence.Works, evidence.Threshold, evidence.OrderedBy, [.. evidence.Passages.Take(limit).Select(PassageData.Of)])
        {
            Below = evidence.IsByModel ? [.. evidence.Below.Select(PassageData.Of)] : null,
        };
    }
}

/// <summary>A passage, as programs read it; neighbours only where the licence allows them.</summary>
public sealed record PassageData(
    string Id, string Work, string Href, string Title, int? Year, string Place, string? Before, string Text, string? After,
    double Closeness, PassageRelation Relation, IReadOnlyList<MatchedTerm> Terms, string License, string? LicenseUrl)
{
    /// <summary>The data of a passage.</summary>
    public static PassageData Of(Bearing bearing)
    {
        ArgumentNullException.ThrowIfNull(bearing);
        var passage = bearing.Passage;
        return new(
            passage.Id.ToString(), passage.Id.Work.ToString(), DebateAddress.Of(passage.Id), TexText.ToDisplay(passage.Title), passage.Year,
            DebateWords.Place(passage), Display(passage.Before), TexText.ToDisplay(passage.Text), Display(passage.After),
            Math.Round(bearing.Closeness, 4), bearing.Relation, [.. bearing.Terms.Select(term => term with { Part = Math.Round(term.Part, 4) })],
            passage.License.Name, passage.License.Address);
    }

    private static string? Display(string? text) => text is null ? null : TexText.ToDisplay(text);
}

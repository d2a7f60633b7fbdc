using ArxivLens.Core.Accounts;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Discussion;

namespace ArxivLens.Core.Questions;

/// <summary>
/// The library's questions with what readers say to them: their answers beside those of whoever runs the library, and the standing that
/// follows from theirs (<see cref="StandingRule"/>) where nobody set one. All pages, feeds and data read questions here, so that nothing
/// that was removed stays anywhere.
/// </summary>
/// <param name="library">The questions.</param>
/// <param name="contributions">What readers say.</param>
/// <param name="community">Tells when that is another.</param>
public sealed class DiscussedQuestions(IQuestionStore library, IContributionStore contributions, ICommunity community) : IQuestionStore
{
    private const int AtOnce = 1_000;
    private volatile Heard _heard = new("", new Dictionary<QuestionId, QuestionStatus>());

    /// <inheritdoc/>
    public async Task<Question?> FindAsync(QuestionId id, CancellationToken cancellationToken = default) =>
        await library.FindAsync(id, cancellationToken) is { } question ? (await HearAsync([question], cancellationToken))[0] : null;

    /// <inheritdoc/>
    public Task<IReadOnlyList<QuestionId>> FindNamesAsync(QuestionId id, CancellationToken cancellationToken = default) =>
        library.FindNamesAsync(id, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Question>> FindAskedByAsync(ArticleId article, CancellationToken cancellationToken = default) =>
        await HearAsync(await library.FindAskedByAsync(article, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async Task<QuestionList> ListAsync(QuestionFilter filter, int skip, int take, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var list = await library.ListAsync(filter with { Heard = await ReadHeardAsync(cancellationToken) }, skip, take, cancellationToken);
        return list with { Questions = await HearAsync(list.Questions, cancellationToken) };
    }

    /// <inheritdoc/>
    public Task<Question?> AnswerAsync(
        QuestionId id, PassageId passage, string text, string by, DateTimeOffset given, CancellationToken cancellationToken = default) =>
        library.AnswerAsync(id, passage, text, by, given, cancellationToken);

    /// <inheritdoc/>
    public Task<Question?> SetStandingAsync(QuestionId id, QuestionStanding standing, CancellationToken cancellationToken = default) =>
        library.SetStandingAsync(id, standing, cancellationToken);

    /// <summary>What a contribution says of how a question stands; <c>null</c> when it says nothing that can be read.</summary>
    public static ReaderStanding? StandingOf(Contribution contribution)
    {
        ArgumentNullException.ThrowIfNull(contribution);
        return contribution is { Kind: ContributionKind.Standing, State: ContributionState.Shown }
            && StandingDetails.Read(contribution.Details) is { } details
                ? new ReaderStanding(
                    contribution.Number, contribution.Author, details.Status, contribution.Text, contribution.Edited ?? contribution.Written,
                    details.Answer)
                : null;
    }

    private static Answer? AnswerOf(Contribution contribution, int number)
    {
        var passages = AnswerDetails.Read(contribution.Details).Passages;
        return contribution.State != ContributionState.Shown || passages.Count == 0
            ? null
            : new Answer(number, passages[0], contribution.Text, contribution.Author ?? "A reader who left", contribution.Written)
            {
                Further = [.. passages.Skip(1)],
                Contribution = contribution.Number,
            };
    }

    private async Task<IReadOnlyList<Question>> HearAsync(IReadOnlyList<Question> asked, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, QuestionId>(StringComparer.Ordinal);
        foreach (var question in asked)
        {
            names[question.Id.ToString()] = question.Id;
            foreach (var name in await library.FindNamesAsync(question.Id, cancellationToken))
                names[name.ToString()] = question.Id;
        }

        var subjects = names.Keys.Select(name => new Subject(SubjectKind.Question, name)).ToList();
        var answers = (await contributions.ListAsync(ContributionKind.Answer, subjects, cancellationToken)).ToLookup(one => names[one.Subject.Id]);
        var standings = (await contributions.ListAsync(ContributionKind.Standing, subjects, cancellationToken)).ToLookup(one => names[one.Subject.Id]);
        return [.. asked.Select(question => Join(question, answers[question.Id], standings[question.Id]))];
    }

    private static Question Join(Question question, IEnumerable<Contribution> answers, IEnumerable<Contribution> standings)
    {
        var all = question.Answers.ToList();
        foreach (var contribution in answers)
        {
            if (AnswerOf(contribution, all.Count + 1) is { } answer)
                all.Add(answer);
        }

        var said = LatestOf(standings);
        var isSet = question.Standing != QuestionStanding.Open;
        return question with
        {
            Answers = all,
            Said = said,
            Standing = isSet ? question.Standing : StandingRule.Describe(said) ?? question.Standing,
            StandingBy = isSet ? StandingOrigin.Operator : said.Count > 0 ? StandingOrigin.Readers : StandingOrigin.Nobody,
        };
    }

    // Each reader counts once; those whose accounts are gone said it each for themselves.
    private static List<ReaderStanding> LatestOf(IEnumerable<Contribution> standings) =>
    [
        .. standings.GroupBy(one => one.Account ?? -one.Number)
            .Select(group => group.Select(StandingOf).OfType<ReaderStanding>().MaxBy(one => one.Given))
            .OfType<ReaderStanding>()
            .OrderByDescending(one => one.Given).ThenByDescending(one => one.Number),
    ];

    private async Task<IReadOnlyDictionary<QuestionId, QuestionStatus>> ReadHeardAsync(CancellationToken cancellationToken)
    {
        var stamp = await community.ReadStampAsync(cancellationToken);
        var heard = _heard;
        if (heard.Stamp == stamp)
            return heard.Statuses;
        var all = new List<Contribution>();
        for (var page = await PageAsync(0); page.Count > 0; page = page.Count < AtOnce ? [] : await PageAsync(all.Count))
            all.AddRange(page);
        var statuses = new Dictionary<QuestionId, QuestionStatus>();
        foreach (var question in all.GroupBy(one => one.Subject.Id))
        {
            if (QuestionId.TryParse(question.Key, out var id) && StandingRule.Derive(LatestOf(question)) is { } status)
                statuses[id] = status;
        }

        _heard = new Heard(stamp, statuses);
        return statuses;

        Task<IReadOnlyList<Contribution>> PageAsync(int skip) =>
            contributions.ListNewestAsync(ContributionKind.Standing, SubjectKind.Question, null, skip, AtOnce, cancellationToken);
    }

    private sealed record Heard(string Stamp, IReadOnlyDictionary<QuestionId, QuestionStatus> Statuses);
}

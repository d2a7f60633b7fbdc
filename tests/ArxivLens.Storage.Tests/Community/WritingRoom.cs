using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Moderation;
using ArxivLens.Storage.Sqlite.Community;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Storage.Tests.Community;

/// <summary>Readers who write under the rules, and moderators who decide, over a real file and a clock moved by hand.</summary>
internal sealed class WritingRoom : IDisposable
{
    public static readonly Subject Paper = new(SubjectKind.Work, "2311.09227");
    private readonly TemporaryFolder _folder = new();

    public WritingRoom(SubmissionLimits? limits = null)
    {
        Community = SqliteCommunity.Open(_folder.File("community.db"));
        Rules = new SubmissionRules(Community.Submissions, limits ?? new SubmissionLimits(), Clock);
        Desk = new ModerationDesk(Community.Moderation, Community.Accounts, Clock);
        // Nobody is new at first.
        Clock.Pass(TimeSpan.FromDays(100));
    }

    public HandClock Clock { get; } = new();

    public SqliteCommunity Community { get; }

    public SubmissionRules Rules { get; }

    public ModerationDesk Desk { get; }

    /// <summary>A reader with an account for long and three contributions that are shown.</summary>
    public async Task<Reader> OldAsync(string name, Role role = Role.Reader)
    {
        var reader = await CommunityAccounts.AddAsync(Community, name, role);
        for (var i = 0; i < 3; i++)
            await KeepAsync(reader, $"{name} said something in the past, number {i}.", ContributionState.Shown);
        return reader;
    }

    /// <summary>A reader who has just come.</summary>
    public async Task<Reader> NewAsync(string name) => await CommunityAccounts.AddAsync(Community, name) with { Joined = Clock.GetUtcNow() };

    public static Submission Write(Reader reader, string text, Subject? subject = null) =>
        new(reader, ContributionKind.Comment, subject ?? Paper, text, TimeSpan.FromMinutes(1), IsTrapped: false);

    /// <summary>Judges, and keeps what is let through as the pages do.</summary>
    public async Task<Verdict> SendAsync(Submission submission)
    {
        var verdict = await Rules.CheckAsync(submission);
        if (verdict.Kind != VerdictKind.Refuse)
            await KeepAsync(submission.Reader, submission.Text, verdict.State, submission.Subject);
        return verdict;
    }

    public Task<Verdict> SendAsync(Reader reader, string text) => SendAsync(Write(reader, text));

    public Task<Contribution> KeepAsync(Reader reader, string text, ContributionState state, Subject? subject = null) =>
        Community.Contributions.AddAsync(new Contribution
        {
            Kind = ContributionKind.Comment,
            Account = reader.Account,
            Subject = subject ?? Paper,
            Text = text,
            State = state,
            Written = Clock.GetUtcNow(),
        });

    public async Task<ContributionState?> StateAsync(Contribution contribution) =>
        (await Community.Contributions.FindAsync(contribution.Number))?.State;

    public async Task<CaseMark> LookAsync(Contribution contribution) =>
        (await Community.Moderation.FindCaseAsync(contribution.Number))!.Mark;

    public void Dispose()
    {
        Community.Dispose();
        _folder.Dispose();
    }
}

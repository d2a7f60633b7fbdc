using System.Globalization;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Web.Tests.Discussion;

/// <summary>A site with the small debate and three readers, for tests of what they say.</summary>
public sealed class CommentSite : IAsyncLifetime
{
    internal const string Paper = "/abs/" + DebateCases.AskedId;

    internal static readonly Subject AskedPaper = new(SubjectKind.Work, DebateCases.AskedId);

    internal DebateSite Site { get; private set; } = null!;

    internal Reader Ada { get; private set; } = null!;

    internal Reader Bob { get; private set; } = null!;

    internal Reader Mary { get; private set; } = null!;

    internal IContributionStore Store => Site.Community!.Contributions;

    public async Task InitializeAsync()
    {
        Site = await DebateCases.StartCommunityAsync();
        Ada = await CommunityAccounts.AddAsync(Site.Community!, "Ada");
        Bob = await CommunityAccounts.AddAsync(Site.Community!, "Bob");
        Mary = await CommunityAccounts.AddAsync(Site.Community!, "Mary", Role.Moderator);
    }

    public async Task DisposeAsync() => await Site.DisposeAsync();

    internal CommentingReader As(Reader? reader) => new(Site.Address, reader);

    /// <summary>Keeps a comment, without a form.</summary>
    internal Task<Contribution> SayAsync(
        string text, Reader? by = null, Subject? about = null, long? parent = null, ContributionState state = ContributionState.Shown) =>
        Store.AddAsync(new Contribution
        {
            Kind = ContributionKind.Comment,
            Account = (by ?? Ada).Account,
            Subject = about ?? AskedPaper,
            Parent = parent,
            Text = text,
            State = state,
            Written = new DateTimeOffset(2026, 11, 30, 12, 0, 0, TimeSpan.Zero),
        });

    /// <summary>A paper of its own for a test, so that no other says anything about it.</summary>
    internal async Task<Subject> AddPaperAsync(int number)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"2405.{number:00000}");
        await Site.AddAsync(DebateSite.Paper(id, $"Paper {number} of ladders", "Ladders lean. We lean them against walls."));
        return new Subject(SubjectKind.Work, id);
    }
}

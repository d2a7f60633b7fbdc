using System.Globalization;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Annotations;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Moderation;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Shelves;

namespace ArxivLens.Tests.Shared;

/// <summary>A site on which everything that readers can say holds hostile words, kept past every rule for what they may say.</summary>
internal sealed class HostileCommunity : IAsyncDisposable
{
    private const int Papers = 24;
    private const int OnePaper = 7;
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 9, 0, 0, TimeSpan.Zero);
    private static readonly IReadOnlyList<string> Texts = [.. HostileCorpus.All.Select(Readable)];

    private HostileCommunity(DebateSite site, Reader author, Reader moderator)
    {
        (Site, Author, Moderator) = (site, author, moderator);
    }

    public DebateSite Site { get; }

    /// <summary>Who wrote everything.</summary>
    public Reader Author { get; }

    /// <summary>Who decides about it.</summary>
    public Reader Moderator { get; }

    /// <summary>Pages for everybody.</summary>
    public List<string> Open { get; } = [$"/abs/{DebateCases.AskedId}", "/", "/moderation/log"];

    /// <summary>Pages of the author.</summary>
    public List<string> Own { get; } = ["/shelves", "/account", "/recommendations", $"/abs/{DebateCases.AskedId}"];

    /// <summary>Pages of moderators.</summary>
    public List<string> Moderated { get; } = ["/moderation", "/moderation?page=2", $"/abs/{DebateCases.AskedId}"];

    public static async Task<HostileCommunity> StartAsync()
    {
        var site = await DebateSite.StartCommunityAsync([DebateCases.AskedPaper, .. Enumerable.Range(0, Papers).Select(Paper)]);
        var author = await CommunityAccounts.AddAsync(site.Community!, "Author.of_all-1");
        var moderator = await CommunityAccounts.AddAsync(site.Community!, "Mary", Role.Moderator);
        var hostile = new HostileCommunity(site, author, moderator);
        await hostile.CommentAsync();
        await hostile.ShelveAsync();
        return hostile;
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private static Work Paper(int at) => DebateSite.Paper(
        string.Create(CultureInfo.InvariantCulture, $"2403.{10_000 + at}"), TexText.ToPlain(Text(at * OnePaper)), TexText.ToPlain(Words(at)));

    private static string Text(int at) => Texts[at % Texts.Count];

    private static string Words(int at) => string.Join(" . ", Enumerable.Range(at * OnePaper, OnePaper).Select(Text));

    // Readers' texts are refused with characters that nobody can read.
    private static string Readable(string words) => string.Concat(words.Where(sign => !char.IsControl(sign) || sign is '\n' or '\t'));

    private async Task CommentAsync()
    {
        var (store, subject) = (Site.Community!.Contributions, new Subject(SubjectKind.Work, DebateCases.AskedId));
        List<long> numbers = [];
        for (var at = 0; at < Texts.Count; at++)
        {
            var parent = at % 10 == 9 ? numbers[^1] : (long?)null;
            numbers.Add((await store.AddAsync(new Contribution
            {
                Kind = ContributionKind.Comment, Account = Author.Account, Subject = subject, Parent = parent, Text = Text(at), Written = Now.AddMinutes(at),
            }, at < 40 ? AnchorOf(at + 1) : null)).Number);
        }

        for (var at = 0; at < Texts.Count; at++)
            await store.EditAsync(numbers[0], at + 1, Text(at + 1), null, ContributionState.Shown, Now.AddHours(5));
        for (var at = 0; at < Papers; at++)
            await Site.Community.Reports.AddAsync(new Report(numbers[at], Moderator.Account, HouseRule.Abuse, Words(at), Now), 1_000);
        for (var at = 30; at < 34; at++)
        {
            await Site.Community.Moderation.DecideAsync(
                new Ruling { Action = ModerationAction.Remove, Contribution = numbers[at], Rule = HouseRule.Spam, Words = Words(at), By = Moderator }, _ => null);
        }

        Open.Add($"/comment/{numbers[0]}/history");
        Open.Add($"/reader/{Author.Name}");
        for (var page = 1; page <= Texts.Count / 20; page++)
            Open.Add(string.Create(CultureInfo.InvariantCulture, $"/comments?page={page}"));
        Own.Add($"/comment/{numbers[1]}/edit");
        Own.Add($"/report/{numbers[2]}");
        Moderated.AddRange(numbers.Take(4).Select(number => $"/moderation/{number}"));
    }

    private async Task ShelveAsync()
    {
        var (shelves, entries) = (Site.Community!.Shelves, Site.Community.ShelfEntries);
        for (var at = 0; at < Papers; at++)
            await shelves.AddAsync(Author.Account, Cut(Text(at * OnePaper), ShelfLimits.LongestName), Now);
        var shelf = (await shelves.ListAsync(Author.Account, Now))[0];
        await entries.SaveAsync(Author.Account, shelf.Number, [.. Enumerable.Range(0, Papers).Select(at => new NewEntry(Paper(at).Key, Text(at))
        {
            Note = Words(at), Tags = [Cut(Text(at), ShelfLimits.LongestTag), Cut(Text(at + 50), ShelfLimits.LongestTag)],
        })], Now);
        var contribution = await Site.Community.Contributions.AddAsync(new Contribution
        {
            Kind = ContributionKind.Shelf, Account = Author.Account, Text = Words(3), Written = Now,
            Subject = new Subject(SubjectKind.Shelf, shelf.Number.ToString(CultureInfo.InvariantCulture)),
        });
        var token = Secret.Draw().Text;
        await shelves.ShareAsync(Author.Account, shelf.Number, new ShelfSharing(token, contribution.Number, ShowsNotes: true, ShowsName: true));
        Open.Add($"/shared/{token}");
        Own.Add($"/shelf/{shelf.Number}");
        Own.Add($"/shelves/save?work={Paper(1).Key}");
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];

    private static Anchor AnchorOf(int at) => new()
    {
        Source = new AnchorSource(AnchorSourceKind.Abstract, DebateCases.AskedId), Fingerprint = "x", Part = AnchorPart.Abstract, Sentence = 1, Start = 0,
        Exact = Text(at), Prefix = Text(at + 1), Suffix = Text(at + 2),
    };
}

using ArxivLens.Core.Accounts;
using ArxivLens.Storage.Sqlite.Community;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Storage.Tests.Community;

public sealed class AccountStoreTests : IDisposable
{
    private static readonly DateTimeOffset Day = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteCommunity _community;

    public AccountStoreTests() => _community = SqliteCommunity.Open(_folder.File("community.db"));

    private IAccountStore Accounts => _community.Accounts;

    public void Dispose()
    {
        _community.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_account_comes_back_as_it_was_kept()
    {
        var kept = await AddAsync(new Account
        {
            Name = "Ada.Lovelace", Email = "Ada@example.org", PendingEmail = "new@example.org", PasswordHash = "hash", Joined = Day, Role = Role.Moderator,
        });

        var found = await Accounts.FindAsync(kept.Number);

        Assert.Equivalent(kept, found, strict: true);
        Assert.Equal("Ada.Lovelace", found!.Name);
        Assert.Equal(("Ada@example.org", "new@example.org", "hash"), (found.Email, found.PendingEmail, found.PasswordHash));
        Assert.Equal((Role.Moderator, Day), (found.Role, found.Joined));
        Assert.Equal(new Reader(kept.Number, "Ada.Lovelace", Role.Moderator, true, Day), await Accounts.FindReaderAsync(kept.Number));
    }

    [Fact]
    public async Task A_reader_is_found_whatever_the_case_of_letters_and_not_by_a_name_that_only_looks_alike()
    {
        var kept = await AddAsync("Bill");

        Assert.Equal(kept.Number, (await Accounts.FindReaderAsync("bILL"))?.Account);
        Assert.Null(await Accounts.FindReaderAsync("B1ll"));
        Assert.Null(await Accounts.FindReaderAsync("Bob\0\ud800"));
    }

    [Theory]
    [InlineData("Alice", "alice")]
    [InlineData("Alice", "AIice")]
    [InlineData("Alice", "A1ice")]
    [InlineData("sasha", "ѕаѕһа")]
    [InlineData("Norman", "N0rman")]
    [InlineData("Norman", "Norrnan")]
    [InlineData("a.b", "a_b")]
    public async Task A_name_that_is_taken_for_another_is_taken(string one, string other)
    {
        await AddAsync(one);

        Assert.Equal(AccountOutcome.NameTaken, (await Accounts.AddAsync(NewAccount(other))).Outcome);
    }

    [Fact]
    public async Task A_confirmed_address_is_one_accounts_and_one_that_is_only_named_is_anybodys()
    {
        await AddAsync(new Account { Name = "ada", Email = "ada@example.org", Joined = Day });

        var (second, _) = await Accounts.AddAsync(new Account { Name = "eve", Email = "ADA@example.org", Joined = Day });
        var named = await AddAsync(new Account { Name = "eve", PendingEmail = "ada@example.org", Joined = Day });
        named.Email = named.PendingEmail;

        Assert.Equal(AccountOutcome.EmailTaken, second);
        Assert.Equal(AccountOutcome.EmailTaken, await Accounts.SaveAsync(named, Day));
        Assert.Equal("ada", (await Accounts.FindByEmailAsync("ADA@EXAMPLE.ORG"))?.Name);
    }

    [Fact]
    public async Task Of_two_that_change_an_account_at_once_the_second_is_told()
    {
        var one = await AddAsync("ada");
        var other = await Accounts.FindAsync(one.Number);

        one.PasswordHash = "one";
        other!.PasswordHash = "other";

        Assert.Equal(AccountOutcome.Saved, await Accounts.SaveAsync(one, Day));
        Assert.Equal(AccountOutcome.Changed, await Accounts.SaveAsync(other, Day));
        one.PasswordHash = "again";
        Assert.Equal(AccountOutcome.Saved, await Accounts.SaveAsync(one, Day));
        Assert.Equal("again", (await Accounts.FindAsync(one.Number))!.PasswordHash);
    }

    [Fact]
    public async Task A_name_that_was_given_up_stays_with_its_owner_for_90_days()
    {
        var ada = await AddAsync("ada");
        ada.Name = "countess";
        Assert.Equal(AccountOutcome.Saved, await Accounts.SaveAsync(ada, Day));

        var (early, _) = await Accounts.AddAsync(new Account { Name = "Ada", Joined = Day + AccountName.Kept - TimeSpan.FromSeconds(1) });
        ada.Name = "ada";
        var back = await Accounts.SaveAsync(ada, Day);
        var (late, _) = await Accounts.AddAsync(new Account { Name = "countess", Joined = Day + AccountName.Kept });

        Assert.Equal((AccountOutcome.NameTaken, AccountOutcome.Saved, AccountOutcome.Saved), (early, back, late));
    }

    [Fact]
    public async Task The_name_of_a_deleted_account_stays_taken_and_stands_nowhere_in_the_file()
    {
        var account = await AddAsync(new Account { Name = "quixotically", Email = "quixote@example.org", Joined = Day });

        await Accounts.DeleteAsync(account.Number, Day);
        await _community.ForgetAsync();
        var (outcome, _) = await Accounts.AddAsync(NewAccount("Quixotically"));

        Assert.Equal(AccountOutcome.NameTaken, outcome);
        Assert.Null(await Accounts.FindAsync(account.Number));
        foreach (var file in Directory.GetFiles(_folder.Path, "community.db*"))
            Assert.DoesNotContain("quixot", await ReadSharedAsync(file), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_number_is_never_given_twice()
    {
        var first = await AddAsync("ada");
        await Accounts.DeleteAsync(first.Number, Day);

        Assert.NotEqual(first.Number, (await AddAsync("bob")).Number);
    }

    [Fact]
    public async Task A_role_ends_the_sessions_of_its_account_and_the_last_administrator_stays()
    {
        var admin = await CommunityAccounts.AddAsync(_community, "ann", Role.Administrator);
        var reader = await CommunityAccounts.AddAsync(_community, "bob");
        await BeginAsync(reader.Account);
        await BeginAsync(admin.Account);

        Assert.Equal(Role.Moderator, (await Accounts.SetRoleAsync(reader.Account, Role.Moderator))?.Role);
        Assert.Null(await Accounts.SetRoleAsync(admin.Account, Role.Reader));
        Assert.Null(await Accounts.SetRoleAsync(99, Role.Reader));

        Assert.Empty(await _community.Sessions.ListAsync(reader.Account, Day));
        Assert.Single(await _community.Sessions.ListAsync(admin.Account, Day));
        Assert.Equal([0, 1, 1], await Accounts.CountAsync());
    }

    [Fact]
    public async Task What_everybody_sees_of_an_account_changes_the_stamp_and_a_password_does_not()
    {
        var account = await AddAsync("ada");
        var stamps = new List<string> { await _community.ReadStampAsync() };

        account.PasswordHash = "hash";
        await Accounts.SaveAsync(account, Day);
        stamps.Add(await _community.ReadStampAsync());
        account.Name = "countess";
        await Accounts.SaveAsync(account, Day);
        stamps.Add(await _community.ReadStampAsync());
        await Accounts.SetRoleAsync(account.Number, Role.Moderator);
        stamps.Add(await _community.ReadStampAsync());
        await Accounts.DeleteAsync(account.Number, Day);
        stamps.Add(await _community.ReadStampAsync());

        Assert.Equal(stamps[0], stamps[1]);
        Assert.Equal(4, stamps.Distinct().Count());
    }

    [Fact]
    public async Task Readers_are_listed_by_the_beginning_of_their_names()
    {
        foreach (var name in (string[])["carl", "Ada", "adam", "a_x", "a.z"])
            await AddAsync(name);

        Assert.Equal(["Ada", "adam"], (await Accounts.ListAsync("AD", 0, 10)).Select(reader => reader.Name));
        Assert.Equal(["a_x"], (await Accounts.ListAsync("a_", 0, 10)).Select(reader => reader.Name));
        Assert.Empty(await Accounts.ListAsync("%", 0, 10));
        Assert.Equal(["a_x", "Ada"], (await Accounts.ListAsync("", 1, 2)).Select(reader => reader.Name));
    }

    private static async Task<string> ReadSharedAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var text = new StreamReader(stream, System.Text.Encoding.Latin1);
        return await text.ReadToEndAsync();
    }

    private Task<long> BeginAsync(long account) => _community.Sessions.BeginAsync(
        Secret.Draw(), new Session { Account = account, Browser = "Firefox on Linux", Way = SignInWay.Password, Began = Day, Seen = Day, Ends = Day.AddDays(30) });

    private static Account NewAccount(string name) => new() { Name = name, Joined = Day };

    private Task<Account> AddAsync(string name) => AddAsync(NewAccount(name));

    private async Task<Account> AddAsync(Account account) => (await Accounts.AddAsync(account)).Account!;
}

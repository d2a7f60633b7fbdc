using System.Net;
using System.Text.RegularExpressions;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Mail;
using ArxivLens.Tests.Shared;
using ArxivLens.Web.Features.Accounts;

namespace ArxivLens.Web.Tests.Accounts;

/// <summary>Addresses that may be used once: from mail, and printed for whoever runs the server.</summary>
public sealed partial class RecoveryTests : IAsyncLifetime
{
    private AccountSite _site = null!;

    public async Task InitializeAsync() => _site = await AccountSite.StartAsync(hasMail: true, signUp: true);

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task An_address_counts_once_it_is_confirmed_and_opening_the_link_alone_changes_nothing()
    {
        using var ada = await _site.SignUpAsync("ada", "ada@example.org");
        var link = LinkIn(Assert.Single(await _site.TakeMailAsync()));

        await ada.GetAsync(link);
        Assert.Null((await FindAsync("ada")).Email);
        var confirmed = await ada.SendAsync(link);
        var again = await ada.GetAsync(link);

        Assert.Equal("/account?done=email", confirmed.Location);
        Assert.Equal(("ada@example.org", null), ((await FindAsync("ada")).Email, (await FindAsync("ada")).PendingEmail));
        Assert.Equal(HttpStatusCode.Gone, again.Status);
    }

    [Fact]
    public async Task Another_address_is_confirmed_where_it_is_and_the_one_before_is_told()
    {
        using var ada = await ConfirmedAsync("ada", "ada@example.org");

        await ada.SendAsync("/account/email", ("Address", "countess@example.org"));
        Assert.Equal("ada@example.org", (await FindAsync("ada")).Email);
        await ada.SendAsync(LinkIn(Assert.Single(await _site.TakeMailAsync())));

        Assert.Equal("countess@example.org", (await FindAsync("ada")).Email);
        var notice = Assert.Single(await _site.TakeMailAsync());
        Assert.Equal("ada@example.org", notice.To);
        Assert.Contains("Another e-mail address", notice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_name_one_address_it_is_whose_confirms_it_first()
    {
        using var one = await _site.SignUpAsync("ada", "shared@example.org");
        using var other = await _site.SignUpAsync("eve", "shared@example.org");
        var links = (await _site.TakeMailAsync()).Select(LinkIn).ToList();

        await one.SendAsync(links[0]);
        var late = await other.SendAsync(links[1]);

        Assert.Equal(HttpStatusCode.Gone, late.Status);
        Assert.Equal("shared@example.org", (await FindAsync("ada")).Email);
        Assert.Null((await FindAsync("eve")).Email);
    }

    [Fact]
    public async Task A_forgotten_password_is_set_anew_once_within_an_hour_and_ends_all_sessions()
    {
        using var ada = await ConfirmedAsync("ada", "ada@example.org");
        using var stranger = _site.Open("198.51.100.9");
        var link = await RecoverAsync(stranger, "ADA@example.org");

        var common = await stranger.SendAsync(link, ("Password", "password"));
        var set = await stranger.SendAsync(link, ("Password", "another that rhymes"));
        var twice = await stranger.GetAsync(link);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, common.Status);
        Assert.Equal("/sign-in?done=reset", set.Location);
        Assert.Equal(HttpStatusCode.Gone, twice.Status);
        Assert.Equal("/sign-in?return=%2Faccount", (await ada.GetAsync("/account")).Location);
        Assert.Equal("/", (await stranger.SendAsync("/sign-in", ("Name", "ada"), ("Password", "another that rhymes"))).Location);
    }

    [Fact]
    public async Task A_link_of_an_hour_ago_is_worth_nothing_and_neither_is_one_before_another()
    {
        using var ada = await ConfirmedAsync("ada", "ada@example.org");
        var first = await RecoverAsync(ada, "ada");
        var second = await RecoverAsync(ada, "ada");

        Assert.Equal(HttpStatusCode.Gone, (await ada.GetAsync(first)).Status);
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync(second)).Status);
        _site.Clock.Pass(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.Gone, (await ada.GetAsync(second)).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_link_is_worth_nothing_once_the_password_or_the_address_is_another(bool isPassword)
    {
        using var ada = await ConfirmedAsync("ada", "ada@example.org");
        var link = await RecoverAsync(ada, "ada");
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync(link)).Status);

        var account = await FindAsync("ada");
        if (isPassword)
            account.PasswordHash = "another";
        else
            account.Email = "ada@elsewhere.example.org";
        await _site.Community.Accounts.SaveAsync(account, _site.Clock.GetUtcNow());

        Assert.Equal(HttpStatusCode.Gone, (await ada.GetAsync(link)).Status);
    }

    [Fact]
    public async Task Nobody_is_flooded_with_mail()
    {
        using var ada = await ConfirmedAsync("ada", "ada@example.org");
        for (var i = 0; i < SignInLimits.MailsPerAccount + 3; i++)
        {
            using var stranger = _site.Open($"198.51.100.{i + 1}");
            Assert.Equal(HttpStatusCode.OK, (await stranger.SendAsync("/account/recover", ("Name", "ada"))).Status);
        }

        Assert.InRange((await _site.TakeMailAsync()).Count, 1, SignInLimits.MailsPerAccount);
    }

    [Fact]
    public async Task Who_asks_for_new_passwords_all_day_does_not_keep_back_what_the_owner_is_told()
    {
        using var ada = await ConfirmedAsync("ada", "ada@example.org");
        for (var hour = 0; hour < MailLimits.PerDay; hour++)
        {
            using var stranger = _site.Open($"198.51.{hour}.1");
            await stranger.SendAsync("/account/recover", ("Name", "ada"));
            _site.Clock.Pass(TimeSpan.FromHours(1));
        }

        Assert.Equal(SignInLimits.Recoveries, (await _site.TakeMailAsync()).Count);
        using var owner = _site.Open();
        await owner.SendAsync("/sign-in", ("Name", "ada"), ("Password", AccountClient.Password));
        await owner.SendAsync("/account/name", ("Name", "lovelace"));
        Assert.Contains("lovelace", Assert.Single(await _site.TakeMailAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_took_no_mail_gets_digests_again_once_it_is_confirmed_again()
    {
        using var ada = await ConfirmedAsync("ada", "ada@example.org");
        await _site.Community.Outbox.RefuseAsync((await FindAsync("ada")).Number, "ada@example.org", "550 no such user", _site.Clock.GetUtcNow());

        await ada.SendAsync("/account/email", ("Address", "ada@example.org"));
        await ada.SendAsync(LinkIn(Assert.Single(await _site.TakeMailAsync())));

        Assert.False(await _site.Community.Outbox.IsRefusedAsync("ada@example.org"));
    }

    [Fact]
    public async Task The_setup_address_makes_one_administrator()
    {
        var address = await PrintAsync("/setup?token=", LinkPurpose.Administrator);
        using var first = _site.Open();
        using var second = _site.Open();

        await first.SendAsync(address, ("Name", "ann"), ("Email", "ann@example.org"), ("Password", "weak"));
        var made = await first.SendAsync(address, ("Name", "ann"), ("Email", "ann@example.org"), ("Password", AccountClient.Password));
        var again = await second.GetAsync(address);

        Assert.Equal("/account", made.Location);
        Assert.Equal(Role.Administrator, (await FindAsync("ann")).Role);
        Assert.Equal(HttpStatusCode.Gone, again.Status);
    }

    [Fact]
    public async Task The_setup_address_of_an_account_makes_it_administrator_and_ends_its_sessions()
    {
        using var ada = await _site.SignUpAsync("ada", "ada@example.org");
        var address = await PrintAsync("/setup?token=", LinkPurpose.Administrator, (await FindAsync("ada")).Number);

        var made = await ada.SendAsync(address);

        Assert.Equal("/sign-in?return=%2Faccount", made.Location);
        Assert.Equal(Role.Administrator, (await FindAsync("ada")).Role);
        Assert.Equal("/sign-in?return=%2Faccount", (await ada.GetAsync("/account")).Location);
    }

    [Theory]
    [InlineData(LinkPurpose.Confirm)]
    [InlineData(LinkPurpose.Recover)]
    [InlineData(LinkPurpose.Invitation)]
    public async Task An_address_that_was_given_for_something_else_makes_no_administrator(LinkPurpose purpose)
    {
        using var client = _site.Open();

        Assert.Equal(HttpStatusCode.Gone, (await client.GetAsync(await PrintAsync("/setup?token=", purpose))).Status);
    }

    [Fact]
    public async Task Where_sign_up_is_closed_an_invitation_lets_one_in()
    {
        await using var closed = await AccountSite.StartAsync(signUp: false);
        var secret = Secret.Draw();
        await closed.Community.Links.AddAsync(secret, new OneTimeLink(LinkPurpose.Invitation, null, null, closed.Clock.GetUtcNow().AddDays(7)));
        using var uninvited = closed.Open();
        using var invited = closed.Open();
        using var late = closed.Open();
        var address = $"/sign-up?invite={secret.Text}";

        var shut = await uninvited.GetAsync("/sign-up");
        await invited.SendAsync(address, ("Name", "admin"), ("Password", AccountClient.Password), ("invite", secret.Text));
        var made = await invited.SendAsync(address, ("Name", "ada"), ("Password", AccountClient.Password), ("invite", secret.Text));
        var used = await late.GetAsync(address);

        Assert.DoesNotContain("name=\"Password\"", shut.Text, StringComparison.Ordinal);
        Assert.Equal("/account", made.Location);
        Assert.DoesNotContain("name=\"Password\"", used.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_mail_nobody_is_asked_for_an_address()
    {
        await using var quiet = await AccountSite.StartAsync();
        using var ada = await quiet.SignUpAsync("ada", "ada@example.org");

        Assert.DoesNotContain("name=\"Email\"", (await quiet.Open().GetAsync("/sign-up")).Text, StringComparison.Ordinal);
        Assert.Null((await quiet.Community.Accounts.FindByNameAsync("ada"))!.PendingEmail);
        Assert.Contains("sends no mail", (await ada.GetAsync("/account/email")).Text, StringComparison.Ordinal);
        Assert.Contains("arxivlens admin --recover", (await ada.GetAsync("/account/recover")).Text, StringComparison.Ordinal);
        Assert.Empty(await quiet.TakeMailAsync());
    }

    private static string LinkIn(MailText mail)
    {
        var address = AddressPattern().Match(mail.Text).Value;
        Assert.StartsWith("https://lens.example.org/account/", address, StringComparison.Ordinal);
        return new Uri(address).PathAndQuery;
    }

    private async Task<Account> FindAsync(string name) => (await _site.Community.Accounts.FindByNameAsync(name))!;

    private async Task<AccountClient> ConfirmedAsync(string name, string email)
    {
        var client = await _site.SignUpAsync(name, email);
        await client.SendAsync(LinkIn(Assert.Single(await _site.TakeMailAsync())));
        Assert.Equal(email, (await FindAsync(name)).Email);
        return client;
    }

    // The mail is put in once the answer has left.
    private async Task<string> RecoverAsync(AccountClient client, string name)
    {
        var arrival = _site.Community.Outbox.Arrival;
        await client.SendAsync("/account/recover", ("Name", name));
        await arrival.WaitAsync(TimeSpan.FromMinutes(1));
        return LinkIn(Assert.Single(await _site.TakeMailAsync()));
    }

    private async Task<string> PrintAsync(string path, LinkPurpose purpose, long? account = null)
    {
        var secret = Secret.Draw();
        await _site.Community.Links.AddAsync(secret, new OneTimeLink(purpose, account, null, _site.Clock.GetUtcNow().AddHours(1)));
        return path + secret.Text;
    }

    [GeneratedRegex(@"https://\S+token=\S+", RegexOptions.NonBacktracking)]
    private static partial Regex AddressPattern();
}

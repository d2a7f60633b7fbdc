using System.Net;
using System.Text.RegularExpressions;
using ArxivLens.Core.Accounts;
using ArxivLens.Tests.Shared;
using ArxivLens.Web.Features.Accounts;

namespace ArxivLens.Web.Tests.Accounts;

public sealed partial class SignInTests : IAsyncLifetime
{
    private AccountSite _site = null!;

    public async Task InitializeAsync() => _site = await AccountSite.StartAsync(hasMail: true);

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData("ada")]
    [InlineData("ADA")]
    [InlineData("keyholder")]
    [InlineData("nobody")]
    [InlineData("ada@example.org")]
    [InlineData("nobody@example.org")]
    [InlineData("\u0430\u0434\u0430")]
    [InlineData("a\ud800b\u202e")]
    public async Task A_wrong_password_and_an_unknown_name_are_answered_alike_and_take_the_same_work(string name)
    {
        await AddWaysInAsync();
        var wrong = await WorkAsync("ada");

        var other = await WorkAsync(name);

        Assert.Equal(wrong.Status, other.Status);
        Assert.Equal(wrong.Text, other.Text);
        Assert.Equal(wrong.Hashes, other.Hashes);
        Assert.Equal(1, wrong.Hashes);
    }

    [Fact]
    public async Task Signing_up_with_somebodys_address_looks_as_with_any_other_and_tells_its_owner_only()
    {
        await AddWaysInAsync();
        using var fresh = _site.Open("198.51.100.1");
        using var taken = _site.Open("198.51.100.2");
        var before = _site.Hasher.Count;

        var one = await fresh.SendAsync("/sign-up", ("Name", "bob"), ("Email", "bob@example.org"), ("Password", AccountClient.Password));
        var between = _site.Hasher.Count;
        var other = await taken.SendAsync("/sign-up", ("Name", "zoe"), ("Email", "ADA@example.org"), ("Password", AccountClient.Password));

        Assert.Equal((HttpStatusCode.Found, "/account"), (one.Status, one.Location));
        Assert.Equal((one.Status, one.Location), (other.Status, other.Location));
        Assert.Equal(between - before, _site.Hasher.Count - between);
        Assert.Equal(
            Plain((await fresh.GetAsync("/account")).Text).Replace("bob@example.org", "?", StringComparison.Ordinal).Replace("bob", "?", StringComparison.Ordinal),
            Plain((await taken.GetAsync("/account")).Text).Replace("ADA@example.org", "?", StringComparison.Ordinal).Replace("zoe", "?", StringComparison.Ordinal));
        var mails = await _site.TakeMailAsync();
        Assert.Contains("/account/confirm?token=", mails.Single(mail => mail.To == "bob@example.org").Text, StringComparison.Ordinal);
        var toOwner = mails.Single(mail => mail.To == "ADA@example.org");
        Assert.DoesNotContain("token=", toOwner.Text, StringComparison.Ordinal);
        Assert.Contains("belongs to your account ada", toOwner.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_for_a_new_password_is_answered_alike_whoever_is_named()
    {
        await AddWaysInAsync();
        using var client = _site.Open();

        var known = await client.SendAsync("/account/recover", ("Name", "ada@example.org"));
        var unknown = await client.SendAsync("/account/recover", ("Name", "nobody@example.org"));

        Assert.Equal(HttpStatusCode.OK, known.Status);
        Assert.Equal(Plain(known.Text), Plain(unknown.Text));
    }

    [Fact]
    public async Task A_confirmed_address_signs_in_and_one_that_is_only_named_does_not()
    {
        await AddWaysInAsync();
        using var named = await _site.SignUpAsync("bob", "bob@example.org", "198.51.100.1");
        using var client = _site.Open();

        var confirmed = await client.SendAsync("/sign-in", ("Name", "Ada@EXAMPLE.org"), ("Password", AccountClient.Password));
        using var other = _site.Open();
        var pending = await other.SendAsync("/sign-in", ("Name", "bob@example.org"), ("Password", AccountClient.Password));

        Assert.Equal("/", confirmed.Location);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, pending.Status);
    }

    [Fact]
    public async Task Who_tries_an_account_is_shut_out_of_it_for_a_quarter_of_an_hour_and_its_owner_is_not()
    {
        await AddWaysInAsync();
        using var stranger = _site.Open("203.0.113.7");
        for (var i = 0; i < SignInLimits.PerAccountAndNetwork; i++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TryAsync(stranger, "ada", "wrong one")).Status);

        var shut = await TryAsync(stranger, "ada", AccountClient.Password);
        using var owner = _site.Open("192.0.2.1");
        var open = await TryAsync(owner, "ada", AccountClient.Password);
        _site.Clock.Pass(TimeSpan.FromMinutes(15));
        var later = await TryAsync(stranger, "ada", AccountClient.Password);

        Assert.Equal(HttpStatusCode.TooManyRequests, shut.Status);
        Assert.Equal(TimeSpan.FromMinutes(15), shut.RetryAfter);
        Assert.Equal("/", open.Location);
        Assert.Equal("/", later.Location);
    }

    [Fact]
    public async Task Many_networks_shut_an_account_for_five_minutes_at_most()
    {
        await AddWaysInAsync();
        for (var i = 0; i < SignInLimits.PerAccount; i++)
        {
            using var stranger = _site.Open($"203.0.113.{i + 1}");
            await TryAsync(stranger, "ada", "wrong one");
        }

        using var owner = _site.Open();
        var shut = await TryAsync(owner, "ada", AccountClient.Password);
        _site.Clock.Pass(TimeSpan.FromMinutes(5));
        var open = await TryAsync(owner, "ada", AccountClient.Password);

        Assert.Equal(HttpStatusCode.TooManyRequests, shut.Status);
        Assert.InRange(shut.RetryAfter!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        Assert.Equal("/", open.Location);
    }

    [Fact]
    public async Task Tries_at_a_name_do_not_tell_whose_address_somebody_holds()
    {
        await AddWaysInAsync();
        using var stranger = _site.Open("203.0.113.7");
        for (var i = 0; i < SignInLimits.PerAccountAndNetwork; i++)
            await TryAsync(stranger, "ada", "wrong one");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await TryAsync(stranger, "ada", "wrong one")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TryAsync(stranger, "ada@example.org", "wrong one")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TryAsync(stranger, "nobody@example.org", "wrong one")).Status);
    }

    [Fact]
    public async Task A_name_that_is_nobodys_is_shut_like_one_that_is_somebodys()
    {
        using var client = _site.Open();
        for (var i = 0; i < SignInLimits.PerAccountAndNetwork; i++)
            await TryAsync(client, "nobody", "wrong one");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await TryAsync(client, "NOBODY", "wrong one")).Status);
    }

    [Fact]
    public async Task A_network_that_tries_many_accounts_waits_whatever_address_of_it_is_used()
    {
        for (var i = 0; i < SignInLimits.PerNetwork; i++)
        {
            using var client = _site.Open($"2001:db8::{i + 1:x}");
            await TryAsync(client, $"name-{i}", "wrong one");
        }

        using var other = _site.Open("2001:db8::ffff");
        using var elsewhere = _site.Open("2001:db8:0:1::1");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await TryAsync(other, "new", "wrong one")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TryAsync(elsewhere, "new", "wrong one")).Status);
    }

    [Theory]
    [InlineData("//e.example", "/")]
    [InlineData("/\\e.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/abs/0704.0001?a=1#b", "/abs/0704.0001?a=1#b")]
    public async Task Signing_in_leads_back_within_this_site_only(string asked, string led)
    {
        await AddWaysInAsync();
        using var client = _site.Open();

        var answer = await client.SendAsync(
            $"/sign-in?return={Uri.EscapeDataString(asked)}", ("Name", "ada"), ("Password", AccountClient.Password), ("return", asked));

        Assert.Equal(led, answer.Location);
    }

    private static Task<Answer> TryAsync(AccountClient client, string name, string password) =>
        client.SendAsync("/sign-in", ("Name", name), ("Password", password));

    // A page without what every page has of its own.
    private static string Plain(string page) => WordPattern().Replace(page, "");

    private async Task AddWaysInAsync()
    {
        using var ada = await _site.SignUpAsync("ada", "ada@example.org");
        var account = (await _site.Community.Accounts.FindByNameAsync("ada"))!;
        (account.Email, account.PendingEmail) = (account.PendingEmail, null);
        await _site.Community.Accounts.SaveAsync(account, _site.Clock.GetUtcNow());
        await _site.Community.Accounts.AddAsync(new Account { Name = "keyholder", Joined = _site.Clock.GetUtcNow() });
        await _site.TakeMailAsync();
    }

    private async Task<(HttpStatusCode Status, string Text, int Hashes)> WorkAsync(string name)
    {
        using var client = _site.Open();
        var before = _site.Hasher.Count;
        var answer = await TryAsync(client, name, "wrong one");
        var written = WebUtility.HtmlEncode(name.Replace("\ud800", "\ufffd", StringComparison.Ordinal));
        var text = NameValuePattern().Replace(Plain(answer.Text), "value=\"?\" autocomplete=\"username");
        return (answer.Status, text.Replace(written, "?", StringComparison.Ordinal), _site.Hasher.Count - before);
    }

    [GeneratedRegex("nonce(-|=\")[^\"']+|value=\"[^\"]{100,}\"|<footer.*</footer>", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex WordPattern();

    [GeneratedRegex("value=\"[^\"]*\" autocomplete=\"username", RegexOptions.NonBacktracking)]
    private static partial Regex NameValuePattern();
}

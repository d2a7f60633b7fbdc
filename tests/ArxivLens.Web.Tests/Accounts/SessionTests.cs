using System.Net;
using ArxivLens.Core.Accounts;
using ArxivLens.Tests.Shared;
using ArxivLens.Web.Features.Accounts;

namespace ArxivLens.Web.Tests.Accounts;

public sealed class SessionTests : IAsyncLifetime
{
    private AccountSite _site = null!;

    public async Task InitializeAsync() => _site = await AccountSite.StartAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task The_cookie_is_of_this_host_alone_out_of_the_reach_of_scripts_and_small()
    {
        using var ada = _site.Open();

        var answer = await ada.SendAsync("/sign-up", ("Name", "ada"), ("Password", AccountClient.Password));

        var cookie = Assert.Single(answer.SetCookies, cookie => cookie.StartsWith("__Host-arxivlens=", StringComparison.Ordinal));
        var parts = cookie.Split("; ").Skip(1).Order().ToList();
        Assert.Equal(["httponly", "max-age=15552000", "path=/", "samesite=lax", "secure"], parts);
        Assert.InRange(cookie.Length, 1, 4_096);
        Assert.DoesNotContain(ada.Session!, await ReadFileAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_begins_another_session_and_ends_the_one_before()
    {
        using var ada = await _site.SignUpAsync("ada");
        var before = ada.Session!;

        await ada.SendAsync("/sign-in?return=/account&again=true", ("Name", "ada"), ("Password", AccountClient.Password));

        Assert.NotEqual(before, ada.Session);
        Assert.True(await IsSignedInAsync(ada.Session!));
        Assert.False(await IsSignedInAsync(before));
    }

    [Fact]
    public async Task A_secret_that_somebody_planted_is_not_taken_over()
    {
        using var ada = _site.Open();
        ada.Cookies["__Host-arxivlens"] = Secret.Draw().Text;
        var planted = ada.Session!;

        await ada.SendAsync("/sign-up", ("Name", "ada"), ("Password", AccountClient.Password));

        Assert.NotEqual(planted, ada.Session);
        Assert.False(await IsSignedInAsync(planted));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_takes_the_cookie_away()
    {
        using var ada = await _site.SignUpAsync("ada");
        var secret = ada.Session!;

        var answer = await ada.SendToAsync("/account", "/sign-out");

        Assert.Equal("/", answer.Location);
        Assert.Null(ada.Session);
        Assert.False(await IsSignedInAsync(secret));
    }

    [Fact]
    public async Task A_new_password_ends_all_sessions_but_the_one_it_was_set_in()
    {
        using var here = await _site.SignUpAsync("ada");
        using var there = await SignInAsync("ada");

        var answer = await here.SendAsync("/account/password", ("Current", AccountClient.Password), ("Next", "another that rhymes"));

        Assert.Equal("/account?done=password", answer.Location);
        Assert.True(await IsSignedInAsync(here.Session!));
        Assert.False(await IsSignedInAsync(there.Session!));
    }

    [Fact]
    public async Task The_password_until_now_is_asked_for_again()
    {
        using var ada = await _site.SignUpAsync("ada");

        var answer = await ada.SendAsync("/account/password", ("Current", "not it"), ("Next", "another that rhymes"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("This is not your password until now.", answer.Faults);
        using var again = await SignInAsync("ada");
        Assert.NotNull(again.Session);
    }

    [Fact]
    public async Task A_reader_sees_where_they_are_signed_in_and_ends_one_or_all_others()
    {
        using var here = await _site.SignUpAsync("ada");
        using var phone = await SignInAsync("ada");
        using var library = await SignInAsync("ada");
        using var eve = await _site.SignUpAsync("eve");
        var page = (await here.GetAsync("/account/sessions")).Text;
        var number = (await _site.Community.Sessions.FindAsync(new Secret(phone.Session!), _site.Clock.GetUtcNow()))!.Value.Session.Number;

        var stranger = await eve.SendToAsync("/account/sessions", "/account/sessions?handler=end", ("Number", $"{number}"));
        Assert.True(await IsSignedInAsync(phone.Session!));
        await here.SendToAsync("/account/sessions", "/account/sessions?handler=end", ("Number", $"{number}"));
        Assert.False(await IsSignedInAsync(phone.Session!));
        await here.SendToAsync("/account/sessions", "/account/sessions?handler=others");

        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        Assert.Equal(3, page.Split("Firefox on Linux</strong>").Length - 1);
        Assert.True(await IsSignedInAsync(here.Session!));
        Assert.False(await IsSignedInAsync(library.Session!));
        Assert.True(await IsSignedInAsync(eve.Session!));
    }

    [Fact]
    public async Task A_session_ends_unused_after_30_days_and_used_after_180()
    {
        using var idle = await _site.SignUpAsync("ada");
        using var used = await SignInAsync("ada");

        _site.Clock.Pass(ReaderSessions.Idle - TimeSpan.FromMinutes(1));
        Assert.True(await IsSignedInAsync(used.Session!));
        _site.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.False(await IsSignedInAsync(idle.Session!));
        for (var days = 30; days < 179; days += 20)
        {
            _site.Clock.Pass(TimeSpan.FromDays(20));
            Assert.True(await IsSignedInAsync(used.Session!) || days + 20 >= 180);
        }

        Assert.False(await IsSignedInAsync(used.Session!));
    }

    [Fact]
    public async Task A_role_that_is_taken_away_is_gone_with_the_next_request()
    {
        using var ada = await _site.SignUpAsync("ada");
        var account = (await _site.Community.Accounts.FindByNameAsync("ada"))!;
        await _site.Community.Accounts.SetRoleAsync(account.Number, Role.Moderator);
        Assert.False(await IsSignedInAsync(ada.Session!));
        using var moderator = await SignInAsync("ada");
        Assert.Equal(HttpStatusCode.OK, (await moderator.GetAsync("/moderation")).Status);

        await _site.Community.Accounts.SetRoleAsync(account.Number, Role.Reader);

        Assert.Equal("/sign-in?return=%2Fmoderation", (await moderator.GetAsync("/moderation")).Location);
    }

    [Fact]
    public async Task An_account_that_is_deleted_is_signed_in_nowhere()
    {
        using var ada = await _site.SignUpAsync("ada");
        var account = (await _site.Community.Accounts.FindByNameAsync("ada"))!;

        await _site.Community.Accounts.DeleteAsync(account.Number, _site.Clock.GetUtcNow());

        Assert.False(await IsSignedInAsync(ada.Session!));
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync("/")).Status);
    }

    [Theory]
    [InlineData("/account/password")]
    [InlineData("/account/email")]
    [InlineData("/account/name")]
    [InlineData("/account/passkeys")]
    public async Task What_lets_one_in_is_changed_only_soon_after_signing_in(string page)
    {
        using var ada = await _site.SignUpAsync("ada");

        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync(page)).Status);
        _site.Clock.Pass(ReaderSessions.Fresh + TimeSpan.FromSeconds(1));
        var late = await ada.GetAsync(page);
        var back = await ada.SendToAsync(late.Location!, late.Location!, ("Name", "ada"), ("Password", AccountClient.Password));

        Assert.Equal($"/sign-in?return={Uri.EscapeDataString(page)}&again=true", late.Location);
        Assert.Equal(page, back.Location);
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync(page)).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_cookie_that_is_none_of_ours_is_nobody(string secret)
    {
        using var client = _site.Open();
        client.Cookies["__Host-arxivlens"] = Uri.EscapeDataString(secret);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/")).Status);
        Assert.Equal("/sign-in?return=%2Faccount", (await client.GetAsync("/account")).Location);
    }

    private async Task<AccountClient> SignInAsync(string name)
    {
        var client = _site.Open();
        await client.SendAsync("/sign-in", ("Name", name), ("Password", AccountClient.Password));
        return client;
    }

    private async Task<bool> IsSignedInAsync(string secret)
    {
        using var client = _site.Open();
        client.Cookies["__Host-arxivlens"] = secret;
        return (await client.GetAsync("/account")).Status == HttpStatusCode.OK;
    }

    private async Task<string> ReadFileAsync()
    {
        await _site.Community.ForgetAsync();
        await using var stream = new FileStream(_site.CommunityFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var text = new StreamReader(stream, System.Text.Encoding.Latin1);
        return await text.ReadToEndAsync();
    }
}

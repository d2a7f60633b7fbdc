using System.Net;
using System.Text.RegularExpressions;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Web.Tests.Accounts;

/// <summary>What keeps programs from making accounts (R49): a field that people do not see, and a least time.</summary>
public sealed partial class SignUpGuardTests : IAsyncLifetime
{
    private static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(3);
    private AccountSite _site = null!;

    public async Task InitializeAsync() => _site = await AccountSite.StartAsync(leastTime: LeastTime);

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task An_account_is_made_no_sooner_than_somebody_can_type_and_by_the_same_form_a_moment_later()
    {
        using var ada = _site.Open();
        var page = (await ada.GetAsync("/sign-up")).Text;
        await RefuseAsync(ada, page, "sooner than somebody can fill it in");
        _site.Clock.Pass(LeastTime - TimeSpan.FromTicks(1));
        var again = await RefuseAsync(ada, page, "sooner than somebody can fill it in");
        Assert.Contains("value=\"ada\"", again.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(AccountClient.Password, again.Text, StringComparison.Ordinal);
        _site.Clock.Pass(TimeSpan.FromTicks(1));

        var made = await PostAsync(ada, again.Text);

        Assert.Equal((HttpStatusCode.Found, "/account"), (made.Status, made.Location));
    }

    [Fact]
    public async Task A_form_without_its_mark_with_one_of_last_week_or_with_the_unseen_field_filled_in_makes_none()
    {
        using var ada = _site.Open();
        var page = (await ada.GetAsync("/sign-up")).Text;
        _site.Clock.Pass(LeastTime);
        await RefuseAsync(ada, page, "people do not see", ("second_thoughts", "x"));
        await RefuseAsync(ada, MarkPattern().Replace(page, ""), "or too old");
        await RefuseAsync(ada, MarkPattern().Replace(page, "name=\"shown\" value=\"CfDJ8AAAA\""), "or too old");
        _site.Clock.Pass(TimeSpan.FromDays(7));
        await RefuseAsync(ada, page, "or too old");
    }

    [Fact]
    public async Task What_is_wrong_with_the_fields_is_told_at_once()
    {
        using var ada = _site.Open();
        var answer = await ada.SendAsync("/sign-up", ("Name", "ada"), ("Password", "short"));
        Assert.Contains(answer.Faults, fault => fault.Contains("at least 8", StringComparison.Ordinal));
        Assert.DoesNotContain("sooner than", answer.Text, StringComparison.Ordinal);
    }

    private async Task<Answer> RefuseAsync(AccountClient client, string page, string words, params (string Name, string Value)[] more)
    {
        var answer = await PostAsync(client, page, more);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(answer.Faults, fault => fault.Contains(words, StringComparison.Ordinal));
        Assert.Null(await _site.Community.Accounts.FindReaderAsync("ada"));
        return answer;
    }

    private static Task<Answer> PostAsync(AccountClient client, string page, params (string Name, string Value)[] more) => client.PostAsync(
        "/sign-up",
        [
            ("Name", "ada"), ("Password", AccountClient.Password), ("form-word", AccountClient.WordIn(page)),
            ("shown", MarkPattern().Match(page).Groups[1].Value), .. more,
        ]);

    [GeneratedRegex("name=\"shown\" value=\"([^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex MarkPattern();
}

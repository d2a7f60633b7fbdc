using ArxivLens.Web.Features.Accounts;

namespace ArxivLens.Web.Tests.Accounts;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("zq7 kvbt")]
    [InlineData("🦊🦉🐢🦔🐝🦋🐙🦀")]
    [InlineData("    a    ")]
    [InlineData("ein langer satz ohne ziffern und zeichen")]
    [InlineData("пароль из слов")]
    public void A_password_of_any_characters_is_taken_when_it_is_long_enough(string password) =>
        Assert.Null(PasswordRules.FindFault(password, "ada", null));

    [Theory]
    [InlineData("")]
    [InlineData("zq7 kvb")]
    [InlineData("🦊🦉🐢🦔🐝🦋🐙")]
    public void A_password_of_fewer_than_8_characters_is_refused(string password) =>
        Assert.Contains("at least 8", PasswordRules.FindFault(password, "ada", null), StringComparison.Ordinal);

    [Fact]
    public void A_password_may_have_64_characters_and_many_more()
    {
        Assert.Null(PasswordRules.FindFault(new string('x', 32) + new string('y', 32), "ada", null));
        Assert.Null(PasswordRules.FindFault(new string('x', 999) + "y", "ada", null));
        Assert.Contains("at most 1,000", PasswordRules.FindFault(new string('x', 1_000) + "y", "ada", null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("password")]
    [InlineData("PASSWORD")]
    [InlineData("12345678")]
    [InlineData("qwertyuiop")]
    [InlineData("trustno1")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    public void What_is_tried_first_is_refused(string password) =>
        Assert.Contains("tried first", PasswordRules.FindFault(password, "ada", null), StringComparison.Ordinal);

    [Theory]
    [InlineData("lovelace")]
    [InlineData("LoveLace")]
    [InlineData("ada.king@example.org")]
    [InlineData("Ada.King")]
    public void A_name_or_an_address_is_no_password(string password) =>
        Assert.Contains("something else than your name", PasswordRules.FindFault(password, "lovelace", "ada.king@example.org"), StringComparison.Ordinal);

    [Fact]
    public void The_list_holds_3000_passwords_that_are_long_enough()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("dist/common-passwords.txt")!;
        using var text = new StreamReader(stream);
        var list = text.ReadToEnd().Split('\n');

        Assert.Equal(PasswordRules.CommonCount, list.Distinct().Count());
        Assert.All(list, password => Assert.NotNull(PasswordRules.FindFault(password, "somebody", null)));
        Assert.All(list, password => Assert.True(password.Length >= PasswordRules.Shortest));
    }
}

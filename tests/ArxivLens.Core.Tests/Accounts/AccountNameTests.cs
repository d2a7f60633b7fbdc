using ArxivLens.Core.Accounts;

namespace ArxivLens.Core.Tests.Accounts;

public sealed class AccountNameTests
{
    [Theory]
    [InlineData("ab")]
    [InlineData("Ada.Lovelace")]
    [InlineData("a_b-c.d")]
    [InlineData("x1")]
    [InlineData("Émilie")]
    [InlineData("Μαρία")]
    [InlineData("Софья")]
    [InlineData("山田太郎")]
    [InlineData("ひらカタ漢字")]
    [InlineData("محمد")]
    [InlineData("aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd")]
    public void A_name_is_letters_of_one_alphabet_digits_and_separators(string name) => Assert.Null(AccountName.FindFault(name));

    [Theory]
    [InlineData("a", "2 to 40")]
    [InlineData("aaaaaaaaaabbbbbbbbbbccccccccccdddddddddde", "2 to 40")]
    [InlineData("12", "at least one letter")]
    [InlineData(".ada", "begins and ends")]
    [InlineData("ada-", "begins and ends")]
    [InlineData("ada lovelace", "letters, digits")]
    [InlineData("ada@home", "letters, digits")]
    [InlineData("ada\u202eb", "letters, digits")]
    [InlineData("ada\0b", "letters, digits")]
    [InlineData("a\ud800b", "letters, digits")]
    [InlineData("ａｄａ", "letters, digits")]
    [InlineData("𝒶𝒹𝒶", "letters, digits")]
    [InlineData("ada\u0301x", "letters, digits")]
    [InlineData("<b>ada", "letters, digits")]
    [InlineData("\u0430da", "one alphabet")]
    [InlineData("adα", "one alphabet")]
    [InlineData("admin", "kept for the site")]
    [InlineData("Adm1n", "kept for the site")]
    [InlineData("arxiv-lens", "kept for the site")]
    [InlineData("Moderator", "kept for the site")]
    public void What_is_none_is_refused_with_the_reason(string name, string reason) =>
        Assert.Contains(reason, AccountName.FindFault(name), StringComparison.Ordinal);

    [Theory]
    [InlineData("Alice", "AIice")]
    [InlineData("alice", "a1ice")]
    [InlineData("boss", "b0ss")]
    [InlineData("norman", "norrnan")]
    [InlineData("wendy", "vvendy")]
    [InlineData("a.b", "a-b")]
    [InlineData("pop", "\u0440\u043e\u0440")]
    [InlineData("POP", "\u03a1\u039f\u03a1")]
    public void Names_that_look_alike_are_one(string one, string other) => Assert.Equal(AccountName.KeyOf(one), AccountName.KeyOf(other));

    [Theory]
    [InlineData("ada", "adam")]
    [InlineData("jose", "josé")]
    [InlineData("ab", "a.b")]
    public void Names_that_do_not_are_two(string one, string other) => Assert.NotEqual(AccountName.KeyOf(one), AccountName.KeyOf(other));
}

using ArxivLens.Core.Accounts;

namespace ArxivLens.Core.Tests.Accounts;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("ada@example.org", "ada@example.org")]
    [InlineData("  Ada.King+lens@Example.ORG ", "Ada.King+lens@example.org")]
    [InlineData("o'neil@example.co.uk", "o'neil@example.co.uk")]
    [InlineData("ada@bücher.example", "ada@xn--bcher-kva.example")]
    public void An_address_is_read_with_its_domain_in_ascii(string text, string address) => Assert.Equal(address, EmailAddress.Read(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("@example.org")]
    [InlineData("ada@localhost")]
    [InlineData("ada@127.0.0.1")]
    [InlineData("ada@[127.0.0.1]")]
    [InlineData("ada@example.org\r\nBcc: all@example.org")]
    [InlineData("ada@exam\r\nple.org")]
    [InlineData("ada\n@example.org")]
    [InlineData("\"a d a\"@example.org")]
    [InlineData("a..da@example.org")]
    [InlineData(".ada@example.org")]
    [InlineData("ada <ada@example.org>")]
    [InlineData("ada@-example.org")]
    [InlineData("äda@example.org")]
    [InlineData("ada@example.org\0")]
    [InlineData("a\ud800@example.org")]
    public void What_mail_cannot_be_sent_to_is_none(string? text) => Assert.Null(EmailAddress.Read(text));

    [Fact]
    public void An_address_has_at_most_64_characters_before_the_at_and_254_in_all()
    {
        var label = new string('a', 61);
        var domain = $"{label}.{label}.{label}.a{new string('b', 2)}";

        Assert.NotNull(EmailAddress.Read($"{new string('x', 64)}@{domain}"));
        Assert.Null(EmailAddress.Read($"{new string('x', 65)}@example.org"));
        Assert.Null(EmailAddress.Read($"{new string('x', 64)}@{domain}bb"));
    }
}

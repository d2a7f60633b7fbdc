using ArxivLens.Sources.Smtp;

namespace ArxivLens.Sources.Tests.Smtp;

/// <summary>Addresses of mail servers, as an operator writes them.</summary>
public sealed class SmtpOptionsTests
{
    [Theory]
    [InlineData("smtp://mail.example.org", "smtp://mail.example.org:25", false, null)]
    [InlineData("starttls://mail.example.org/", "starttls://mail.example.org:587", true, null)]
    [InlineData("STARTTLS://lens%40example.org:s3%3Acret@mail.example.org:25", "starttls://mail.example.org:25", true, "lens@example.org")]
    [InlineData(" SMTP://u:s3cret@[::1]:2525 ", "smtp://[::1]:2525", false, "u")]
    [InlineData("smtp://u:s3cret@localhost", "smtp://localhost:25", false, "u")]
    public void An_address_is_read_and_shown_without_its_password(string text, string shown, bool isPrivate, string? user)
    {
        Assert.True(SmtpOptions.TryParse(text, out var options, out _));
        Assert.Equal((shown, isPrivate, user), (options.ToString(), options.IsPrivate, options.User));
        Assert.DoesNotContain("s3", options.Server.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mail.example.org", "must be an address")]
    [InlineData("http://mail.example.org", "must be an address")]
    [InlineData("smtp://", "names no mail server")]
    [InlineData("smtp://user@mail.example.org", "user without a password")]
    [InlineData("smtp://:s3cret@mail.example.org", "password without a user")]
    [InlineData("smtp://user:s3cret/x@mail.example.org", "must be an address")]
    [InlineData("starttls://user:s3cret@mail.example.org/inbox", "behind host and port")]
    [InlineData("starttls://user:s3cret@mail.example.org?tls=1", "behind host and port")]
    [InlineData("starttls://user:s3cret%0d%0aDATA@mail.example.org", "control characters")]
    [InlineData("smtp://user:s3cret@mail.example.org:99999", "must be an address")]
    [InlineData("smtp://user:s3cret@mail.example.org", "use starttls:// in place of smtp://")]
    [InlineData("smtps://user:s3cret@mail.example.org", "use starttls:// with port 587")]
    [InlineData("starttls://user:s3cret@mail.example.org:465", "use starttls:// with port 587")]
    [InlineData("smtp://localhost:465", "use starttls:// with port 587")]
    public void What_cannot_be_meant_is_refused_without_telling_the_password(string text, string words)
    {
        Assert.False(SmtpOptions.TryParse(text, out _, out var fault));
        Assert.Contains(words, fault, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", fault, StringComparison.Ordinal);
    }
}

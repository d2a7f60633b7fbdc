using ArxivLens.Sources.Smtp;

namespace ArxivLens.Sources.Tests.Smtp;

/// <summary>Addresses of mail servers, as an operator writes them.</summary>
public sealed class SmtpOptionsTests
{
    [Theory]
    [InlineData("smtp://mail.example.org", "smtp://mail.example.org:25", SmtpSecurity.WhereOffered, null)]
    [InlineData("starttls://mail.example.org/", "starttls://mail.example.org:587", SmtpSecurity.StartTls, null)]
    [InlineData("smtps://lens%40example.org:s3%3Acret@mail.example.org", "smtps://mail.example.org:465", SmtpSecurity.Always, "lens@example.org")]
    [InlineData(" SMTP://u:s3cret@[::1]:2525 ", "smtp://[::1]:2525", SmtpSecurity.WhereOffered, "u")]
    public void An_address_is_read_and_shown_without_its_password(string text, string shown, SmtpSecurity security, string? user)
    {
        Assert.True(SmtpOptions.TryParse(text, out var options, out _));
        Assert.Equal((shown, security, user), (options.ToString(), options.Security, options.User));
        Assert.DoesNotContain("s3", options.Server.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mail.example.org")]
    [InlineData("http://mail.example.org")]
    [InlineData("smtp://")]
    [InlineData("smtp://user@mail.example.org")]
    [InlineData("smtp://:s3cret@mail.example.org")]
    [InlineData("smtp://user:s3cret/x@mail.example.org")]
    [InlineData("smtp://user:s3cret@mail.example.org/inbox")]
    [InlineData("smtp://user:s3cret@mail.example.org?tls=1")]
    [InlineData("smtp://user:s3cret%0d%0aDATA@mail.example.org")]
    [InlineData("smtp://user:s3cret@mail.example.org:99999")]
    public void What_cannot_be_meant_is_refused_without_telling_the_password(string text)
    {
        Assert.False(SmtpOptions.TryParse(text, out _, out var fault));
        Assert.DoesNotContain("s3cret", fault, StringComparison.Ordinal);
    }
}

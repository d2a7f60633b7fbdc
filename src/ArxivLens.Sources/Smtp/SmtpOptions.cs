using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace ArxivLens.Sources.Smtp;

/// <summary>A mail server that the operator has named.</summary>
public sealed class SmtpOptions
{
    private const int PlainPort = 25, SubmissionPort = 587, WrappedPort = 465;

    private SmtpOptions(Uri server, string? user, string? password) => (Server, User, Password) = (server, user, password);

    /// <summary>Where it is: scheme, host and port, without user and password.</summary>
    public Uri Server { get; }

    /// <summary>
    /// Whether the connection is made private, by STARTTLS, before anything is told; a server that does not offer it gets nothing.
    /// </summary>
    public bool IsPrivate => Server.Scheme == "starttls";

    /// <summary>As whom we speak to it; <c>null</c> for nobody.</summary>
    public string? User { get; }

    internal string? Password { get; }

    /// <summary>The name or number of the server.</summary>
    internal string Host => Server.IdnHost.Trim('[', ']');

    /// <summary>
    /// Reads <c>smtp://host:port</c> or <c>starttls://user:password@host:port</c>: plain (port 25), or private before anything is told
    /// (587). User and password may be percent-encoded; over a plain connection they go to a server on this machine only.
    /// </summary>
    /// <param name="text">The address.</param>
    /// <param name="options">What it says.</param>
    /// <param name="fault">What is wrong, without the address, which may hold a password.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out SmtpOptions? options, [NotNullWhen(false)] out string? fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        options = null;
        fault = FindFault(text, out var address);
        if (fault is not null)
            return false;
        var (user, password) = ReadCredentials(address!.UserInfo);
        var port = address.Port > 0 ? address.Port : address.Scheme == "starttls" ? SubmissionPort : PlainPort;
        options = new SmtpOptions(new UriBuilder(address.Scheme, address.Host, port).Uri, user, password);
        return true;
    }

    /// <summary>Writes a mail address as it is sent, its domain in ASCII; <c>null</c> when not every mail server takes it.</summary>
    public static string? WriteAddress(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return MailAddressText.Write(text);
    }

    /// <summary>Without the password.</summary>
    public override string ToString() => Server.GetLeftPart(UriPartial.Authority);

    private static string? FindFault(string text, out Uri? address)
    {
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out address) || address.Scheme is not ("smtp" or "smtps" or "starttls"))
        {
            return "must be an address such as starttls://user:password@mail.example.org:587, or smtp://localhost; "
                + "characters such as @, : and / in a password are written %40, %3A and %2F.";
        }

        if (address.Scheme == "smtps" || address.Port == WrappedPort)
        {
            return "asks for TLS from the first byte (smtps://, port 465), which ArxivLens does not speak: "
                + "use starttls:// with port 587, or smtp://localhost with a mail server on this machine that passes mail on.";
        }

        if (address.IdnHost.Length == 0)
            return "names no mail server.";
        if (address.PathAndQuery is not ("" or "/") || address.Fragment.Length > 0)
            return "has something behind host and port; a / ? or # in a password is written %2F, %3F or %23.";
        return FindFault(address);
    }

    private static string? FindFault(Uri address)
    {
        var (user, password) = ReadCredentials(address.UserInfo);
        if ((user is null) != (password is null))
            return "has a user without a password, or a password without a user.";
        if ((user + password).Any(char.IsControl))
            return "has control characters in user or password.";
        return user is not null && address.Scheme == "smtp" && !IsHere(address)
            ? "would send its password over an open connection to another machine: use starttls:// in place of smtp://."
            : null;
    }

    private static bool IsHere(Uri address) =>
        address.IsLoopback || (IPAddress.TryParse(address.IdnHost.Trim('[', ']'), out var number) && IPAddress.IsLoopback(number));

    private static (string? User, string? Password) ReadCredentials(string text)
    {
        var cut = text.IndexOf(':', StringComparison.Ordinal);
        var user = Uri.UnescapeDataString(cut < 0 ? text : text[..cut]);
        var password = cut < 0 ? "" : Uri.UnescapeDataString(text[(cut + 1)..]);
        return (user.Length == 0 ? null : user, password.Length == 0 ? null : password);
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace ArxivLens.Sources.Smtp;

/// <summary>A mail server that the operator has named.</summary>
public sealed class SmtpOptions
{
    private const int PlainPort = 25, SubmissionPort = 587, SecurePort = 465;

    private SmtpOptions(Uri server, SmtpSecurity security, string? user, string? password) =>
        (Server, Security, User, Password) = (server, security, user, password);

    /// <summary>Where it is: scheme, host and port, without user and password.</summary>
    public Uri Server { get; }

    /// <summary>When the connection is made private.</summary>
    public SmtpSecurity Security { get; }

    /// <summary>As whom we speak to it; <c>null</c> for nobody.</summary>
    public string? User { get; }

    /// <summary>In how long it must connect, greet and answer each command but the last.</summary>
    public TimeSpan Patience { get; private init; } = TimeSpan.FromSeconds(30);

    /// <summary>In how long it must say that it took a mail; breaking off earlier makes doubles.</summary>
    public TimeSpan LastPatience { get; private init; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether it is on this machine, where nobody listens in.</summary>
    internal bool IsHere => Server.IsLoopback || (IPAddress.TryParse(Server.IdnHost.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    internal string? Password { get; }

    /// <summary>For tests: whom to trust in place of the system's authorities.</summary>
    internal X509Certificate2Collection? Roots { get; private init; }

    /// <summary>
    /// Reads <c>smtp://user:password@host:port</c>; <c>smtps</c> is private from the first byte (port 465), <c>starttls</c> becomes so
    /// before anything is told (587), <c>smtp</c> where the server offers it (25). User and password may be percent-encoded.
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
        var (security, port) = address!.Scheme switch
        {
            "smtps" => (SmtpSecurity.Always, SecurePort),
            "starttls" => (SmtpSecurity.StartTls, SubmissionPort),
            _ => (SmtpSecurity.WhereOffered, PlainPort),
        };
        var server = new UriBuilder(address.Scheme, address.Host, address.Port > 0 ? address.Port : port).Uri;
        var (user, password) = ReadCredentials(address.UserInfo);
        options = new SmtpOptions(server, security, user, password);
        return true;
    }

    /// <summary>For tests: the same server, with less patience, and whom to trust.</summary>
    internal SmtpOptions ForTests(TimeSpan patience, TimeSpan lastPatience, X509Certificate2Collection? roots) =>
        new(Server, Security, User, Password) { Patience = patience, LastPatience = lastPatience, Roots = roots };

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
            return "must be an address such as starttls://user:password@mail.example.org:587, or smtps:// or smtp://; "
                + "characters such as @, : and / in a password are written %40, %3A and %2F.";
        }

        if (address.IdnHost.Length == 0)
            return "names no mail server.";
        if (address.PathAndQuery is not ("" or "/") || address.Fragment.Length > 0)
            return "has something behind host and port; a / ? or # in a password is written %2F, %3F or %23.";
        var (user, password) = ReadCredentials(address.UserInfo);
        if ((user is null) != (password is null))
            return "has a user without a password, or a password without a user.";
        return (user + password).Any(char.IsControl) ? "has control characters in user or password." : null;
    }

    private static (string? User, string? Password) ReadCredentials(string text)
    {
        var cut = text.IndexOf(':', StringComparison.Ordinal);
        var user = Uri.UnescapeDataString(cut < 0 ? text : text[..cut]);
        var password = cut < 0 ? "" : Uri.UnescapeDataString(text[(cut + 1)..]);
        return (user.Length == 0 ? null : user, password.Length == 0 ? null : password);
    }
}

/// <summary>When a connection to a mail server is made private.</summary>
public enum SmtpSecurity
{
    /// <summary>Where the server offers it; a password is sent only then, or on this machine.</summary>
    WhereOffered,

    /// <summary>Before anything is told, by STARTTLS.</summary>
    StartTls,

    /// <summary>From the first byte.</summary>
    Always,
}

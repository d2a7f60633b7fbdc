using System.Reflection;

namespace ArxivLens.Sources.Http;

/// <summary>How the program calls itself to the servers it asks.</summary>
public static class UserAgentText
{
    /// <summary>The name that robots.txt knows it by.</summary>
    public const string Product = "ArxivLens";

    private const int LongestContact = 200;

    private static readonly string Version =
        typeof(UserAgentText).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?
            .InformationalVersion.Split('+')[0] ?? "0";

    /// <summary>Puts it together.</summary>
    /// <param name="contact">Whom to write to, a mail or web address; <c>null</c> for nobody.</param>
    /// <exception cref="ArgumentException">It is no such contact.</exception>
    public static string Create(string? contact)
    {
        if (contact is null) return $"{Product}/{Version} (reads single pages when asked to)";
        return IsContact(contact)
            ? $"{Product}/{Version} (reads single pages when asked to; {contact})"
            : throw new ArgumentException("No contact.", nameof(contact));
    }

    /// <summary>What services for programs are told, which are asked again and again.</summary>
    /// <param name="contact">Whom to write to; <c>null</c> for nobody.</param>
    /// <exception cref="ArgumentException">It is no such contact.</exception>
    public static string CreateForServices(string? contact)
    {
        if (contact is null) return $"{Product}/{Version} (self-hosted reader of arXiv)";
        return IsContact(contact)
            ? $"{Product}/{Version} (self-hosted reader of arXiv; {contact})"
            : throw new ArgumentException("No contact.", nameof(contact));
    }

    /// <summary>Whether it can be sent: visible ASCII without brackets and backslash, at most 200 characters.</summary>
    public static bool IsContact(string contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return contact.Length is > 0 and <= LongestContact
            && contact.All(c => c is > ' ' and <= '~' and not ('(' or ')' or '\\'));
    }
}

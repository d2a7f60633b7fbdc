using System.Globalization;

namespace ArxivLens.Core.Accounts;

/// <summary>E-mail addresses as readers write them. Whether one is somebody's shows only when a mail to it is answered.</summary>
public static class EmailAddress
{
    /// <summary>Characters, at most (RFC 5321, section 4.5.3.1.3, without the angle brackets).</summary>
    public const int Longest = 254;

    private const int LongestLocal = 64;
    private const string Specials = "!#$%&'*+-/=?^_`{|}~.";
    private static readonly IdnMapping Idn = new();

    /// <summary>
    /// Reads one: a local part of ASCII without quotes, and a domain of at least two labels, in ASCII (<c>xn--</c>) whatever
    /// letters it was written in. Comments, quoted local parts and addresses of machines by number are refused.
    /// </summary>
    /// <returns>The address; <c>null</c> when it is none that mail could be sent to.</returns>
    public static string? Read(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        var at = trimmed.LastIndexOf('@');
        if (at < 1 || trimmed.Length > Longest || !IsLocal(trimmed[..at]) || ReadDomain(trimmed[(at + 1)..]) is not { } domain)
            return null;
        var address = $"{trimmed[..at]}@{domain}";
        return address.Length <= Longest ? address : null;
    }

    private static bool IsLocal(string local) =>
        local.Length <= LongestLocal
        && !local.StartsWith('.') && !local.EndsWith('.') && !local.Contains("..", StringComparison.Ordinal)
        && local.All(character => char.IsAsciiLetterOrDigit(character) || Specials.Contains(character, StringComparison.Ordinal));

    private static string? ReadDomain(string text)
    {
        string domain;
        try
        {
            domain = Idn.GetAscii(text).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }

        var labels = domain.Split('.');
        return labels.Length > 1 && labels.All(IsLabel) && !labels[^1].All(char.IsAsciiDigit) ? domain : null;
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-'
        && label.All(character => char.IsAsciiLetterOrDigit(character) || character == '-');
}

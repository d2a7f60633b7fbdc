using System.Globalization;
using System.Net.Mail;

namespace ArxivLens.Sources.Smtp;

/// <summary>Mail addresses as mail servers take them.</summary>
internal static class MailAddressText
{
    private const int Longest = 254;
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true, AllowUnassigned = false };

    /// <summary>Writes one as it is sent: its domain in ASCII.</summary>
    /// <returns>The address; <c>null</c> when it is none, or none that all servers take.</returns>
    public static string? Write(string text)
    {
        var cut = text.LastIndexOf('@');
        if (cut <= 0 || text.Length > Longest || text.AsSpan(0, cut).ContainsAnyExceptInRange('!', '~') || text.Contains('"', StringComparison.Ordinal))
            return null;
        try
        {
            var address = $"{text[..cut]}@{Idn.GetAscii(text[(cut + 1)..])}";
            return address.Length <= Longest && MailAddress.TryCreate(address, out var read) && read.Address == address && read.DisplayName.Length == 0
                ? address
                : null;
        }
        catch (ArgumentException)
        {
            // No name of a domain.
            return null;
        }
    }
}

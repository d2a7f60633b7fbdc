using System.Diagnostics.CodeAnalysis;
using ArxivLens.Web.Features.Debate;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>
/// An address that a reader wrote, as a link may have it: <c>http</c> and <c>https</c> with a host and without a user
/// (<c>https://arxiv.org@elsewhere</c>), and <c>mailto</c> to one address. Nothing else is a link.
/// </summary>
internal static class CommentLink
{
    private const int LongestAddress = 2_000;

    /// <summary>Reads one.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out Uri? address)
    {
        address = null;
        if (text is null || text.Length > LongestAddress || text.Any(IsHidden))
            return false;
        var trimmed = text.Trim();
        return trimmed.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
            ? TryReadMail(trimmed, out address)
            : HasHostBehindScheme(trimmed) && OutsideAddress.TryRead(trimmed, out address);
    }

    /// <summary>
    /// The host of an address where its text could make a reader believe in another: letters that look like others, or a text that is
    /// itself the address of another host.
    /// </summary>
    public static string? FindHostToShow(Uri address, string text)
    {
        if (address.Scheme == Uri.UriSchemeMailto)
            return null;
        var host = OutsideAddress.HostOf(address);
        return IsDoubtful(address.Host) || (LooksLikeHost(text, out var said) && !IsSameHost(said, address)) ? host : null;
    }

    // What a browser would drop or turn before it reads the scheme.
    private static bool IsHidden(char c) => char.IsControl(c) || c is '\\' or '\u00a0' or '\u2028' or '\u2029' or '\u3000';

    // "https:host" and "https:///host" are read as "https://host" by browsers.
    private static bool HasHostBehindScheme(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && text.AsSpan(colon).StartsWith("://") && text.Length > colon + 3 && char.IsLetterOrDigit(FirstOfHost(text, colon + 3));
    }

    private static char FirstOfHost(string text, int at) => text[at] == '[' && at + 1 < text.Length ? text[at + 1] : text[at];

    private static bool TryReadMail(string text, [NotNullWhen(true)] out Uri? address)
    {
        address = null;
        var at = text.IndexOf('@', StringComparison.Ordinal);
        // A subject or a copy to others is nothing that a link may put into somebody's letter.
        if (at <= 7 || text.Contains('?', StringComparison.Ordinal) || text.Contains(',', StringComparison.Ordinal))
            return false;
        return Uri.TryCreate(text, UriKind.Absolute, out address) && address.Scheme == Uri.UriSchemeMailto;
    }

    private static bool IsDoubtful(string host) => host.Split('.').Any(IsDoubtfulLabel);

    // A label is what it seems where all its letters are Latin, or none could be taken for one.
    private static bool IsDoubtfulLabel(string label)
    {
        var letters = label.Where(char.IsLetter).ToList();
        return !letters.TrueForAll(IsLatin) && letters.Exists(letter => IsLatin(letter) || letter is < '\u0590' or (>= '\u13a0' and <= '\u13ff'));
    }

    private static bool IsLatin(char c) => char.IsAsciiLetter(c) || c is (>= '\u00c0' and <= '\u017f') or (>= '\u1e00' and <= '\u1eff');

    private static bool LooksLikeHost(string text, out string host)
    {
        var from = text.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? scheme + 3 : 0;
        var end = text.AsSpan(from).IndexOfAny("/?#:");
        host = (end < 0 ? text[from..] : text.Substring(from, end)).Trim();
        return host.Length > 3 && host.IndexOf('.', StringComparison.Ordinal) is > 0 and var point && point < host.Length - 1
            && !host.Any(char.IsWhiteSpace) && host.Where(c => c is not ('.' or '-')).All(char.IsLetterOrDigit)
            && host[(host.LastIndexOf('.') + 1)..].All(char.IsLetter);
    }

    private static bool IsSameHost(string said, Uri address) =>
        Bare(said) == Bare(address.Host) || Bare(said) == Bare(address.IdnHost);

    private static string Bare(string host) =>
        host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..].ToLowerInvariant() : host.ToLowerInvariant();
}

using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using ArxivLens.Core.Mail;
using ArxivLens.Core.Network.Exports;

namespace ArxivLens.Sources.Smtp;

/// <summary>
/// Mail as the runtime's client sends it: plain text in UTF-8 and quoted-printable, and headers that are one line each.
/// </summary>
internal static class MailWords
{
    /// <summary>Writes a mail. No text given can begin a header or end one.</summary>
    /// <param name="mail">The words.</param>
    /// <param name="to">The address, as <see cref="MailAddressText.Write"/> gives it.</param>
    /// <param name="from">Whom it is from.</param>
    /// <param name="mark">The first half of the Message-ID.</param>
    public static MailMessage Write(MailText mail, string to, MailOptions from, string mark)
    {
        var message = new MailMessage(new MailAddress(from.From, NameOf(from), Encoding.UTF8), new MailAddress(to))
        {
            SubjectEncoding = Encoding.UTF8,
            Subject = OneLine(Cut(mail.Subject, MailLimits.SubjectCharacters)),
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
            Body = Cut(mail.Text, MailLimits.TextCharacters).ReplaceLineEndings("\r\n"),
        };
        message.Headers.Add("Message-ID", $"<{mark}@{from.Domain}>");
        // Nobody's holiday message is wanted, and no answer of a machine (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (mail.List is { Length: > 0 } list)
            message.Headers.Add("List-Id", $"<{string.Concat(list.Where(char.IsAsciiLetterOrDigit))}.{from.Domain}>");
        if (mail.Unsubscribe is not { } unsubscribe)
            return message;
        message.Headers.Add("List-Unsubscribe", $"<{unsubscribe.AbsoluteUri}>");
        message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        return message;
    }

    // The runtime puts a name between quotation marks and lets those within it stand.
    private static string NameOf(MailOptions from) =>
        OneLine(from.FromName ?? "").Replace('"', '\'').Replace('\\', '/');

    // The runtime leaves ASCII as it is: what looks like an encoded word would be read as one.
    private static string OneLine(string text)
    {
        var shown = string.Concat(XmlCharacters.Of(text).Where(c => !TurnsDirection(c)));
        var line = string.Join(' ', shown.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Replace("=?", "= ?", StringComparison.Ordinal);
    }

    private static bool TurnsDirection(char c) => c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    private static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        return text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
    }
}

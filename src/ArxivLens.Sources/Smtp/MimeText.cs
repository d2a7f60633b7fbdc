using System.Globalization;
using System.Text;
using ArxivLens.Core.Mail;

namespace ArxivLens.Sources.Smtp;

/// <summary>Mail as it is sent: headers (RFC 5322, RFC 2047), plain text in quoted-printable (RFC 2045), in lines of ASCII.</summary>
internal static class MimeText
{
    private const int EncodedWord = 75;
    private const int LineLength = 76;
    private const string WordStart = "=?utf-8?B?", WordEnd = "?=";

    /// <summary>Writes a mail whole. No text given can begin a header or end one.</summary>
    /// <param name="mail">The words.</param>
    /// <param name="to">The address, as <see cref="MailAddressText.Write"/> gives it.</param>
    /// <param name="from">Whom it is from.</param>
    /// <param name="mark">The first half of the Message-ID.</param>
    /// <param name="date">Its Date.</param>
    public static byte[] Write(MailText mail, string to, MailOptions from, string mark, DateTimeOffset date)
    {
        var name = from.FromName is { Length: > 0 } given ? $"{Header(given)} " : "";
        var head = new StringBuilder();
        Add(head, "From", $"{name}<{from.From}>");
        Add(head, "To", $"<{to}>");
        Add(head, "Subject", Header(Cut(mail.Subject, MailLimits.SubjectCharacters)));
        Add(head, "Date", date.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        Add(head, "Message-ID", $"<{mark}@{from.Domain}>");
        // Nobody's holiday message is wanted, and no answer of a machine (RFC 3834).
        Add(head, "Auto-Submitted", "auto-generated");
        if (mail.List is { Length: > 0 } list)
            Add(head, "List-Id", $"<{string.Concat(list.Where(char.IsAsciiLetterOrDigit))}.{from.Domain}>");
        if (mail.Unsubscribe is { } unsubscribe)
        {
            Add(head, "List-Unsubscribe", $"<{unsubscribe.AbsoluteUri}>");
            Add(head, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        Add(head, "MIME-Version", "1.0");
        Add(head, "Content-Type", "text/plain; charset=utf-8");
        Add(head, "Content-Transfer-Encoding", "quoted-printable");
        head.Append("\r\n");
        WriteBody(head, Cut(mail.Text, MailLimits.TextCharacters));
        return Encoding.ASCII.GetBytes(head.ToString());
    }

    private static void Add(StringBuilder head, string name, string value)
    {
        if (value.Replace("\r\n ", "", StringComparison.Ordinal).AsSpan().ContainsAnyExceptInRange(' ', '~'))
            throw new ArgumentException($"The header {name} is not one line of ASCII.", nameof(value));
        head.Append(name).Append(": ").Append(value).Append("\r\n");
    }

    private static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        return text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
    }

    /// <summary>A text in a header: always in encoded words, so that whatever it holds is words and nothing else.</summary>
    private static string Header(string text)
    {
        var words = new StringBuilder();
        var word = new List<byte>();
        foreach (var rune in text.EnumerateRunes())
        {
            var shown = Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 ? new Rune(' ') : rune;
            var bytes = Encoding.UTF8.GetBytes(shown.ToString());
            if (WordStart.Length + WordEnd.Length + ((word.Count + bytes.Length + 2) / 3 * 4) > EncodedWord)
                Flush(words, word);
            word.AddRange(bytes);
        }

        Flush(words, word);
        return words.ToString();
    }

    private static void Flush(StringBuilder words, List<byte> word)
    {
        if (words.Length > 0)
            words.Append("\r\n ");
        words.Append(WordStart).Append(Convert.ToBase64String([.. word])).Append(WordEnd);
        word.Clear();
    }

    private static void WriteBody(StringBuilder body, string text)
    {
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            WriteLine(body, Encoding.UTF8.GetBytes(line));
            body.Append("\r\n");
        }
    }

    private static void WriteLine(StringBuilder body, byte[] line)
    {
        var length = 0;
        for (var at = 0; at < line.Length; at++)
        {
            var isLast = at == line.Length - 1;
            var part = PartOf(line[at], isLast);
            // A soft break needs a place of its own.
            if (length + part.Length > LineLength - (isLast ? 0 : 1))
            {
                body.Append("=\r\n");
                length = 0;
            }

            body.Append(part);
            length += part.Length;
        }
    }

    private static string PartOf(byte value, bool isLast)
    {
        var isPlain = value is > (byte)' ' and <= (byte)'~' and not (byte)'=' || (value == ' ' && !isLast);
        return isPlain ? ((char)value).ToString() : string.Create(CultureInfo.InvariantCulture, $"={value:X2}");
    }
}

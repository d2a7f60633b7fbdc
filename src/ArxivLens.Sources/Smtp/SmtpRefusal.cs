using System.Globalization;
using System.Net.Mail;
using System.Security.Authentication;
using System.Text.RegularExpressions;
using ArxivLens.Core.Mail;

namespace ArxivLens.Sources.Smtp;

/// <summary>
/// Whose fault it is that a mail was not taken. The runtime tells the code and the words of the server, and whether it was the
/// recipient that was refused for one of the usual codes; which command was refused otherwise it does not tell. What says neither
/// that it is the recipient nor that it is this mail counts as the server's: all mail then waits, and nothing is given up.
/// </summary>
internal static partial class SmtpRefusal
{
    private const int LongestShown = 300;

    // The second number of an enhanced status (RFC 3463).
    private const int Address = 1, Mailbox = 2, MailSystem = 3, Content = 6, Policy = 7;

    /// <summary>What becomes of the mail.</summary>
    public static MailOutcome OutcomeOf(SmtpException fault)
    {
        var code = (int)fault.StatusCode;
        var status = StatusOf(fault, code);
        var isAboutUs = status.Subject == Policy || code is < 400 or 421 or 454 or 500 or 502 or 503 or 530 or 534 or 535 or 538;
        if (fault is SmtpFailedRecipientException)
            return code >= 500 && !isAboutUs ? MailOutcome.NoSuchAddress : MailOutcome.Deferred;
        if (isAboutUs)
            return MailOutcome.Unavailable;
        return code < 500 ? OfNow(status) : OfForGood(code, status);
    }

    /// <summary>Why, in one line of visible ASCII.</summary>
    public static string WordsOf(SmtpException fault)
    {
        var cause = fault.InnerException?.GetBaseException();
        var words = cause switch
        {
            AuthenticationException => $"the connection is not private: {cause.Message}",
            not null => $"{fault.Message} {cause.Message}",
            _ => fault.Message,
        };
        if ((int)fault.StatusCode > 0)
            words = string.Create(CultureInfo.InvariantCulture, $"{(int)fault.StatusCode} {words}");
        var line = string.Concat(words.Select(c => c is >= ' ' and <= '~' ? c : ' ')).Trim();
        return line.Length <= LongestShown ? line : line[..LongestShown];
    }

    private static MailOutcome OfNow((int Subject, int Detail) status) =>
        status.Subject == MailSystem ? MailOutcome.Unavailable : MailOutcome.Deferred;

    private static MailOutcome OfForGood(int code, (int Subject, int Detail) status) => status switch
    {
        // Of what is wrong with an address these are the recipient's; 7 and 8 are the sender's.
        (Address, 1 or 2 or 3 or 6 or 10) => MailOutcome.NoSuchAddress,
        // Content, and a mail that is too long.
        (Content, _) or (MailSystem, 4) or (Mailbox, 3) => MailOutcome.Refused,
        (0, _) when code == (int)SmtpStatusCode.ExceededStorageAllocation => MailOutcome.Refused,
        _ => MailOutcome.Unavailable,
    };

    private static (int Subject, int Detail) StatusOf(SmtpException fault, int code)
    {
        var match = EnhancedStatus().Match(fault.Message);
        if (!match.Success || match.Groups["class"].ValueSpan[0] - '0' != code / 100)
            return default;
        return (Number("subject"), Number("detail"));

        int Number(string name) => int.Parse(match.Groups[name].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"(^|[ :])(?<class>[45])\.(?<subject>[0-9]{1,3})\.(?<detail>[0-9]{1,3})( |$)", RegexOptions.NonBacktracking)]
    private static partial Regex EnhancedStatus();
}

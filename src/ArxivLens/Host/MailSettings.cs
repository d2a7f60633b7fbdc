using System.Net.Mail;
using ArxivLens.Core.Mail;
using ArxivLens.Sources.Smtp;

namespace ArxivLens.Host;

/// <summary>What the environment sets of mail.</summary>
/// <param name="Server">The mail server.</param>
/// <param name="From">The address mail comes from.</param>
/// <param name="FromName">The name beside it.</param>
internal sealed record MailSettings(SmtpOptions Server, string From, string? FromName)
{
    private const string Address = "ARXIVLENS_SMTP", AddressFile = "ARXIVLENS_SMTP_FILE", Sender = "ARXIVLENS_MAIL_FROM";
    private const int LongestFile = 4096;
    private const int LongestName = 100;

    /// <summary>The variables that are read.</summary>
    public static IReadOnlyList<string> Variables { get; } = [Address, AddressFile, Sender];

    /// <summary>Reads them.</summary>
    /// <param name="variable">The value of an environment variable; nothing and empty mean the same: no mail.</param>
    /// <param name="settings">The settings; <c>null</c> where there is no mail.</param>
    /// <param name="fault">What is wrong, naming the variable and never the password; <c>null</c> when nothing is.</param>
    /// <returns>Whether nothing is wrong.</returns>
    public static bool TryRead(Func<string, string?> variable, out MailSettings? settings, out string? fault)
    {
        settings = null;
        var (address, file, sender) = (Find(variable, Address), Find(variable, AddressFile), Find(variable, Sender));
        var name = file is null ? Address : AddressFile;
        fault = address is not null && file is not null ? $"{Address} and {AddressFile} are both set; one is enough." : null;
        if (fault is null && file is not null)
            address = SecretFile.Read(AddressFile, file, LongestFile, "an address", out fault);
        if (fault is not null)
            return false;
        if (address is null || sender is null)
        {
            fault = (address ?? sender) is null ? null : $"{(address is null ? Sender : name)} is set, but {(address is null ? Address : Sender)} is not.";
            return fault is null;
        }

        if (!SmtpOptions.TryParse(address, out var server, out var wrong))
            fault = $"{name} {wrong}";
        else if (!TryReadSender(sender, out var from, out var fromName))
            fault = $"{Sender} must be an address such as lens@example.org or \"ArxivLens <lens@example.org>\".";
        else
            settings = new MailSettings(server, from, fromName);
        return fault is null;
    }

    /// <summary>Mail as the rest of the program sees it.</summary>
    public MailOptions For(Uri publicAddress) => new(From, FromName, publicAddress);

    private static string? Find(Func<string, string?> variable, string name) => variable(name)?.Trim() is { Length: > 0 } text ? text : null;

    private static bool TryReadSender(string text, out string from, out string? name)
    {
        (from, name) = ("", null);
        if (text.Any(char.IsControl) || !MailAddress.TryCreate(text, out var address) || SmtpOptions.WriteAddress(address.Address) is not { } written)
            return false;
        (from, name) = (written, address.DisplayName.Length == 0 ? null : address.DisplayName);
        return name is not { Length: > LongestName };
    }
}

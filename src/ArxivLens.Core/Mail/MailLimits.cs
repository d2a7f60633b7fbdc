namespace ArxivLens.Core.Mail;

/// <summary>Bounds of mail.</summary>
public static class MailLimits
{
    /// <summary>Mails an account is sent in 24 hours; those about the account itself are counted apart.</summary>
    public const int PerDay = 20;

    /// <summary>Days for which delivery is tried.</summary>
    public const int TriedDays = 5;

    /// <summary>Days for which is known that something was sent, or why not.</summary>
    public const int KeptDays = 7;

    /// <summary>Characters of a key.</summary>
    public const int KeyCharacters = 200;

    /// <summary>Characters of a subject that are sent.</summary>
    public const int SubjectCharacters = 200;

    /// <summary>Characters of a text that are sent.</summary>
    public const int TextCharacters = 200_000;
}

using System.Collections.Frozen;
using ArxivLens.Core.Accounts;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>
/// What a password must be: long enough, and none that is guessed first. Nothing is said of which characters it has, and it is taken
/// exactly as it is typed.
/// </summary>
public static class PasswordRules
{
    /// <summary>Characters, at least.</summary>
    public const int Shortest = 8;

    /// <summary>Characters that are advised.</summary>
    public const int Advised = 15;

    /// <summary>Characters, at most.</summary>
    public const int Longest = 1_000;

    /// <summary>How many of the commonest passwords that are long enough are refused.</summary>
    public const int CommonCount = 3_000;

    private const string CommonFile = "dist/common-passwords.txt";
    private static readonly Lazy<FrozenSet<string>> Common = new(ReadCommon);

    /// <summary>What is wrong with a password for an account of this name and address; <c>null</c> when nothing is.</summary>
    public static string? FindFault(string password, string name, string? email)
    {
        ArgumentNullException.ThrowIfNull(password);
        ArgumentNullException.ThrowIfNull(name);
        if (password.EnumerateRunes().Count() < Shortest)
            return $"A password has at least {Shortest} characters; {Advised} or more are better.";
        if (password.Length > Longest)
            return $"A password has at most {Longest:N0} characters.";
        if (IsSame(password, name) || (email is not null && (IsSame(password, email) || IsSame(password, email.Split('@')[0]))))
            return "A password is something else than your name or address.";
        return Common.Value.Contains(password.ToLowerInvariant()) || password.All(character => character == password[0])
            ? "This is one of the passwords that are tried first. Choose another, such as four words that do not belong together."
            : null;
    }

    /// <summary>What is wrong with a password that an account is to have; <c>null</c> when nothing is.</summary>
    internal static string? FindFault(string password, Account account) =>
        FindFault(password, account.Name, account.Email ?? account.PendingEmail);

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static FrozenSet<string> ReadCommon()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream(CommonFile)
            ?? throw new InvalidOperationException("The build left out the list of common passwords.");
        using var text = new StreamReader(stream);
        return text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}

namespace ArxivLens.Host;

/// <summary>Reads from the environment whether readers may have accounts, and who may make one.</summary>
internal static class AccountSettings
{
    private const string Accounts = "ARXIVLENS_ACCOUNTS";
    private const string SignUp = "ARXIVLENS_SIGN_UP";

    /// <summary>The variables it reads.</summary>
    public static IReadOnlyList<string> Variables { get; } = [Accounts, SignUp];

    /// <summary>Reads them.</summary>
    /// <param name="variable">The value of an environment variable; nothing and empty mean the same: on, and open.</param>
    /// <param name="isOn">Whether readers may have accounts.</param>
    /// <param name="signUp">Whether anybody may make one.</param>
    /// <param name="fault">What is wrong, naming the variable; <c>null</c> when nothing is.</param>
    /// <returns>Whether nothing is wrong.</returns>
    public static bool TryRead(Func<string, string?> variable, out bool isOn, out bool signUp, out string? fault)
    {
        isOn = ReadChoice(variable, Accounts, "on", "off", out fault);
        signUp = ReadChoice(variable, SignUp, "open", "closed", out var second);
        fault ??= second;
        return fault is null;
    }

    private static bool ReadChoice(Func<string, string?> variable, string name, string usual, string other, out string? fault)
    {
        var text = variable(name)?.Trim() ?? "";
        var isOther = text.Equals(other, StringComparison.OrdinalIgnoreCase);
        fault = isOther || text.Length == 0 || text.Equals(usual, StringComparison.OrdinalIgnoreCase)
            ? null
            : $"{name}: '{text}' is neither '{usual}' nor '{other}'.";
        return !isOther;
    }
}

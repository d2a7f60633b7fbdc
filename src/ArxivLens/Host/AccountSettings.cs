namespace ArxivLens.Host;

/// <summary>Reads from the environment whether readers may have accounts.</summary>
internal static class AccountSettings
{
    private const string Accounts = "ARXIVLENS_ACCOUNTS";

    /// <summary>The variables it reads.</summary>
    public static IReadOnlyList<string> Variables { get; } = [Accounts];

    /// <summary>Reads them.</summary>
    /// <param name="variable">The value of an environment variable; nothing and empty mean the same: on.</param>
    /// <param name="isOn">Whether readers may have accounts.</param>
    /// <param name="fault">What is wrong, naming the variable; <c>null</c> when nothing is.</param>
    /// <returns>Whether nothing is wrong.</returns>
    public static bool TryRead(Func<string, string?> variable, out bool isOn, out string? fault)
    {
        var text = variable(Accounts)?.Trim() ?? "";
        isOn = !text.Equals("off", StringComparison.OrdinalIgnoreCase);
        fault = !isOn || text.Length == 0 || text.Equals("on", StringComparison.OrdinalIgnoreCase)
            ? null
            : $"{Accounts}: '{text}' is neither 'on' nor 'off'.";
        return fault is null;
    }
}

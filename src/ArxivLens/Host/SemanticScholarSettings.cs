using ArxivLens.Core.Library;
using ArxivLens.Core.Sources;
using ArxivLens.Sources.Http;
using ArxivLens.Sources.SemanticScholar;
using ArxivLens.Sources.Services;

namespace ArxivLens.Host;

/// <summary>Reads from the environment whether Semantic Scholar is asked: when a key or an address is set.</summary>
internal static class SemanticScholarSettings
{
    private const string Key = "ARXIVLENS_S2_KEY";
    private const string Address = "ARXIVLENS_S2_URL";
    private const int LongestKey = 4096;

    // What it asks of whoever has a key, over all that can be asked; without one it allows less, and says so with 429.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>The variables that are read, but for the contact, which other doors have too.</summary>
    public static IReadOnlyList<string> Variables { get; } = [Key, Address];

    /// <summary>Opens it.</summary>
    /// <param name="variable">The value of an environment variable; nothing and empty mean the same.</param>
    /// <param name="directory">Where the gate is.</param>
    /// <param name="clock">Measures waits.</param>
    /// <param name="fault">What is wrong, beginning with the variable's name and without the key; <c>null</c> when nothing is.</param>
    /// <returns>The source; <c>null</c> when it is not to be asked, or something is wrong.</returns>
    public static ICitationSource? Open(
        Func<string, string?> variable, DataDirectory directory, TimeProvider clock, out string? fault)
    {
        fault = null;
        if (Variables.All(name => string.IsNullOrWhiteSpace(variable(name))))
            return null;
        return Read(variable, directory, clock, out fault) is { } options ? new SemanticScholarApi(options, clock) : null;
    }

    /// <summary>Reads how it is asked, also where nothing is set: its list of releases needs no key.</summary>
    /// <param name="variable">The value of an environment variable; nothing and empty mean the same.</param>
    /// <param name="directory">Where the gate is.</param>
    /// <param name="clock">Measures waits.</param>
    /// <param name="fault">What is wrong, beginning with the variable's name and without the key; <c>null</c> when nothing is.</param>
    public static SemanticScholarOptions? Read(
        Func<string, string?> variable, DataDirectory directory, TimeProvider clock, out string? fault)
    {
        fault = null;
        var (key, address) = (variable(Key)?.Trim() ?? "", variable(Address)?.Trim() ?? "");
        if (key.Length > LongestKey || !key.All(letter => letter is > ' ' and <= '~'))
            fault = $"{Key}: a key has visible ASCII characters only, and no blanks.";
        if (ReadAddress(address) is not { } server)
            fault ??= $"{Address}: this is no address such as {SemanticScholarOptions.Home} (no user name, no query).";
        else if (fault is null)
            return Create(server, key, variable(ArticleDoor.ContactVariable)?.Trim(), directory, clock);
        return null;
    }

    private static SemanticScholarOptions Create(
        Uri server, string key, string? contact, DataDirectory directory, TimeProvider clock) => new()
    {
        Base = server,
        Key = key.Length > 0 ? key : null,
        Gate = ArxivGate.Elsewhere(directory, SemanticScholarSource.Origin, Pause, clock),
        UserAgent = UserAgentText.CreateForServices(contact is { Length: > 0 } && UserAgentText.IsContact(contact) ? contact : null),
    };

    private static Uri? ReadAddress(string text)
    {
        if (text.Length == 0)
            return SemanticScholarOptions.Home;
        return Uri.TryCreate(text.EndsWith('/') ? text : $"{text}/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            && address.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0
            ? address
            : null;
    }
}

using ArxivLens.Core.Library;
using ArxivLens.Core.Sources;
using ArxivLens.Sources.Http;
using ArxivLens.Sources.OpenAlex;
using ArxivLens.Sources.OpenCitations;

namespace ArxivLens.Host;

/// <summary>Reads from the environment whether OpenAlex and OpenCitations are asked: when a key or an address of theirs is set.</summary>
internal static class OpenDataSettings
{
    private const string OpenAlexKey = "ARXIVLENS_OPENALEX_KEY";
    private const string OpenAlexAddress = "ARXIVLENS_OPENALEX_URL";
    private const string OpenCitationsToken = "ARXIVLENS_OPENCITATIONS_TOKEN";
    private const string OpenCitationsAddress = "ARXIVLENS_OPENCITATIONS_URL";
    private const int LongestKey = 4096;

    /// <summary>The variables that are read, but for the contact, which other doors have too.</summary>
    public static IReadOnlyList<string> Variables { get; } = [OpenAlexKey, OpenAlexAddress, OpenCitationsToken, OpenCitationsAddress];

    /// <summary>Opens OpenAlex.</summary>
    /// <param name="variable">The value of an environment variable; nothing and empty mean the same.</param>
    /// <param name="directory">Not needed.</param>
    /// <param name="clock">Measures waits.</param>
    /// <param name="fault">What is wrong, beginning with the variable's name and without the key; <c>null</c> when nothing is.</param>
    /// <returns>The source; <c>null</c> when it is not to be asked, or something is wrong.</returns>
    public static ICitationSource? OpenOpenAlex(
        Func<string, string?> variable, DataDirectory directory, TimeProvider clock, out string? fault)
    {
        _ = directory;
        return TryRead(variable, OpenAlexKey, OpenAlexAddress, OpenAlexOptions.PublicAddress, out var door, out fault)
            ? new OpenAlexCitations(new OpenAlexOptions { Base = door.Address, Key = door.Key, UserAgent = UserAgentOf(variable) }, clock)
            : null;
    }

    /// <summary>Opens OpenCitations.</summary>
    /// <param name="variable">The value of an environment variable; nothing and empty mean the same.</param>
    /// <param name="directory">Not needed.</param>
    /// <param name="clock">Measures waits.</param>
    /// <param name="fault">What is wrong, beginning with the variable's name and without the token; <c>null</c> when nothing is.</param>
    /// <returns>The source; <c>null</c> when it is not to be asked, or something is wrong.</returns>
    public static ICitationSource? OpenOpenCitations(
        Func<string, string?> variable, DataDirectory directory, TimeProvider clock, out string? fault)
    {
        _ = directory;
        return TryRead(variable, OpenCitationsToken, OpenCitationsAddress, OpenCitationsOptions.PublicAddress, out var door, out fault)
            ? new OpenCitationsCitations(new OpenCitationsOptions { Base = door.Address, Token = door.Key, UserAgent = UserAgentOf(variable) }, clock)
            : null;
    }

    private static bool TryRead(
        Func<string, string?> variable, string keyName, string addressName, Uri usual, out (Uri Address, string? Key) door, out string? fault)
    {
        fault = null;
        door = default;
        var (key, address) = (variable(keyName)?.Trim() ?? "", variable(addressName)?.Trim() ?? "");
        if (key.Length + address.Length == 0)
            return false;
        if (key.Length > LongestKey || !key.All(letter => letter is > ' ' and <= '~'))
            fault = $"{keyName}: a key has visible ASCII characters only, and no blanks.";
        if (ReadAddress(address, usual) is not { } server)
            fault ??= $"{addressName}: this is no address such as {usual} (no user name, no query).";
        else
            door = (server, key.Length > 0 ? key : null);
        return fault is null;
    }

    private static Uri? ReadAddress(string text, Uri usual)
    {
        if (text.Length == 0)
            return usual;
        return Uri.TryCreate(text.EndsWith('/') ? text : $"{text}/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            && address.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0
            ? address
            : null;
    }

    private static string UserAgentOf(Func<string, string?> variable)
    {
        var contact = variable(ArticleDoor.ContactVariable)?.Trim();
        return UserAgentText.CreateForServices(contact is { Length: > 0 } && UserAgentText.IsContact(contact) ? contact : null);
    }
}

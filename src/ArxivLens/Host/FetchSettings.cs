using ArxivLens.Core.Categories;
using ArxivLens.Sources.ArxivAtom;
using ArxivLens.Sources.ArxivFeed;
using ArxivLens.Sources.Http;

namespace ArxivLens.Host;

/// <summary>Whether papers are fetched from arXiv, and from where.</summary>
/// <param name="IsOn">Whether readers may ask for papers that the library does not have.</param>
/// <param name="Api">Where arXiv's API is.</param>
/// <param name="Rss">Where arXiv's feeds are.</param>
/// <param name="Feeds">The categories whose feeds are followed; none, and nothing is.</param>
/// <param name="UserAgent">How this program calls itself.</param>
internal sealed record FetchSettings(bool IsOn, Uri Api, Uri Rss, IReadOnlyList<CategoryCode> Feeds, string UserAgent)
{
    /// <summary>The pause between two requests to a mirror; <c>null</c>: arXiv's own.</summary>
    public TimeSpan? Pause { get; init; }

    private const string Fetch = "ARXIVLENS_FETCH";
    private const string ApiAddress = "ARXIVLENS_ARXIV_API_URL";
    private const string RssAddress = "ARXIVLENS_ARXIV_RSS_URL";
    private const string FeedList = "ARXIVLENS_FEEDS";

    /// <summary>The variables that are read, but for the contact, which other doors have too.</summary>
    public static IReadOnlyList<string> Variables { get; } = [Fetch, ApiAddress, RssAddress, FeedList];

    /// <summary>Reads them.</summary>
    /// <param name="variable">The value of an environment variable; nothing and empty mean the same.</param>
    /// <param name="fault">What is wrong, beginning with the variable's name; <c>null</c> when nothing is.</param>
    /// <returns>The settings, or <c>null</c> when something is wrong.</returns>
    public static FetchSettings? Read(Func<string, string?> variable, out string? fault)
    {
        fault = FindSwitchFault(variable(Fetch));
        var api = ReadAddress(variable, ApiAddress, ArxivAtomClient.Home, ref fault);
        var rss = ReadAddress(variable, RssAddress, ArxivFeedClient.Home, ref fault);
        var feeds = ReadFeeds(variable(FeedList) ?? "", ref fault);
        var contact = variable(ArticleDoor.ContactVariable)?.Trim() is { Length: > 0 } given ? given : null;
        if (contact is not null && !UserAgentText.IsContact(contact))
            fault ??= $"{ArticleDoor.ContactVariable}: a mail or web address of at most 200 visible ASCII characters is meant.";
        return fault is null
            ? new FetchSettings(IsSwitchedOn(variable(Fetch)), api, rss, feeds, UserAgentText.CreateForServices(contact))
            : null;
    }

    private static bool IsSwitchedOn(string? value) => string.Equals(value?.Trim(), "on", StringComparison.OrdinalIgnoreCase);

    private static string? FindSwitchFault(string? value) => value?.Trim().ToLowerInvariant() is null or "" or "on" or "off"
        ? null
        : $"{Fetch}: on or off is meant.";

    private static Uri ReadAddress(Func<string, string?> variable, string name, Uri usual, ref string? fault)
    {
        if (variable(name)?.Trim() is not { Length: > 0 } text)
            return usual;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            && address.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0)
        {
            return address;
        }

        fault ??= $"{name}: this is no address such as {usual} (no user name, no query).";
        return usual;
    }

    private static List<CategoryCode> ReadFeeds(string text, ref string? fault)
    {
        var feeds = new List<CategoryCode>();
        foreach (var part in text.Split([',', ' ', '+'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (CategoryCode.TryParse(part, out var code) && (CategoryTaxonomy.Find(code) is not null || IsArchive(part)))
                feeds.Add(code);
            else
                fault ??= $"{FeedList}: '{part}' is no category of arXiv such as cs.DL.";
        }

        return feeds;
    }

    // arXiv has a feed for a whole archive too.
    private static bool IsArchive(string text) => text.All(letter => char.IsAsciiLetterLower(letter) || letter == '-');
}

namespace ArxivLens.Web.Features.Accounts;

/// <summary>Names a browser as its owner would: by its make and its system. No version is kept.</summary>
internal static class BrowserName
{
    // Most browsers name others too; the first that is found is it.
    private static readonly (string Mark, string Name)[] Makes =
    [
        ("Edg/", "Edge"), ("EdgA/", "Edge"), ("OPR/", "Opera"), ("Vivaldi/", "Vivaldi"), ("SamsungBrowser/", "Samsung Internet"),
        ("FxiOS/", "Firefox"), ("Firefox/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"), ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ];

    public static string Of(string? userAgent)
    {
        var make = Find(Makes, userAgent) ?? "Unknown browser";
        return Find(Systems, userAgent) is { } system ? $"{make} on {system}" : make;
    }

    private static string? Find((string Mark, string Name)[] known, string? text) =>
        known.FirstOrDefault(one => text?.Contains(one.Mark, StringComparison.Ordinal) == true).Name;
}

namespace ArxivLens.Web.Http;

/// <summary>
/// Where somebody is led back to after a form, as the request says it: always an address of this site, whatever was written,
/// because everything that is not plainly one means the start page.
/// </summary>
public static class LocalAddress
{
    /// <summary>The longest address that is kept, in characters.</summary>
    public const int LongestAddress = 2_048;

    private const string Home = "/";

    // Only its path, query and fragment are taken.
    private static readonly Uri Site = new("http://site.invalid/");

    /// <summary>Reads it.</summary>
    /// <param name="text">A path with its query, such as <c>/abs/0704.0001?page=2#comments</c>.</param>
    /// <returns>It, in characters that a header can hold; <c>/</c> for what is missing, too long, or might lead elsewhere.</returns>
    public static string Read(string? text)
    {
        if (text is null || text.Length > LongestAddress || !IsPlain(text) || !Uri.TryCreate(Site, text, out var address))
            return Home;
        var local = address.PathAndQuery + address.Fragment;
        // Dots that are taken away can leave two slashes: /.//elsewhere.
        return address.Host == Site.Host && address.IsDefaultPort && IsPlain(local) ? local : Home;
    }

    /// <summary>
    /// Browsers read a backslash as a slash and leave out tabs and line ends, before or after they are unescaped by somebody on
    /// the way; so none of them may stand in front of the query, escaped or not.
    /// </summary>
    private static bool IsPlain(string text)
    {
        if (!text.StartsWith('/') || text.Any(char.IsControl))
            return false;
        var path = text.Split('?', '#')[0];
        for (var unescaped = path; ; path = unescaped)
        {
            if (path.StartsWith("//", StringComparison.Ordinal) || path.Contains('\\', StringComparison.Ordinal) || path.Any(char.IsControl))
                return false;
            unescaped = Uri.UnescapeDataString(path);
            if (unescaped == path)
                return true;
        }
    }
}

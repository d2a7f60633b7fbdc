namespace ArxivLens.Core.Papers;

/// <summary>The parts of a pasted web address that identify a work.</summary>
internal static class WebAddress
{
    /// <summary>
    /// Splits <c>https://host/path?query#fragment</c>, or the same without a scheme where the host is written out; the path is
    /// percent-decoded, query and fragment are dropped.
    /// </summary>
    public static bool TrySplit(string text, out string host, out string path)
    {
        host = "";
        path = "";
        var start = AfterScheme(text);
        if (start < 0)
            return false;
        var end = text.AsSpan(start).IndexOfAny('/', '?', '#');
        end = end < 0 ? text.Length : start + end;
        host = WithoutPort(text[start..end]).ToLowerInvariant();
        if (start == 0 && !LooksLikeHost(host))
            return false;
        path = Uri.UnescapeDataString(WithoutQuery(text[end..]));
        return true;
    }

    private static int AfterScheme(string text)
    {
        if (text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            return 8;
        if (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            return 7;
        return text.StartsWith("//", StringComparison.Ordinal) && LooksLikeHost(text[2..].Split('/')[0]) ? 2 : 0;
    }

    private static bool LooksLikeHost(string host) =>
        host.EndsWith(".org", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".gov", StringComparison.OrdinalIgnoreCase);

    private static string WithoutPort(string host)
    {
        var colon = host.LastIndexOf(':');
        return colon > 0 && !host.AsSpan(colon + 1).ContainsAnyExceptInRange('0', '9') ? host[..colon] : host;
    }

    private static string WithoutQuery(string path)
    {
        var end = path.AsSpan().IndexOfAny('?', '#');
        return end < 0 ? path : path[..end];
    }
}

using System.Net;
using System.Text;

namespace ArxivLens.Sources.Webmentions;

/// <summary>
/// Finds the links of a page in one pass over its text: <c>href</c> and <c>src</c> of its tags. What stands in comments, scripts, styles and
/// templates is no link. No tree is built, so that no page is too deep for it.
/// </summary>
internal static class LinkScan
{
    private static readonly string[] Opaque = ["script", "style", "template", "textarea", "title", "noscript", "iframe", "xmp"];

    /// <summary>Whether a page links to what is looked for.</summary>
    /// <param name="html">The page.</param>
    /// <param name="address">Where it stands.</param>
    /// <param name="isTarget">What is looked for.</param>
    public static bool Links(string html, Uri address, Func<Uri, bool> isTarget)
    {
        var at = 0;
        while ((at = html.IndexOf('<', at)) >= 0)
        {
            if (StartsWith(html, at, "<!--"))
            {
                var end = html.IndexOf("-->", at + 4, StringComparison.Ordinal);
                if (end < 0)
                    return false;
                at = end + 3;
                continue;
            }

            at = ReadTag(html, at + 1, out var name, out var links);
            if (links.Any(link => Uri.TryCreate(address, link, out var to) && to.Scheme is "http" or "https" && isTarget(to)))
                return true;
            if (Array.IndexOf(Opaque, name) >= 0)
                at = EndOf(html, at, name);
        }

        return false;
    }

    private static bool StartsWith(string html, int at, string text) => string.CompareOrdinal(html, at, text, 0, text.Length) == 0;

    private static int EndOf(string html, int at, string name)
    {
        var end = html.IndexOf("</" + name, at, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? html.Length : end;
    }

    // Reads a tag behind its <; gives where it ends.
    private static int ReadTag(string html, int at, out string name, out List<string> links)
    {
        links = [];
        var start = at;
        while (at < html.Length && char.IsAsciiLetterOrDigit(html[at]))
            at++;
        name = html[start..at].ToLowerInvariant();
        if (name.Length == 0)
            return at;
        while (at < html.Length && html[at] != '>')
        {
            if (char.IsWhiteSpace(html[at]) || html[at] == '/')
                at++;
            else
                at = ReadAttribute(html, at, links);
        }

        return at;
    }

    private static int ReadAttribute(string html, int at, List<string> links)
    {
        var start = at++;
        while (at < html.Length && html[at] is not ('=' or '>' or '/') && !char.IsWhiteSpace(html[at]))
            at++;
        var name = html.AsSpan(start, at - start);
        var isLink = name.Equals("href", StringComparison.OrdinalIgnoreCase) || name.Equals("src", StringComparison.OrdinalIgnoreCase);
        at = SkipBlanks(html, at);
        if (at >= html.Length || html[at] != '=')
            return at;
        at = SkipBlanks(html, at + 1);
        if (at >= html.Length)
            return at;
        var quote = html[at] is '"' or '\'' ? html[at] : '\0';
        var end = quote != '\0' ? html.IndexOf(quote, at + 1) : EndOfBare(html, at);
        if (end < 0)
            return html.Length;
        if (isLink)
            links.Add(WebUtility.HtmlDecode(html[(quote != '\0' ? at + 1 : at)..end]).Trim());
        return quote != '\0' ? end + 1 : end;
    }

    private static int EndOfBare(string html, int at)
    {
        while (at < html.Length && html[at] != '>' && !char.IsWhiteSpace(html[at]))
            at++;
        return at;
    }

    private static int SkipBlanks(string html, int at)
    {
        while (at < html.Length && char.IsWhiteSpace(html[at]))
            at++;
        return at;
    }

    /// <summary>The text of a page, by how its server says it is encoded; UTF-8 where it says nothing that is known.</summary>
    public static string Decode(ReadOnlySpan<byte> body, string? charset)
    {
        var encoding = Encoding.UTF8;
        try
        {
            if (charset is { Length: > 0 and < 40 })
                encoding = Encoding.GetEncoding(charset);
        }
        catch (ArgumentException)
        {
            // Links are ASCII in every encoding that pages have.
        }

        return encoding.GetString(body);
    }
}

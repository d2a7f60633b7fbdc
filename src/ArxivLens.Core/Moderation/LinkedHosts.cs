using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace ArxivLens.Core.Moderation;

/// <summary>
/// The links in a reader's text. Everything that Markdown might make a link is found, and more: entities and backslashes are read first,
/// because in Markdown <c>&amp;#104;ttps\://</c> is an address like any other.
/// </summary>
public static partial class LinkedHosts
{
    private const int LongestShortLabel = 3;
    private static readonly IdnMapping Names = new() { UseStd3AsciiRules = false };

    /// <summary>A text's links in their order, the same one as often as it stands there.</summary>
    public static IReadOnlyList<FoundLink> Find(string text) =>
        [.. Link().Matches(Plain(text)).Select(ToLink).Where(link => link.Host.Length > 0)];

    /// <summary>How many images a text has, in Markdown or as HTML that will not be read as such.</summary>
    internal static int CountImages(string text) => Image().Count(Plain(text));

    /// <summary>A host as hosts are compared: in ASCII, in small letters, without port, user, <c>www.</c> and the last dot.</summary>
    internal static string Normalize(string host)
    {
        var name = host[(host.LastIndexOf('@') + 1)..];
        name = name.StartsWith('[') ? name : name.Split(':')[0];
        name = name.Replace('\u3002', '.').Trim('.').ToLowerInvariant();
        try
        {
            name = name.StartsWith('[') ? name : Names.GetAscii(name).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            // No name that could be asked for; it is compared as it stands.
        }

        return name.StartsWith("www.", StringComparison.Ordinal) ? name[4..] : name;
    }

    /// <summary>A host and those above it: <c>a.b.org</c>, <c>b.org</c>, <c>org</c>.</summary>
    internal static IEnumerable<string> Above(string host)
    {
        for (var name = host; ; name = name[(name.IndexOf('.') + 1)..])
        {
            yield return name;
            if (!name.Contains('.'))
                yield break;
        }
    }

    /// <summary>
    /// The part of a host by which texts that link to one place are counted: its last two labels, or three where the last but one is
    /// short under a country (<c>co.uk</c>). Who puts each post on another host below one name gains nothing.
    /// </summary>
    internal static string GroupOf(string host)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out _))
            return host;
        var labels = host.Split('.');
        var kept = labels is [.., _, { Length: <= LongestShortLabel }, { Length: 2 }] ? 3 : 2;
        return string.Join('.', labels.TakeLast(kept));
    }

    private static FoundLink ToLink(Match match) => new(Normalize(match.Groups["host"].Value), match.Groups["rest"].Value);

    private static string Plain(string text)
    {
        var read = text;
        // Twice: an address may hide behind an entity of an entity's own sign in a title that is shown as text.
        for (var i = 0; i < 2 && read.Contains('&'); i++)
            read = WebUtility.HtmlDecode(read);
        return Escape().Replace(read, "$1");
    }

    [GeneratedRegex(
        @"(?:(?:https?|ftp)\s?:[/\\]{1,3}|\][(:]\s*<?[/\\]{2}|(?:mailto:|<)[^\s@<>()]{1,64}@|(?<![\w.@/-])(?=www\.))(?<host>[^\s/\\?#<>()\[\]""'|]{1,255})(?<rest>[^\s<>()""]{0,2000})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Link();

    [GeneratedRegex(@"!\[|<\s*(?:img|picture|svg|video|image)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Image();

    [GeneratedRegex(@"\\([!-/:-@\[-`{-~])", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Escape();
}

/// <summary>A link of a text.</summary>
/// <param name="Host">Its host, normalized.</param>
/// <param name="Rest">What follows the host.</param>
public readonly record struct FoundLink(string Host, string Rest);

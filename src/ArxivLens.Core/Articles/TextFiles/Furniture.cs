using System.Text.RegularExpressions;

namespace ArxivLens.Core.Articles.TextFiles;

/// <summary>Lines that belong to the site and not to the article.</summary>
internal static partial class Furniture
{
    /// <summary>Longer lines are the article's.</summary>
    private const int Longest = 160;

    /// <summary>Whether a line invites to subscribe, counts applause, names a plan of membership and so on.</summary>
    public static bool IsOne(string line) =>
        line.Length is > 0 and <= Longest && (Button().IsMatch(line) || Count().IsMatch(line) || Invitation().IsMatch(line));

    /// <summary>Whether a line is a mere rule: <c>* * *</c>, <c>---</c>.</summary>
    public static bool IsRule(string line) => Rule().IsMatch(line);

    [GeneratedRegex(
        @"^(member[- ]only story|follow(ing)?|share|listen|save|clap|like|reply|comments?|subscribe( now)?|sign (up|in)|log ?in|menu|search"
        + @"|advertisement|sponsored( content)?|print|e-?mail|tweet|bookmark|more|read more|share this( article| post)?:?|skip to content"
        + @"|open in app|get started|top highlight|press enter or click to view image in full size|loading…?|back to top|copy link)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Button();

    [GeneratedRegex(
        @"^([\d.,]+ ?[km]?|-{2}|\d+ (responses?|comments?|claps?|shares?|likes?|followers?)|responses? \(\d+\)|see all responses.*"
        + @"|published in .{1,60}|[\d.]+k? followers.*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Count();

    [GeneratedRegex(
        @"^(subscribe (to|for|here|below|now)|follow (me|us|@)|sign up (for|to)|join (our|my) (newsletter|mailing)"
        + @"|get (new|the latest) (posts|stories|articles)|thanks? (you )?for reading|if you (enjoyed|liked) (this|reading)"
        + @"|originally published (at|in|on)|support (me|us|my work)|buy me a coffee|all rights reserved|©|copyright ©?|share this:"
        + @"|written by$|about the author$|enter your email|\[?(linkedin|twitter|facebook|x \(twitter\))\]?(\(#\))?$).*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Invitation();

    [GeneratedRegex(@"^([*\-_—–=~•·⁂] ?){3,}$|^⁂$", RegexOptions.NonBacktracking)]
    private static partial Regex Rule();
}

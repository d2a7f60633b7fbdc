using System.Buffers;
using System.Text;

namespace ArxivLens.Core.Accounts;

/// <summary>Names of readers: what one may be, and which two are taken for one another.</summary>
public static class AccountName
{
    /// <summary>Characters, at least.</summary>
    public const int Shortest = 2;

    /// <summary>Characters, at most.</summary>
    public const int Longest = 40;

    /// <summary>How long a name that was given up is free for nobody but who gave it up.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private const string Separators = "._-";
    private static readonly SearchValues<char> EdgeSeparators = SearchValues.Create(Separators);

    // Scripts whose letters stand by themselves. Letters beside these (fullwidth, mathematical, phonetic) only imitate them.
    private static readonly (Script Script, char First, char Last)[] Letters =
    [
        (Script.Latin, 'A', 'Z'), (Script.Latin, 'a', 'z'), (Script.Latin, '\u00c0', '\u024f'), (Script.Latin, '\u1e00', '\u1eff'),
        (Script.Greek, '\u0370', '\u03ff'), (Script.Cyrillic, '\u0400', '\u04ff'), (Script.Armenian, '\u0531', '\u0587'),
        (Script.Hebrew, '\u05d0', '\u05ea'), (Script.Arabic, '\u0620', '\u064a'), (Script.Georgian, '\u10d0', '\u10fa'),
        (Script.EastAsian, '\u3041', '\u30ff'), (Script.EastAsian, '\u4e00', '\u9fff'), (Script.EastAsian, '\uac00', '\ud7a3'),
    ];

    // Small letters and digits that look like a Latin letter in common typefaces; found by looking at both side by side.
    private static readonly Dictionary<char, char> Alike = Pairs(
        "0o 1l il ıl " +
        "аa вb сc ԁd еe ѐe ёe нh іl їl јj кk мm оo рp ԛq ѕs тt хx уy ԝw ӏl һh ѵv гr " +
        "αa βb εe ηn ιl κk νv οo ρp τt υu χx γy ϲc " +
        "օo սu հh ոn");

    private static readonly HashSet<string> Reserved =
    [
        .. new[]
        {
            "account", "accounts", "admin", "administrator", "anonymous", "api", "arxiv", "arxivlens", "arxiv.lens", "deleted", "everybody",
            "everyone", "guest", "help", "info", "lens", "mail", "me", "mod", "moderation", "moderator", "moderators", "nobody", "noreply",
            "null", "official", "operator", "owner", "postmaster", "reader", "readers", "root", "security", "settings", "staff", "support",
            "system", "team", "undefined", "webmaster", "you",
        }.Select(KeyOf),
    ];

    private enum Script { None, Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic, Georgian, EastAsian }

    /// <summary>What is wrong with a name as somebody writes it; <c>null</c> when nothing is.</summary>
    public static string? FindFault(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length is < Shortest or > Longest)
            return $"A name has {Shortest} to {Longest} characters.";
        if (EdgeSeparators.Contains(name[0]) || EdgeSeparators.Contains(name[^1]))
            return "A name begins and ends with a letter or a digit.";
        var script = Script.None;
        foreach (var character in name)
        {
            if (char.IsAsciiDigit(character) || Separators.Contains(character, StringComparison.Ordinal))
                continue;
            var its = ScriptOf(character);
            if (its == Script.None)
                return "A name has letters, digits, and . _ - only.";
            if (script != Script.None && its != script)
                return "The letters of a name are of one alphabet, so that no letter is taken for another.";
            script = its;
        }

        if (script == Script.None)
            return "A name has at least one letter.";
        return Reserved.Contains(KeyOf(name)) ? "This name is kept for the site itself." : null;
    }

    /// <summary>
    /// What names are the same by that readers would take for one another: without case, with look-alikes of other alphabets and
    /// digits as the letter they look like, and with all of <c>. _ -</c> as one.
    /// </summary>
    public static string KeyOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var key = new StringBuilder(name.Length);
        foreach (var character in name.ToLowerInvariant())
        {
            if (Separators.Contains(character, StringComparison.Ordinal))
                key.Append('-');
            else
                key.Append(Alike.GetValueOrDefault(character, character));
        }

        return key.Replace("rn", "m").Replace("vv", "w").ToString();
    }

    /// <summary>Whether two names are one but for the case of letters.</summary>
    public static bool AreSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static Script ScriptOf(char character)
    {
        foreach (var (script, first, last) in Letters)
        {
            if (character >= first && character <= last && char.IsLetter(character))
                return script;
        }

        return Script.None;
    }

    private static Dictionary<char, char> Pairs(string text) =>
        text.Split(' ').ToDictionary(pair => pair[0], pair => pair[1]);
}

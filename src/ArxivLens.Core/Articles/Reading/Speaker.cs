using System.Text.RegularExpressions;

namespace ArxivLens.Core.Articles.Reading;

/// <summary>Who said something.</summary>
/// <param name="Name">The name, or words that stand for it.</param>
/// <param name="Role">What the speaker is.</param>
internal sealed partial record Speaker(string Name, string? Role)
{
    private const int MostWords = 14;

    /// <summary>Reads <c>Name, role</c>, <c>Name (role)</c>, <c>role Name</c> or a name; the rest of a sentence behind the role is left out.</summary>
    public static Speaker? Of(string text)
    {
        var words = text.Trim().Trim('*', '_', '[', ']').TrimEnd('.', ',', ':', ';', ' ');
        if (words.Length == 0) return null;
        if (Bracketed().Match(words) is { Success: true } bracketed)
            return new Speaker(bracketed.Groups["name"].Value, bracketed.Groups["role"].Value);
        var comma = words.IndexOf(", ", StringComparison.Ordinal);
        var name = comma > 0 ? words[..comma] : words;
        var role = comma > 0 ? RoleOf(words[(comma + 2)..]) : null;
        if (role is null && Titled().Match(name) is { Success: true } titled && IsPerson(titled)) (name, role) = (titled.Groups["name"].Value, titled.Groups["role"].Value);
        name = name.Trim();
        return name.Length == 0 || name.Split(' ').Length > MostWords || NoSpeaker().IsMatch(name) ? null : new Speaker(name, role);
    }

    /// <summary>What is commissioned by the State Department is no person's.</summary>
    private static bool IsPerson(Match titled)
        => PersonText.IsName(titled.Groups["name"].Value) && !Institution().IsMatch(titled.Value) && !Function().IsMatch(titled.Groups["role"].Value);

    private static string? RoleOf(string text)
    {
        var role = text.Trim().TrimEnd('.', ',', ' ');
        var isClause = Clause().IsMatch(role) || (Doing().IsMatch(role) && !Office().IsMatch(role));
        return isClause || role.Length is 0 or > 120 ? null : role;
    }

    [GeneratedRegex(@"^(?<name>\p{Lu}[^()]{1,60}?)\s*\((?<role>[^()]{2,80})\)$", RegexOptions.NonBacktracking)]
    private static partial Regex Bracketed();

    /// <summary>What begins so is in the middle of something.</summary>
    [GeneratedRegex(@"^(to|in|on|at|for|with|from|as|if|when|while|but|and|or|which|what|how|this|that|these|so|then|also|even|still|just|however|meanwhile|because|since|after|before|not|there|here|where|why|let)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NoSpeaker();

    /// <summary>What the speaker does while speaking is no role: <c>bristling with anger</c>.</summary>
    [GeneratedRegex(@"^(?:seemingly |clearly |visibly )?\p{Ll}+ing\b", RegexOptions.NonBacktracking)]
    private static partial Regex Doing();

    [GeneratedRegex(@"^(acting|managing|founding|leading|visiting|consulting|marketing|engineering|nursing|teaching)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Office();

    /// <summary><c>the Harvard economist Jane Doe</c>: a word in lower case before the name.</summary>
    [GeneratedRegex(
        @"^(?<role>(?:the |a |an )?(?:[\p{L}\d.'’&-]+ ){0,8}(?:\p{Ll}[\p{Ll}-]{2,}|CEO|CTO|CFO|COO|[Pp]resident|Professor|Secretary|Chairman|Chairwoman|Director|Minister|Mayor|Governor)) (?<name>\p{Lu}[\p{L}.'’-]+(?: (?:de|van|von|der|la|da|bin|al|\p{Lu}[\p{L}.'’-]*)){1,3})$",
        RegexOptions.NonBacktracking)]
    private static partial Regex Titled();

    [GeneratedRegex(@"\b(Department|University|Institute|Agency|Office|Ministry|Council|Commission|Committee|Foundation|Association|Society|Center|Centre|College|Bureau|Times|Post|Journal|Bank|Street)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Institution();

    [GeneratedRegex(@"\b(by|from|of|the|in|for|with|and|to|at|on|that)$", RegexOptions.NonBacktracking)]
    private static partial Regex Function();

    [GeneratedRegex(@"^(who|which|whose|and|but|as|when|while|where|in (a|an|his|her|their|the)|adding|citing|at the|on (monday|tuesday|wednesday|thursday|friday|saturday|sunday|twitter)|after|before|during|speaking|referring|recalling|noting)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Clause();
}

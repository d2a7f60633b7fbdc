using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ArxivLens.Core.Papers;

/// <summary>
/// Sets right what submitters and programs before this one did to names: titles before them, capitals throughout, a suffix among the
/// given names, initials where the family name should be, remarks that are no name. What is shown is mended; the recorded line is kept
/// beside (<see cref="RecordedAuthors"/>).
/// </summary>
internal static partial class NameMending
{
    private const int ShortestCapitals = 4;

    private static readonly FrozenSet<string> Titles = new[] { "dr", "prof", "professor", "mr", "mrs", "ms" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // A name is made of other words.
    private static readonly FrozenSet<string> Remarks = new[]
    {
        "pages", "page", "pp", "figures", "figure", "figs", "fig", "latex", "tex", "revtex", "plain", "postscript", "ps", "uuencoded",
        "compressed", "file", "files", "tar", "available", "upon", "on", "request", "appended", "included", "in", "not", "and", "et", "al",
        "others",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name as it is shown; <c>null</c> when it is a remark and no name.</summary>
    public static PersonName? Mend(PersonName name)
    {
        if (IsRemark(name))
            return null;
        name = WithoutTitle(name);
        name = WithSuffixApart(name);
        name = WithFamilyLast(name);
        if (name.Given.Equals("the", StringComparison.OrdinalIgnoreCase))
            name = name with { Given = "" };
        if (name.Given.Length == 0)
            return name;
        // Both in capitals, or the family name as the French and Japanese write it; LPTHE Orsay is no person.
        var family = Settle(WithoutStop(name.Family));
        var given = IsSettled(name.Family) ? name.Given : Settle(name.Given);
        return name with { Given = WithCapital(given), Family = family };
    }

    /// <summary>
    /// The persons of a text in which three or more initials with a family name stand one behind the other and nothing between; nothing
    /// of any other text.
    /// </summary>
    public static IReadOnlyList<string> SplitRow(string text) =>
        Row().IsMatch(text) ? [.. RowMember().EnumerateMatches(text).ToTexts(text)] : [];

    private static bool IsRemark(PersonName name)
    {
        var words = $"{name.Given} {name.Family}".Split([' ', '.', ','], StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && words.All(Remarks.Contains) && words.All(word => char.IsLower(word[0]) || word.Length > 3)
            && (name.Given.Length == 0 || words.Length > 1);
    }

    private static PersonName WithoutTitle(PersonName name)
    {
        var space = name.Given.IndexOf(' ');
        var first = space < 0 ? name.Given : name.Given[..space];
        return Titles.Contains(first.TrimEnd('.')) && (space > 0 || first.EndsWith('.') || first.Length > 2)
            ? name with { Given = space < 0 ? "" : name.Given[(space + 1)..] }
            : name;
    }

    private static PersonName WithSuffixApart(PersonName name)
    {
        var space = name.Given.LastIndexOf(' ');
        return space > 0 && name.Suffix.Length == 0 && name.Given[(space + 1)..].TrimEnd('.') is "Jr" or "Sr" or "III"
            ? name with { Given = name.Given[..space], Suffix = name.Given[(space + 1)..] }
            : name;
    }

    /// <summary>
    /// <c>Pimentel L. O.</c>: what stands before initials is the family name. <c>David J. Fernández C.</c>: a second family name is
    /// abbreviated. Of a single word before (<c>Weinan E</c>) nobody can tell, and it stays.
    /// </summary>
    private static PersonName WithFamilyLast(PersonName name)
    {
        var words = name.Given.Split(' ');
        if (words.Length < 2 || !NameReader.AreInitials(name.Family) || Array.FindLast(words, word => !NameReader.AreInitials(word)) is not { } last)
            return name;
        var at = Array.LastIndexOf(words, last);
        var initials = string.Join(' ', words[(at + 1)..].Append(name.Family));
        return at == 0
            ? name with { Given = initials, Family = last }
            : name with { Given = string.Join(' ', words[..at]), Family = $"{last} {initials}" };
    }

    private static string WithoutStop(string family) =>
        family.Length > ShortestCapitals && family[^1] == '.' && char.IsLower(family[^2]) && char.IsLower(family[^3]) ? family[..^1] : family;

    // An initial may be small by mistake; whoever writes a whole name small may mean it.
    private static string WithCapital(string given) =>
        given.Length > 1 && given[1] == '.' && char.IsAsciiLetterLower(given[0]) ? char.ToUpperInvariant(given[0]) + given[1..] : given;

    private static bool IsSettled(string names) => Settle(names) == names;

    private static string Settle(string names) => string.Join(
        ' ', names.Split(' ').Select(word => word.Length >= ShortestCapitals && Capitals().IsMatch(word) ? InSmallLetters(word) : word));

    private static string InSmallLetters(string word) => string.Create(word.Length, word, (small, source) =>
    {
        for (var at = 0; at < source.Length; at++)
            small[at] = at == 0 || source[at - 1] is '-' or '\'' or '’' ? source[at] : char.ToLowerInvariant(source[at]);
    });

    private static List<string> ToTexts(this Regex.ValueMatchEnumerator matches, string text)
    {
        var found = new List<string>();
        foreach (var match in matches)
            found.Add(text.Substring(match.Index, match.Length).Trim());
        return found;
    }

    [GeneratedRegex(@"^\p{Lu}+(?:['’-]\p{Lu}+)*$", RegexOptions.NonBacktracking)]
    private static partial Regex Capitals();

    [GeneratedRegex(@"^(?:(?:\p{Lu}\.[- ]?)+(?:\p{Lu}\p{Ll}{0,3} )?\p{Lu}[\p{Ll}'’-]\p{L}+(?: |$)){3,}$", RegexOptions.NonBacktracking)]
    private static partial Regex Row();

    [GeneratedRegex(@"(?:\p{Lu}\.[- ]?)+(?:\p{Lu}\p{Ll}{0,3} )?\p{Lu}[\p{Ll}'’-]\p{L}+(?: |$)", RegexOptions.NonBacktracking)]
    private static partial Regex RowMember();
}

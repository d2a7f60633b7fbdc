using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.References;

/// <summary>
/// Reads the names of a reference in the orders that styles have: <c>Chen, H., &amp; Wilner, D. J.</c>, <c>Beekman, John, and John
/// Callow</c>, <c>S. E. Han, G. Chen</c>, <c>Arias A, Peters OA</c>, <c>Chandra, B.; Afzali, A.</c>
/// </summary>
internal static partial class ReferenceNames
{
    private const int MostNames = 1_000;

    private static readonly FrozenSet<string> Bodies = new[]
    {
        "association", "bank", "bureau", "center", "centre", "centers", "collaboration", "commission", "committee", "consortium", "council",
        "department", "foundation", "government", "group", "institute", "institut", "ministry", "office", "organization", "organisation",
        "press", "society", "team", "university", "union", "authority", "agency", "federation", "corporation", "inc", "ltd", "collab",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the names of a field of authors or editors.</summary>
    /// <param name="text">Plain text with its punctuation.</param>
    /// <returns>The names, and whether others are left out (<c>et al.</c>).</returns>
    public static (IReadOnlyList<PersonName> Names, bool HasMore) Read(string text)
    {
        var bare = EtAl().Replace(text, "");
        var hasMore = bare.Length < text.Length;
        bare = Roles().Replace(bare, " ").Trim(' ', ',', ';', ':', '.', '(', ')', '[', ']', '–', '—', '-', '_') + (EndsInInitial(bare) ? "." : "");
        var names = new List<PersonName>();
        foreach (var part in bare.Split(';'))
            AddList(Pieces(part), names);
        return (names, hasMore);
    }

    private static bool EndsInInitial(string text)
    {
        var end = text.TrimEnd(' ', ',', ';', ':', '(', ')', '[', ']');
        return end.Length > 1 && end[^1] == '.' && char.IsUpper(end[^2]);
    }

    private static List<string> Pieces(string part) =>
        [.. Separator().Split(part).Select(piece => piece.Trim(' ', ':', '*', '†')).Where(piece => piece.Any(char.IsLetter)).Take(MostNames)];

    private static void AddList(List<string> pieces, List<PersonName> names)
    {
        var isInverted = pieces.Count > 1 && IsFamily(pieces[0]) && IsGiven(pieces[1]) && !AreAllFamilies(pieces);
        for (var at = 0; at < pieces.Count; at++)
        {
            var piece = pieces[at];
            var next = at + 1 < pieces.Count ? pieces[at + 1] : "";
            if (NameReader.IsSuffix(piece) && names.Count > 0)
                names[^1] = names[^1] with { Suffix = piece };
            else if (IsBody(piece))
                names.Add(new PersonName("", NameText.Clean(piece)));
            else if (next.Length > 0 && (AreInitials(next) && !AreInitials(piece) || (at == 0 && isInverted) || (IsShouted(piece) && IsGiven(next) && !IsShouted(next))))
                Add(names, Given(pieces[++at]), piece);
            else
                AddWhole(names, piece);
        }
    }

    private static void AddWhole(List<PersonName> names, string piece)
    {
        var words = piece.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var first = words.Length;
        while (first > 1 && AreInitials(words[first - 1]))
            first--;
        if (first < words.Length && !AreInitials(words[0]))
            Add(names, Given(string.Join(' ', words[first..])), string.Join(' ', words[..first]));
        else if (PersonName.Parse(piece) is { } name)
            names.Add(name);
    }

    private static void Add(List<PersonName> names, string given, string family)
    {
        if (PersonName.FromParsed(family, given, "") is { } name)
            names.Add(name);
    }

    /// <summary><c>JJ</c> is two initials.</summary>
    private static string Given(string text) =>
        text.Length is 2 or 3 && text.All(char.IsUpper) ? string.Join(' ', text.Select(letter => letter + ".")) : text;

    private static bool AreInitials(string text) => NameReader.AreInitials(NameText.Clean(text)) || (text.Length is > 0 and <= 3 && text.All(char.IsUpper))
        || text.Split('-', '.', ' ').All(part => part.Length <= 1 && part.All(char.IsUpper));

    private static bool IsFamily(string piece) => !piece.Contains('.', StringComparison.Ordinal) && !AreInitials(piece)
        && piece.Split(' ').Count(word => char.IsUpper(word[0])) <= 2 && piece.Split(' ').Length <= 3;

    private static bool IsGiven(string piece) => piece.Split(' ').Length <= 3 && char.IsUpper(piece[0])
        && (piece.Split(' ').Length == 1 || AreInitials(piece.Split(' ')[^1]) || AreInitials(piece) || piece.Split(' ')[0].Length > 2);

    /// <summary>A list of family names alone: three or more single words.</summary>
    private static bool AreAllFamilies(List<string> pieces) =>
        pieces.Count > 2 && pieces.TrueForAll(piece => !piece.Contains(' ', StringComparison.Ordinal) && !AreInitials(piece));

    private static bool IsShouted(string piece) => piece.Length > 3 && piece.All(c => char.IsUpper(c) || !char.IsLetter(c));

    private static bool IsBody(string piece) => piece.Split(' ', '.') is { Length: > 1 } words && words.Any(Bodies.Contains);

    [GeneratedRegex(@"[,;:\s]*\b(?:et\.? al(?:ii)?\b\.?|and others\b\.?|u\. ?a\.|и др\.)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex EtAl();

    [GeneratedRegex(
        @"\(?\b(?:eds?\.|eds\b|edn?s?\.|editors?\b|hrsg\.?|hg\.|dir\.|coord\.|edited by\b|ed\. by\b|herausgegeben von\b|translated by\b|trans\.|dirs\.)\)?|^\s*in:?\s",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Roles();

    [GeneratedRegex(@"\s*,\s*(?:and\s+|&\s*|et\s+|und\s+)?|\s+and\s+|\s*&\s*|\s+et\s+|\s+und\s+|\s+и\s+|\s+y\s+|\n+", RegexOptions.NonBacktracking)]
    private static partial Regex Separator();
}

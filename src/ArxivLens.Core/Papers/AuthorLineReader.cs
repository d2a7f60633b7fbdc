using System.Text.RegularExpressions;

namespace ArxivLens.Core.Papers;

/// <summary>Reads the line of authors as arXiv's submitters write it.</summary>
internal static partial class AuthorLineReader
{
    private const int LongestLine = 1_000_000;

    public static IReadOnlyList<PersonName> Read(string text)
    {
        if (text.Length > LongestLine)
            text = text[..LongestLine];
        var line = EtAl().Replace(Brackets.Remove(TexText.ToPlain(text)), "");
        var names = new List<PersonName>();
        if (line.Contains(';', StringComparison.Ordinal))
        {
            foreach (var piece in line.Split(';'))
                AddPiece(names, piece);
        }
        else
        {
            AddList(names, line);
        }
        return names;
    }

    /// <summary>
    /// Reads a text that should be one name and holds several, or a remark: <c>I. Chatterji And G. Mislin</c>, <c>V. Lindenstruth for the
    /// ALICE Collaboration</c>, <c>D. J. Bird et al.</c>
    /// </summary>
    /// <returns><c>null</c> when it is one name.</returns>
    public static IReadOnlyList<PersonName>? ReadSeveral(string text)
    {
        if (text.Length > LongestLine)
            return null;
        var plain = TexText.ToPlain(text);
        if (NameMending.SplitRow(plain) is { Count: > 0 } row)
            return [.. row.Select(PersonName.Parse).OfType<PersonName>()];
        return Several().IsMatch(plain) && Read(plain) is { Count: > 0 } names ? names : null;
    }

    /// <summary>Between semicolons stands one name, <c>Family, Given</c> or not, or a list of its own.</summary>
    private static void AddPiece(List<PersonName> names, string piece)
    {
        var commas = piece.AsSpan().Count(',');
        var isFamilyFirst = commas == 1 && !piece.Split(',')[0].Trim().Contains(' ', StringComparison.Ordinal);
        if (isFamilyFirst && !And().IsMatch(piece))
            Add(names, PersonName.Parse(piece));
        else
            AddList(names, piece);
    }

    private static void AddList(List<PersonName> names, string line)
    {
        var pieces = Separator().Split(line).Select(piece => piece.Trim()).Where(piece => piece.Length > 0).ToList();
        var arePairs = pieces.Count > 1 && pieces.Count % 2 == 0 && ArePairs(pieces);
        for (var i = 0; i < pieces.Count; i++)
        {
            if (arePairs)
                Add(names, PersonName.Parse(pieces[i] + ", " + pieces[++i]));
            else if (NameReader.IsSuffix(pieces[i]) && names.Count > 0)
                names[^1] = names[^1] with { Suffix = pieces[i] };
            else if (NameMending.SplitRow(pieces[i]) is { Count: > 0 } row)
                names.AddRange(row.Select(PersonName.Parse).OfType<PersonName>());
            else
                Add(names, PersonName.Parse(pieces[i]));
        }
    }

    /// <summary><c>Alves, N. A., Berg, B. A.</c>: every second piece is initials only, the others are not.</summary>
    private static bool ArePairs(List<string> pieces)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            if (NameReader.AreInitials(NameText.Clean(pieces[i])) != (i % 2 == 1))
                return false;
        }

        return true;
    }

    private static void Add(List<PersonName> names, PersonName? name)
    {
        if (name is not null)
            names.Add(name);
    }

    [GeneratedRegex(
        @"(?:^|[ ,])(?:and|with an appendix by|et\.? al\.?|these authors contributed.*)(?:[ ,]|$)|[^ ] (?:for|from|on behalf of) the ",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Several();

    [GeneratedRegex(@"[,;:\s]*\b(?:et\.? al\b\.?|and others\b\.?|these authors contributed\b.*)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex EtAl();

    [GeneratedRegex(@"\s+(?:and|&)\s+", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex And();

    [GeneratedRegex(
        @"\s*[,:]\s*(?:[Aa][Nn][Dd]\s+|&\s*|with\s+an\s+appendix\s+by\s+)?|(?:^|\s+)[Aa][Nn][Dd]\s+|\s*&\s*|\n+|(?:^|\s+)with\s+(?:an\s+appendix\s+by\s+)?"
        + @"|\s+(?:for|from|on\s+behalf\s+of)\s+the\s+",
        RegexOptions.NonBacktracking)]
    private static partial Regex Separator();
}

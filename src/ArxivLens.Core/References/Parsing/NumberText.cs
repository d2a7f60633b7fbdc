using System.Buffers;
using System.Globalization;

namespace ArxivLens.Core.References;

/// <summary>Reads numbers of references: volumes with issues, pages, years, book numbers.</summary>
internal static class NumberText
{
    private const int LongestNumber = 20;

    private static readonly SearchValues<char> Dashes = SearchValues.Create("-–—‐‑−");

    private static readonly string[] VolumeWords =
        ["vol", "volume", "vols", "volumes", "v", "t", "tome", "tomo", "band", "bd", "bde", "jg", "jahrgang", "том", "т"];

    private static readonly string[] IssueWords =
        ["no", "nos", "nr", "nº", "n°", "n", "num", "number", "issue", "iss", "heft", "h", "numero", "numéro", "núm", "fasc", "№", "вып"];

    private static readonly string[] PageWords =
        ["p", "pp", "page", "pages", "pag", "pág", "págs", "s", "seite", "seiten", "art", "article", "id", "paper", "с", "стр"];

    /// <summary><c>24(2)</c>, <c>Vol. 16, No. 4</c>, <c>B390</c>, <c>128, n° 7</c>, <c>12/3</c>.</summary>
    public static (string? Volume, string? Issue) ReadVolume(string text)
    {
        string? volume = null, issue = null;
        var isIssue = false;
        foreach (var (start, end) in Atoms(text))
        {
            var atom = text[start..end];
            if (IsOneOf(atom, VolumeWords) || IsOneOf(atom, IssueWords))
            {
                // "No. 4" of a report or a magazine has no volume before it
                isIssue = !IsOneOf(atom, VolumeWords);
                continue;
            }

            if (!HasNumber(atom) && volume is null && !isIssue)
                volume = atom.Length == 1 && char.IsUpper(atom[0]) ? atom : null;
            else if (volume is { Length: 1 } && char.IsLetter(volume[0]) && !isIssue)
                volume += atom;
            else if (volume is null && !isIssue)
                volume = atom;
            else if (issue is null && (isIssue || HasNumber(atom) || char.IsUpper(atom[0])))
                issue = atom;
        }

        return Divide(Shortened(volume), Shortened(issue));
    }

    /// <summary><c>pp. 1477-81</c>, <c>L85</c>, <c>e0123</c>, <c>71 – 88</c>; a count of pages (<c>304 p.</c>) is none.</summary>
    public static (string? First, string? Last) ReadPages(string text)
    {
        string? first = null, last = null;
        var behind = -1;
        foreach (var (start, end) in Atoms(text))
        {
            var atom = text[start..end];
            if (IsOneOf(atom, PageWords))
            {
                if (first is not null && last is null && !text.AsSpan(behind, start - behind).ContainsAny(",;"))
                    return (null, null);
                continue;
            }

            if (!HasNumber(atom))
                continue;
            var dash = atom.AsSpan().IndexOfAny(Dashes);
            if (first is null && dash > 0 && dash < atom.Length - 1 && HasNumber(atom[..dash]) && HasNumber(atom[(dash + 1)..]))
                return Complete(atom[..dash], atom[(dash + 1)..].TrimStart('-', '–', '—', '‐', '‑', '−'));
            if (first is not null && last is null && text.AsSpan(behind, start - behind).ContainsAny(Dashes))
                return Complete(first, atom);
            (first, behind) = (first ?? atom, first is null ? end : behind);
        }

        return (Shortened(first), last);
    }

    /// <summary>The first number of four digits that can be a year, 1000–2100.</summary>
    public static int? ReadYear(ReadOnlySpan<char> text)
    {
        for (var at = 0; at + 4 <= text.Length; at++)
        {
            if (at > 0 && char.IsAsciiDigit(text[at - 1]))
                continue;
            var digits = text.Slice(at, 4);
            if (digits.ContainsAnyExceptInRange('0', '9') || (at + 4 < text.Length && char.IsAsciiDigit(text[at + 4])))
                continue;
            var year = int.Parse(digits, CultureInfo.InvariantCulture);
            if (year is >= 1000 and <= 2100)
                return year;
        }

        return null;
    }

    /// <summary>Ten or thirteen digits with a right check digit (ISO 2108); hyphens and spaces between them go.</summary>
    public static string? ReadIsbn(ReadOnlySpan<char> text)
    {
        Span<char> digits = stackalloc char[13];
        for (var start = 0; start < text.Length; start++)
        {
            if (!char.IsAsciiDigit(text[start]) || (start > 0 && (char.IsAsciiDigit(text[start - 1]) || text[start - 1] == '-')))
                continue;
            var count = 0;
            for (var at = start; at < text.Length && count < 13; at++)
            {
                if (char.IsAsciiDigit(text[at]) || (count == 9 && text[at] is 'X' or 'x'))
                    digits[count++] = char.ToUpperInvariant(text[at]);
                else if (text[at] is not ('-' or ' ' or '–' or '‐'))
                    break;
            }

            if (count == 13 && IsRight(digits))
                return digits.ToString();
            if (count >= 10 && IsRight(digits[..10]))
                return digits[..10].ToString();
        }

        return null;
    }

    private static bool IsRight(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var at = 0; at < digits.Length; at++)
        {
            var value = digits[at] == 'X' ? 10 : digits[at] - '0';
            sum += digits.Length == 10 ? value * (10 - at) : value * (at % 2 == 0 ? 1 : 3);
        }

        return sum % (digits.Length == 10 ? 11 : 10) == 0 && (digits.Length == 10 || digits.StartsWith("97"));
    }

    /// <summary>Stretches of letters and digits with what joins them.</summary>
    private static List<(int Start, int End)> Atoms(string text)
    {
        var atoms = new List<(int, int)>();
        for (var at = 0; at < text.Length;)
        {
            if (!IsOfNumber(text[at]))
            {
                at++;
                continue;
            }

            var end = at + 1;
            while (end < text.Length && (IsOfNumber(text[end]) || (IsJoint(text[end]) && end + 1 < text.Length
                && char.IsLetterOrDigit(text[end + 1]) && char.IsLetterOrDigit(text[end - 1]))) && !Turns(text, at, end))
            {
                end++;
            }

            atoms.Add((at, end));
            at = end;
        }

        return atoms;
    }

    private static bool IsOfNumber(char c) => char.IsLetterOrDigit(c) || c is '°' or 'º' or '№';

    private static bool IsJoint(char c) => c is '-' or '–' or '—' or '‐' or '‑' or '−' or '/';

    /// <summary>A marker written to its number: <c>n°7</c>.</summary>
    private static bool Turns(string text, int start, int at) => char.IsAsciiDigit(text[at]) && text[at - 1] is '°' or 'º' or '№' && at > start;

    private static (string? Volume, string? Issue) Divide(string? volume, string? issue)
    {
        var slash = volume?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        return slash > 0 && issue is null ? (volume![..slash], volume[(slash + 1)..]) : (volume, issue);
    }

    private static (string? First, string? Last) Complete(string first, string last)
    {
        var isShort = last.Length < first.Length && !last.AsSpan().ContainsAnyExceptInRange('0', '9')
            && !first.AsSpan().ContainsAnyExceptInRange('0', '9');
        return (Shortened(first), Shortened(isShort ? first[..(first.Length - last.Length)] + last : last));
    }

    private static string? Shortened(string? number) => number is { Length: <= LongestNumber } ? number : null;

    private static bool HasNumber(string atom)
    {
        foreach (var c in atom)
        {
            if (char.IsAsciiDigit(c))
                return true;
        }

        return PieceForms.IsRoman(atom);
    }

    private static bool IsOneOf(string atom, string[] words) => words.Contains(atom, StringComparer.OrdinalIgnoreCase);
}

using System.Text.RegularExpressions;

namespace ArxivLens.Core.Articles.Reading;

/// <summary>Words by which articles speak of papers.</summary>
internal static partial class PaperCues
{
    /// <summary>Whether a passage introduces a paper: <c>a position paper by …</c>, <c>the study, titled …</c></summary>
    public static bool Introduces(string passage) => Introduction().IsMatch(passage);

    /// <summary>Where a passage speaks of a paper that was named: <c>the Paper</c>, <c>this study</c>, <c>the authors</c>.</summary>
    public static bool RefersBack(string passage) => Reference().IsMatch(passage);

    /// <summary>Authors with a year: <c>Bommasani et al. (2021)</c>, <c>Kapoor and Narayanan, 2022</c>, <c>a paper by A, B and others (2023)</c>.</summary>
    public static IEnumerable<(int Start, int End, IReadOnlyList<string> Families, int Year)> Authors(string text)
    {
        foreach (Match match in AuthorsAndYear().Matches(text))
        {
            var families = Family().Matches(match.Groups["names"].Value).Select(name => name.Value)
                .Where(name => name is not ("The" or "In" or "See" or "And" or "By" or "But" or "A")).ToList();
            if (families.Count > 0) yield return (match.Index, match.Index + match.Length, families, int.Parse(match.Groups["year"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;
    private const string FamilyName = @"(?:(?:\p{Lu}\. ?){0,3}(?:(?:van|von|de|der|la) ){0,2}\p{Lu}[\p{L}'’-]+)";

    [GeneratedRegex(
        @"\b(an?|one|new|recent|another|two|his|her|their|our|my|landmark|seminal|famous|\d{4})\b[^.?!]{0,60}\b(paper|study|preprint|pre-print|manuscript|thesis|dissertation|journal article|research article)\b"
        + @"|\b(paper|study|preprint|article|manuscript|thesis|report|work)\b,? (is )?(titled|entitled|called|named|“|""|')|\b(titled|entitled)\b|\b(paper|study|preprint|manuscript) (by|from) \p{L}|\bet al\b|\bpublished in (the )?\p{L}|\barXiv\b",
        Options | RegexOptions.IgnoreCase)]
    private static partial Regex Introduction();

    [GeneratedRegex(@"\b([Tt]he|[Tt]his|[Tt]heir) (new |same |original |position |research )?([Pp]aper|[Ss]tudy|[Pp]reprint|[Mm]anuscript)('s|’s)?\b|\b[Tt]he ([Pp]aper['’]s )?authors\b", Options)]
    private static partial Regex Reference();

    [GeneratedRegex(@"(?<names>" + FamilyName + @"(?:(?:, (?:and |& )?| and | & )" + FamilyName + @"){0,5}(?:,? et al\.?| and (?:others|colleagues|co-?workers))?)(?:,? \(|, |,? in )(?<year>(?:19|20)\d{2})\b", Options)]
    private static partial Regex AuthorsAndYear();

    [GeneratedRegex(@"(?:(?:van|von|de|der|la) ){0,2}\p{Lu}[\p{L}'’-]+", Options)]
    private static partial Regex Family();
}

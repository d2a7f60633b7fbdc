using System.Text.RegularExpressions;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.References;

/// <summary>An identifier in a text.</summary>
/// <param name="Start">Where it begins, with what introduces it.</param>
/// <param name="End">Where it ends, with its version.</param>
/// <param name="Key">The work.</param>
public readonly record struct FoundIdentifier(int Start, int End, WorkKey Key);

/// <summary>
/// Finds arXiv identifiers and DOIs in texts: <c>arXiv:2311.09227v2</c>, <c>hep-th/9901001</c>, <c>[0708.0089]</c> behind
/// <c>arXiv</c>, addresses of arXiv and of its mirrors, <c>doi:10.1000/xyz</c>. A number that only looks like a new identifier is none:
/// it has to be introduced, or to have its category behind it.
/// </summary>
public static partial class IdentifierSearch
{
    private const int FarthestIntroduction = 60;
    private const int LongestAddress = 200;

    /// <summary>Finds the identifiers in their order.</summary>
    public static IReadOnlyList<FoundIdentifier> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<FoundIdentifier>();
        foreach (Match match in Identifier().Matches(text))
        {
            if (Read(text, match, found) is { } one)
                found.Add(one);
        }

        return found;
    }

    private static FoundIdentifier? Read(string text, Match match, List<FoundIdentifier> found)
    {
        if (match.Groups["doi"] is { Success: true } doi)
            return ReadDoi(doi);
        var isOld = match.Groups["old"].Success;
        var group = match.Groups[isOld ? "old" : "new"];
        var id = group.Value.Replace('\\', '/').Replace(" ", "", StringComparison.Ordinal);
        if (isOld && !id.Contains('/', StringComparison.Ordinal))
            id = id.Insert(id.Length - 7, "/");
        if (!ArxivId.TryParse(id, out var arxiv) || IsInsideNumber(text, group) || IsInOtherAddress(text, group.Index))
            return null;
        var isSure = isOld || IsIntroduced(text, group, found) || IsFollowedByCategory(text, match.Index + match.Length);
        return isSure ? new FoundIdentifier(group.Index, match.Index + match.Length, WorkKey.Of(arxiv)) : null;
    }

    private static FoundIdentifier? ReadDoi(Group doi)
    {
        var value = doi.Value;
        // several in a row without a blank
        var cut = Next().Match(value, 8);
        if (cut.Success)
            value = value[..cut.Index];
        return WorkKey.TryParse(value, out var key) ? new FoundIdentifier(doi.Index, doi.Index + value.Length, key) : null;
    }

    private static bool IsInsideNumber(string text, Group id)
    {
        var end = id.Index + id.Length;
        if (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] == '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
            return true;
        return id.Index > 0 && (char.IsLetterOrDigit(text[id.Index - 1])
            || (text[id.Index - 1] is '.' or '-' or ',' && id.Index > 1 && char.IsAsciiDigit(text[id.Index - 2])));
    }

    /// <summary>A slash before it: the address has to be one of arXiv, a mirror, or a place where its papers are shown by their ids.</summary>
    private static bool IsInOtherAddress(string text, int start)
    {
        if (start == 0 || text[start - 1] is not ('/' or '=' or '.'))
            return false;
        var from = start;
        while (from > 0 && start - from < LongestAddress && !char.IsWhiteSpace(text[from - 1]) && text[from - 1] is not ('(' or '[' or '<' or '"' or '{'))
            from--;
        return !ArxivAddress().IsMatch(text.AsSpan(from, start - from));
    }

    /// <summary>Whether <c>arXiv</c> stands before it, with nothing but other identifiers, brackets and commas between.</summary>
    private static bool IsIntroduced(string text, Group id, List<FoundIdentifier> found)
    {
        var from = Math.Max(0, id.Index - FarthestIntroduction);
        if (Introduction().IsMatch(text[from..id.Index]))
            return true;
        return found is [.., var last] && last.Key.Arxiv is not null && last.End <= id.Index
            && Between().IsMatch(text.AsSpan(last.End, id.Index - last.End));
    }

    private static bool IsFollowedByCategory(string text, int end) =>
        end < text.Length && Category().IsMatch(text.AsSpan(end, Math.Min(24, text.Length - end)));

    [GeneratedRegex(
        @"\b(?<old>(acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|funct-an"
        + @"|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|quant-ph"
        + @"|solv-int|supr-con)(\.[A-Z]{2})?\s?[/\\]\s?\d{7}"
        + @"|(astro-ph|cond-mat|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|nucl-ex|nucl-th|quant-ph|alg-geom|q-alg)\s?\d{7})(v\d{1,2})?"
        + @"|(?<new>\d{4}\.\d{4,5})(v\d{1,2})?"
        + @"|(?<doi>\b10\.\d{4,9}(\.\d+)*/(\(SICI\)[^\s""]+|[^\s""<>{}|\\^`]+))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"[,;](10\.|https?:|arxiv|doi)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Next();

    [GeneratedRegex(
        @"(arxiv|lanl\.gov|sissa\.it|/(abs|pdf|ps|html|format|e-?prints?)/|inspire|slac\.stanford|adsabs|alphaxiv|scirate|doi\.org)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ArxivAddress();

    [GeneratedRegex(
        @"(arxiv(\.org)?|e-?prints?|corr)(\s*(preprint|e-?print|abs|pdf|no\.?|number|identifier|id))?[\s:.,/\[(]*((abs|pdf)[/:])?(arxiv[:\s]*)?[\s\[(]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Introduction();

    [GeneratedRegex(@"^[\s,;&\[\]()]*(and\b\s*)?[\s\[(]*(arxiv:?\s*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Between();

    [GeneratedRegex(
        @"^\s?[\[(](astro-ph|cond-mat|cs|econ|eess|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|nlin|nucl-ex|nucl-th|physics|q-bio|q-fin"
        + @"|quant-ph|stat)(\.[A-Za-z-]{2,8})?[\])]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Category();
}

using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Citing;

/// <summary>
/// A name of an author in BibTeX. As arXiv does, given name first; where BibTeX would take that apart wrongly, family name first,
/// and a name of one part in braces.
/// </summary>
internal static class BibTexName
{
    public static string Of(PersonName name)
    {
        var (family, given, suffix) = (Part(name.Family), Part(name.Given), Part(name.Suffix));
        if (family.Length == 0)
            (family, given) = (given, "");
        if (given.Length == 0)
        {
            var whole = BibTexText.Of($"{name.Given} {name.Family} {name.Suffix}".Trim());
            return whole.Length > 0 ? $"{{{whole}}}" : "";
        }

        if (suffix.Length > 0)
            return $"{family}, {suffix}, {given}";
        // A part that begins small would be taken for a particle, and what stands before it for the given name.
        return IsOneWord(family) && !HasSmallWord(family) && !HasSmallWord(given) ? $"{given} {family}" : $"{family}, {given}";
    }

    // Words that part names, and signs that part their parts, are held together by braces.
    private static string Part(string plain)
    {
        var text = BibTexText.Of(plain);
        var mustHold = text.Contains(',', StringComparison.Ordinal)
            || text.Split(' ').Any(word => word.Equals("and", StringComparison.OrdinalIgnoreCase) || word.Equals("others", StringComparison.OrdinalIgnoreCase));
        return mustHold ? $"{{{text}}}" : text;
    }

    private static bool IsOneWord(string text) => text[0] == '{' || !text.Contains(' ', StringComparison.Ordinal);

    private static bool HasSmallWord(string text) => text.Split(' ').Any(word => char.IsLower(word.FirstOrDefault(char.IsLetter)));
}

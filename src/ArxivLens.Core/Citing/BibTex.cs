using System.Globalization;
using System.Text;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Citing;

/// <summary>Writes a work as an entry of BibTeX, in the form in which arXiv itself gives it, in UTF-8.</summary>
public static class BibTex
{
    private const string Indent = "      ";

    /// <summary>
    /// The entry: <c>@misc</c> with title, authors, the year of the newest version, <c>eprint</c>, <c>archivePrefix</c> and
    /// <c>primaryClass</c> for papers in arXiv, <c>doi</c> where one is known, and <c>url</c>. Its braces are balanced whatever the
    /// texts hold.
    /// </summary>
    /// <param name="work">The work.</param>
    /// <param name="version">The version that is cited, or <c>null</c> for the paper as such.</param>
    public static string Write(Work work, int? version = null)
    {
        ArgumentNullException.ThrowIfNull(work);
        var entry = new StringBuilder($"@misc{{{CitationKey.Of(work)},\n");
        foreach (var (name, value) in FieldsOf(work, version).Where(field => field.Value.Length > 0))
            entry.Append(CultureInfo.InvariantCulture, $"{Indent}{name}={{{value}}},\n");
        return entry.Append("}\n").ToString();
    }

    private static IEnumerable<(string Name, string Value)> FieldsOf(Work work, int? version)
    {
        yield return ("title", BibTexText.Of(work.Title));
        yield return ("author", string.Join(" and ", work.Authors.Select(NameOf)));
        yield return ("year", CitationKey.YearOf(work)?.ToString(CultureInfo.InvariantCulture) ?? "");
        if (work.Key.Arxiv is { } id)
        {
            var name = version is null ? $"{id}" : $"{id}v{version}";
            yield return ("eprint", name);
            yield return ("archivePrefix", "arXiv");
            yield return ("primaryClass", work.Categories is [var primary, ..] ? primary.Value : "");
            yield return ("doi", BibTexText.OfAddress(work.Doi ?? ""));
            yield return ("url", $"https://arxiv.org/abs/{name}");
            yield break;
        }

        var doi = work.Doi ?? work.Key.Doi ?? "";
        yield return ("doi", BibTexText.OfAddress(doi));
        yield return ("url", doi.Length > 0 ? BibTexText.OfAddress("https://doi.org/" + doi) : "");
    }

    /// <summary>
    /// As arXiv does, given name first; where BibTeX would take that apart wrongly, family name first, and a name of one part in
    /// braces.
    /// </summary>
    private static string NameOf(PersonName name)
    {
        var (family, given) = (BibTexText.Of(name.Family), BibTexText.Of(name.Given));
        if (given.Length == 0)
            return name.Suffix.Length > 0 ? $"{{{family} {BibTexText.Of(name.Suffix)}}}" : $"{{{family}}}";
        if (name.Suffix.Length > 0)
            return $"{family}, {BibTexText.Of(name.Suffix)}, {given}";
        return family.Contains(' ', StringComparison.Ordinal) ? $"{family}, {given}" : $"{given} {family}";
    }
}

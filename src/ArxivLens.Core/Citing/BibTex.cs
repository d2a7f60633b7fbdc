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
    /// <c>primaryClass</c> for papers in arXiv, <c>doi</c> where one is known, and <c>url</c>; what the authors say of the journal
    /// is its <c>note</c>. Its braces are balanced whatever the texts hold.
    /// </summary>
    /// <param name="work">The work.</param>
    /// <param name="version">The version that is cited, or <c>null</c> for the paper as such.</param>
    public static string Write(Work work, int? version = null)
    {
        ArgumentNullException.ThrowIfNull(work);
        return Write(new CitedWork(work, version), CitationKey.Of(work));
    }

    /// <summary>The entry under a given name.</summary>
    internal static string Write(CitedWork cited, string name)
    {
        var entry = new StringBuilder($"@misc{{{name},\n");
        foreach (var (field, value) in FieldsOf(cited).Where(field => field.Value.Length > 0))
            entry.Append(CultureInfo.InvariantCulture, $"{Indent}{field}={{{value}}},\n");
        return entry.Append("}\n").ToString();
    }

    private static IEnumerable<(string Field, string Value)> FieldsOf(CitedWork cited)
    {
        var work = cited.Work;
        yield return ("title", work.Title.Length > 0 ? BibTexText.Of(work.Title) : BibTexText.Of(work.Key.ToString()));
        yield return ("author", string.Join(" and ", work.Authors.Select(BibTexName.Of).Where(author => author.Length > 0)));
        yield return ("year", CitationKey.YearOf(work)?.ToString(CultureInfo.InvariantCulture) ?? "");
        if (cited.IsPreprint)
        {
            yield return ("eprint", cited.ArxivName);
            yield return ("archivePrefix", "arXiv");
            yield return ("primaryClass", work.Categories is [var primary, ..] ? primary.Value : "");
        }

        yield return ("doi", BibTexText.OfAddress(cited.PublishedDoi));
        yield return ("note", BibTexText.Of(work.Paper?.JournalRef ?? ""));
        yield return ("url", BibTexText.OfAddress(cited.Address));
        yield return ("keywords", string.Join(", ", cited.Tags?.Select(BibTexText.Of) ?? []));
        yield return ("annote", BibTexText.Of(cited.Note));
    }
}

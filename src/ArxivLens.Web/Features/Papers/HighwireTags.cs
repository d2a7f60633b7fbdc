using System.Globalization;
using System.Text.RegularExpressions;
using ArxivLens.Core.Citing;
using ArxivLens.Core.Papers;

namespace ArxivLens.Web.Features.Papers;

/// <summary>
/// The Highwire tags by which reference managers and Google Scholar read a page: those that arXiv itself writes for the same paper, in
/// the same order and forms.
/// </summary>
public static partial class HighwireTags
{
    private const string DayForm = "yyyy'/'MM'/'dd";

    /// <summary>The tags of a work as names and values; none for a work of which only the key is known.</summary>
    /// <param name="work">The work.</param>
    /// <param name="version">The version the page shows, or <c>null</c> for the newest.</param>
    public static IEnumerable<(string Name, string Content)> Of(Work work, int? version = null)
    {
        ArgumentNullException.ThrowIfNull(work);
        return work.Title.Length == 0 ? [] : All(work, version).Where(tag => tag.Content.Length > 0);
    }

    /// <summary>An author as <c>Family, Given</c>.</summary>
    public static string Author(PersonName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var family = name.Suffix.Length > 0 ? $"{name.Family} {name.Suffix}" : name.Family;
        return name.Given.Length > 0 ? $"{family}, {name.Given}" : family;
    }

    /// <summary>When a work was first published, to the day when it is known, else the year.</summary>
    public static string? Date(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return work.Published?.ToString(DayForm, CultureInfo.InvariantCulture) ?? work.Year?.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A day.</summary>
    public static string Date(DateTimeOffset instant) => instant.UtcDateTime.ToString(DayForm, CultureInfo.InvariantCulture);

    private static IEnumerable<(string Name, string Content)> All(Work work, int? version)
    {
        yield return ("citation_title", Text(work.Title));
        foreach (var author in work.Authors)
            yield return ("citation_author", OneLine.Of(Author(author)));
        var journal = JournalKnown().Match(work.Paper?.JournalRef ?? "");
        if (journal.Success)
            yield return ("citation_journal_title", journal.Value);
        var yearOfJournal = journal.Success ? YearOf(work.Paper!.JournalRef!) : "";
        yield return ("citation_publication_date", yearOfJournal);
        yield return ("citation_doi", OneLine.Of(work.Doi ?? work.Key.Doi ?? ""));
        yield return ("citation_date", yearOfJournal.Length > 0 ? "" : Date(work) ?? "");
        if (work.Paper is { Versions: [.., var newest] versions })
            yield return ("citation_online_date", Date((versions.FirstOrDefault(one => one.Number == version) ?? newest).Created));
        if (work.Key.Arxiv is { } id)
        {
            yield return ("citation_pdf_url", $"https://arxiv.org/pdf/{id}");
            yield return ("citation_arxiv_id", $"{id}");
        }

        yield return ("citation_abstract", work.AbstractIsDescription ? "" : Text(work.Abstract));
    }

    private static string Text(string plain) => OneLine.Of(TexText.ToDisplay(plain));

    private static string YearOf(string reference)
    {
        var year = JournalYear().Match(reference);
        return year.Groups["end"].Success ? year.Groups["end"].Value : year.Groups["bracket"].Value;
    }

    // The one journal that arXiv names, since it asked for it.
    [GeneratedRegex("journal of artificial intelligence research", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex JournalKnown();

    [GeneratedRegex(@"[^0-9](?<end>[0-9]{4})\s*$|\((?<bracket>[0-9]{4})\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex JournalYear();
}

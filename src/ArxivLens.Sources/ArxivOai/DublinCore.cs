using System.Text;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.ArxivSnapshot;
using ArxivLens.Sources.Json;

namespace ArxivLens.Sources.ArxivOai;

/// <summary>
/// oai_dc: the fifteen elements every server gives. The first date is that of the first version; abstract and comments are both
/// descriptions, in this order; subjects are names of categories.
/// </summary>
internal static class DublinCore
{
    public static Work? Read(OaiPaper paper, OaiField metadata)
    {
        var descriptions = metadata.All("description").ToList();
        var identifiers = metadata.All("identifier").Select(text => text.Trim()).ToList();
        var names = metadata.All("creator").Select(RecordValues.Plain).OfType<string>().Select(PersonName.Parse).OfType<PersonName>();
        return paper.Make(
            OaiPaper.Plain(metadata, "title"),
            [.. names],
            SetCategories.Of(paper.Header.Sets, [.. metadata.All("subject").Select(text => text.Trim())]),
            identifiers.Where(text => text.StartsWith("doi:", StringComparison.OrdinalIgnoreCase))
                .Select(RecordValues.Doi).OfType<string>().FirstOrDefault(),
            RecordValues.Plain(descriptions.FirstOrDefault()),
            VersionsOf(metadata.Find("date")),
            new PaperFacts
            {
                Versions = [],
                Comments = RecordValues.Plain(descriptions.Skip(1).FirstOrDefault()),
                JournalRef = RecordValues.Plain(identifiers.Find(IsReference)),
                License = metadata.All("rights").FirstOrDefault(text => text.Contains("//", StringComparison.Ordinal))?.Trim(),
            });
    }

    // What is neither an address nor a DOI is where the paper was published.
    private static bool IsReference(string identifier) =>
        !identifier.Contains("://", StringComparison.Ordinal) && !identifier.StartsWith("doi:", StringComparison.OrdinalIgnoreCase);

    private static List<PaperVersion> VersionsOf(string? first) =>
        first is not null && VersionDate.Parse(Encoding.UTF8.GetBytes(first.Trim())) is { } created ? [new PaperVersion(1, created)] : [];
}

using System.Text;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.ArxivSnapshot;
using ArxivLens.Sources.Json;

namespace ArxivLens.Sources.ArxivOai;

/// <summary>
/// The format arXiv: authors one by one. Its <c>created</c> was the day of the first version until arXiv's server was written anew
/// in 2025, and is that of the newest since; the first is only believed where it can be told.
/// </summary>
internal static class ArxivFormat
{
    public static Work? Read(OaiPaper paper, OaiField metadata)
    {
        var authors = new List<PersonName>();
        foreach (var list in metadata.Parts)
        {
            if (list.Name != "authors") continue;
            foreach (var author in list.Parts)
            {
                if (author.Name == "author" && NameOf(author) is { } name) authors.Add(name);
            }
        }

        return paper.Make(metadata, authors, VersionsOf(paper.Id, metadata));
    }

    private static PersonName? NameOf(OaiField author) => PersonName.FromParsed(
        RecordValues.Plain(author.Find("keyname")) ?? "",
        RecordValues.Plain(author.Find("forenames")) ?? "",
        RecordValues.Plain(author.Find("suffix")) ?? "");

    // An identifier is given out when the first version comes in, or the day before a new month begins.
    private static List<PaperVersion> VersionsOf(ArxivId id, OaiField metadata)
    {
        if (metadata.Find("created") is not { } text || VersionDate.Parse(Encoding.UTF8.GetBytes(text.Trim())) is not { } created) return [];
        var months = (((id.Year - created.Year) * 12) + id.Month) - created.Month;
        return months is 0 or 1 ? [new PaperVersion(1, created)] : [];
    }
}

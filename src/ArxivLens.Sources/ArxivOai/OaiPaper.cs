using ArxivLens.Core.Categories;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.ArxivSnapshot;
using ArxivLens.Sources.Json;

namespace ArxivLens.Sources.ArxivOai;

/// <summary>A paper while it is made of a record, and what arXiv's three formats have in common.</summary>
internal sealed class OaiPaper(ArxivId id, OaiHeader header)
{
    /// <summary>Why there is none; <c>null</c> while nothing is wrong.</summary>
    public string? Reason { get; private set; }

    /// <summary>Its identifier.</summary>
    public ArxivId Id => id;

    /// <summary>What was sent around the metadata.</summary>
    public OaiHeader Header => header;

    /// <summary>Says what is wrong; the first fault is told.</summary>
    public Work? Fail(string reason)
    {
        Reason ??= reason;
        return null;
    }

    /// <summary>Makes the work of fields that are called alike in all of arXiv's formats.</summary>
    /// <param name="metadata">The fields.</param>
    /// <param name="authors">The authors.</param>
    /// <param name="versions">The versions that are known, none where the format does not say.</param>
    public Work? Make(OaiField metadata, IReadOnlyList<PersonName> authors, List<PaperVersion> versions)
    {
        if (metadata.Find("id") is { } named && (!ArxivId.TryParse(named, out var inner) || inner != id))
            return Fail($"id {RecordValues.Quote(named.Trim())} is not that of {RecordValues.Quote(header.Identifier)}");
        var (msc, acm) = (Plain(metadata, "msc-class"), Plain(metadata, "acm-class"));
        var work = Make(
            Plain(metadata, "title"),
            authors,
            CategoriesOf(metadata.Find("categories")),
            RecordValues.Doi(metadata.Find("doi")),
            Plain(metadata, "abstract"),
            versions,
            new PaperFacts
            {
                Versions = versions,
                Submitter = SubmitterOf(metadata),
                Comments = Plain(metadata, "comments"),
                JournalRef = Plain(metadata, "journal-ref"),
                ReportNumber = Plain(metadata, "report-no"),
                License = metadata.Find("license")?.Trim(),
                MscClass = msc,
                // arXiv's server prints the mathematical classes under the name of the other.
                AcmClass = acm == msc ? null : acm,
            });
        return work is null ? null : work with { AuthorLine = RecordedAuthors.Keep(metadata.Find("authors"), authors) };
    }

    /// <summary>Makes the work.</summary>
    public Work? Make(
        string? title,
        IReadOnlyList<PersonName> authors,
        IReadOnlyList<CategoryCode> categories,
        string? doi,
        string? text,
        List<PaperVersion> versions,
        PaperFacts facts)
    {
        if (title is null) Fail("title is missing");
        if (Reason is not null) return null;
        VersionList.Complete(versions, id, out var published);
        return new Work
        {
            Key = WorkKey.Of(id),
            Title = title!,
            Authors = authors,
            Year = published?.Year ?? id.Year,
            Published = published,
            Categories = categories,
            Doi = doi,
            Abstract = text ?? "",
            Paper = facts with { Versions = [.. versions], MetadataChanged = header.Datestamp },
        };
    }

    /// <summary>Plain text of a field in TeX; <c>null</c> when there is none.</summary>
    public static string? Plain(OaiField metadata, string name) => RecordValues.Plain(metadata.Find(name));

    // arXiv's server prints a submitter that it does not know as Python does.
    private static string? SubmitterOf(OaiField metadata) => Plain(metadata, "submitter") is { } name && name != "None" ? name : null;

    private IReadOnlyList<CategoryCode> CategoriesOf(string? text)
    {
        var codes = new List<CategoryCode>(4);
        foreach (var word in (text ?? "").Split([' ', ',', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (CategoryCode.TryParse(word, out var code)) codes.Add(code);
            else Fail($"categories {RecordValues.Quote(word)} is not a category");
        }

        return codes.Count > 0 ? codes : SetCategories.Of(header.Sets);
    }
}

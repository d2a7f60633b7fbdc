using System.Text.Json;
using ArxivLens.Core.Categories;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.Json;

namespace ArxivLens.Sources.ArxivSnapshot;

/// <summary>Reads one record of the snapshot.</summary>
internal sealed class SnapshotRecordParser() : JsonRecordParser(
    "id", "submitter", "authors", "title", "comments", "journal-ref", "doi", "report-no", "categories", "license", "abstract",
    "versions", "update_date", "authors_parsed", "description")
{
    private readonly List<PaperVersion> versions = [];
    private readonly List<PersonName> names = [];

    // In the order of the table of names
    private enum Field
    {
        Id,
        Submitter,
        Authors,
        Title,
        Comments,
        JournalRef,
        Doi,
        ReportNumber,
        Categories,
        License,
        Abstract,
        Versions,
        UpdateDate,
        AuthorsParsed,
        Description,
    }

    protected override void Reset()
    {
        versions.Clear();
        names.Clear();
    }

    protected override bool TryReadField(ref Utf8JsonReader reader, int field)
    {
        if (field == (int)Field.Versions)
            VersionList.Read(ref reader, Fields, field, versions);
        else if (field == (int)Field.AuthorsParsed)
            ParsedAuthors.Read(ref reader, Fields, field, names);
        else
            return false;
        return true;
    }

    protected override Work? Make(string title)
    {
        if (Key.Arxiv is not { } id)
        {
            Fields.Fail($"id \"{Key}\" is not an arXiv identifier");
            return null;
        }

        VersionList.Complete(versions, id, out var published);
        var text = RecordValues.Plain(TextOf((int)Field.Abstract));
        var description = text is null ? RecordValues.Plain(TextOf((int)Field.Description)) : null;
        IReadOnlyList<PersonName> authors = names.Count > 0 ? [.. names] : Authors();
        return new Work
        {
            Key = Key,
            Title = title,
            Authors = authors,
            AuthorLine = RecordedAuthors.Keep(TextOf((int)Field.Authors), authors),
            Year = published?.Year ?? id.Year,
            Published = published,
            Categories = Categories(),
            Doi = RecordValues.Doi(TextOf((int)Field.Doi)),
            Abstract = text ?? description ?? "",
            AbstractIsDescription = description is not null,
            Paper = Facts(),
        };
    }

    private PaperFacts Facts() => new()
    {
        Submitter = RecordValues.Plain(TextOf((int)Field.Submitter)),
        Comments = RecordValues.Plain(TextOf((int)Field.Comments)),
        JournalRef = RecordValues.Plain(TextOf((int)Field.JournalRef)),
        ReportNumber = RecordValues.Plain(TextOf((int)Field.ReportNumber)),
        License = string.IsNullOrWhiteSpace(TextOf((int)Field.License)) ? null : TextOf((int)Field.License)!.Trim(),
        Versions = [.. versions],
        MetadataChanged = RecordValues.Day(TextOf((int)Field.UpdateDate), Fields, (int)Field.UpdateDate),
    };

    private IReadOnlyList<PersonName> Authors() => TextOf((int)Field.Authors) is { } line ? PersonName.ParseLine(line) : [];

    private IReadOnlyList<CategoryCode> Categories() =>
        TextOf((int)Field.Categories) is { } codes ? RecordValues.Categories(codes, Fields, (int)Field.Categories) : [];
}

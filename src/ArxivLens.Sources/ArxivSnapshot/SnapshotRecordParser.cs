using System.Text.Json;
using ArxivLens.Core.Categories;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.Json;

namespace ArxivLens.Sources.ArxivSnapshot;

/// <summary>Reads one record of the snapshot. It keeps what it reads until the next, so it is for one thread.</summary>
internal sealed class SnapshotRecordParser
{
    private readonly RecordFields fields = new(
        "id", "submitter", "authors", "title", "comments", "journal-ref", "doi", "report-no", "categories", "license", "abstract",
        "versions", "update_date", "authors_parsed", "description");

    private readonly string?[] texts = new string?[15];
    private readonly List<PaperVersion> versions = [];
    private readonly List<PersonName> names = [];
    private WorkKey key;

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

    /// <summary>Reads a record; see <see cref="Lines.RecordParser{T}"/>.</summary>
    public Work? Parse(ReadOnlySpan<byte> line, out string? reason)
    {
        Work? work = null;
        try
        {
            var reader = new Utf8JsonReader(line);
            if (fields.Begin(ref reader) && ReadFields(ref reader))
                work = Make();
        }
        catch (JsonException e)
        {
            fields.Fail(JsonFault.Describe(e));
        }

        reason = fields.Fault;
        return reason is null ? work : null;
    }

    private bool ReadFields(ref Utf8JsonReader reader)
    {
        Array.Clear(texts);
        versions.Clear();
        names.Clear();
        key = default;
        while (fields.Fault is null && fields.Next(ref reader) is var field and >= 0)
            ReadField(ref reader, field);
        return fields.Fault is null;
    }

    private void ReadField(ref Utf8JsonReader reader, int field)
    {
        switch ((Field)field)
        {
            case Field.Id:
                key = RecordValues.Key(ref reader, fields, field);
                break;
            case Field.Versions:
                VersionList.Read(ref reader, fields, field, versions);
                break;
            case Field.AuthorsParsed:
                ParsedAuthors.Read(ref reader, fields, field, names);
                break;
            default:
                texts[field] = fields.Text(ref reader, field);
                break;
        }
    }

    private Work? Make()
    {
        var title = RecordValues.Plain(texts[(int)Field.Title]);
        if (key == default || title is null)
        {
            fields.Fail(key == default ? "id is missing" : "title is missing");
            return null;
        }

        if (key.Arxiv is not { } id)
        {
            fields.Fail($"id \"{key}\" is not an arXiv identifier");
            return null;
        }

        VersionList.Complete(versions, id, out var published);
        var text = RecordValues.Plain(texts[(int)Field.Abstract]);
        var description = text is null ? RecordValues.Plain(texts[(int)Field.Description]) : null;
        return new Work
        {
            Key = key,
            Title = title,
            Authors = names.Count > 0 ? [.. names] : Authors(),
            Year = (published ?? DateOnly.FromDateTime(versions[0].Created.UtcDateTime)).Year,
            Published = published,
            Categories = Categories(),
            Doi = RecordValues.Doi(texts[(int)Field.Doi]),
            Abstract = text ?? description ?? "",
            AbstractIsDescription = description is not null,
            Paper = Facts(),
        };
    }

    private PaperFacts Facts() => new()
    {
        Submitter = RecordValues.Plain(texts[(int)Field.Submitter]),
        Comments = RecordValues.Plain(texts[(int)Field.Comments]),
        JournalRef = RecordValues.Plain(texts[(int)Field.JournalRef]),
        ReportNumber = RecordValues.Plain(texts[(int)Field.ReportNumber]),
        License = string.IsNullOrWhiteSpace(texts[(int)Field.License]) ? null : texts[(int)Field.License]!.Trim(),
        Versions = [.. versions],
        MetadataChanged = RecordValues.Day(texts[(int)Field.UpdateDate], fields, (int)Field.UpdateDate),
    };

    private IReadOnlyList<PersonName> Authors() => texts[(int)Field.Authors] is { } line ? PersonName.ParseLine(line) : [];

    private IReadOnlyList<CategoryCode> Categories() =>
        texts[(int)Field.Categories] is { } codes ? RecordValues.Categories(codes, fields, (int)Field.Categories) : [];
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using ArxivLens.Core.Categories;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.Json;

namespace ArxivLens.Sources.WorkFile;

/// <summary>Reads one record of a file of works. It keeps what it reads until the next, so it is for one thread.</summary>
internal sealed class WorkRecordParser
{
    private const int FirstYear = 1000;
    private const int LastYear = 2999;

    private readonly RecordFields fields = new(
        "id", "title", "authors", "year", "categories", "doi", "published", "abstract", "description");

    private readonly List<PersonName> names = [];
    private readonly List<CategoryCode> categories = [];
    private readonly string?[] texts = new string?[9];
    private WorkKey key;
    private int? year;

    // In the order of the table of names
    private enum Field
    {
        Id,
        Title,
        Authors,
        Year,
        Categories,
        Doi,
        Published,
        Abstract,
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
        names.Clear();
        categories.Clear();
        key = default;
        year = null;
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
            case Field.Authors:
                ReadAuthors(ref reader, field);
                break;
            case Field.Year:
                ReadYear(ref reader, field);
                break;
            case Field.Categories:
                ReadCategories(ref reader, field);
                break;
            default:
                texts[field] = fields.Text(ref reader, field);
                break;
        }
    }

    private void ReadAuthors(ref Utf8JsonReader reader, int field)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            names.AddRange(PersonName.ParseLine(JsonText.Read(ref reader)));
            return;
        }

        if (!fields.BeginsList(ref reader, field))
            return;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (fields.Text(ref reader, field) is { } name && PersonName.Parse(name) is { } author)
                names.Add(author);
            if (fields.Fault is not null)
                return;
        }
    }

    private void ReadCategories(ref Utf8JsonReader reader, int field)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            categories.AddRange(RecordValues.Categories(JsonText.Read(ref reader), fields, field));
            return;
        }

        if (!fields.BeginsList(ref reader, field))
            return;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (fields.Text(ref reader, field) is { } code)
                categories.AddRange(RecordValues.Categories(code, fields, field));
            if (fields.Fault is not null)
                return;
        }
    }

    private void ReadYear(ref Utf8JsonReader reader, int field)
    {
        var text = reader.TokenType == JsonTokenType.Number
            ? Encoding.UTF8.GetString(reader.ValueSpan)
            : fields.Text(ref reader, field);
        if (string.IsNullOrWhiteSpace(text))
            return;
        if (int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value is >= FirstYear and <= LastYear)
        {
            year = value;
        }
        else
        {
            fields.Fail($"year {RecordValues.Quote(text)} is not a year of four digits");
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

        var published = RecordValues.Day(texts[(int)Field.Published], fields, (int)Field.Published);
        var text = RecordValues.Plain(texts[(int)Field.Abstract]);
        var description = text is null ? RecordValues.Plain(texts[(int)Field.Description]) : null;
        return new Work
        {
            Key = key,
            Title = title,
            Authors = [.. names],
            Year = year ?? published?.Year ?? key.Arxiv?.Year,
            Published = published,
            Categories = [.. categories],
            Doi = RecordValues.Doi(texts[(int)Field.Doi]) ?? key.Doi,
            Abstract = text ?? description ?? "",
            AbstractIsDescription = description is not null,
        };
    }
}

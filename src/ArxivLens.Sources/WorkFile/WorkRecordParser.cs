using System.Globalization;
using System.Text;
using System.Text.Json;
using ArxivLens.Core.Categories;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.Json;

namespace ArxivLens.Sources.WorkFile;

/// <summary>Reads one record of a file of works.</summary>
internal sealed class WorkRecordParser() : JsonRecordParser(
    "id", "title", "authors", "year", "categories", "doi", "published", "abstract", "description")
{
    private const int FirstYear = 1000;
    private const int LastYear = 2999;

    private readonly List<PersonName> names = [];
    private readonly List<string> recorded = [];
    private readonly List<CategoryCode> categories = [];
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

    protected override void Reset()
    {
        names.Clear();
        recorded.Clear();
        categories.Clear();
        year = null;
    }

    protected override bool TryReadField(ref Utf8JsonReader reader, int field)
    {
        if (field == (int)Field.Authors)
            ReadAuthors(ref reader, field);
        else if (field == (int)Field.Year)
            ReadYear(ref reader, field);
        else if (field == (int)Field.Categories)
            ReadCategories(ref reader, field);
        else
            return false;
        return true;
    }

    private void ReadAuthors(ref Utf8JsonReader reader, int field)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            recorded.Add(JsonText.Read(ref reader));
            names.AddRange(PersonName.ParseLine(recorded[0]));
            return;
        }

        if (!Fields.BeginsList(ref reader, field))
            return;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (Fields.Text(ref reader, field) is { } name)
            {
                recorded.Add(name);
                if (PersonName.Parse(name) is { } author)
                    names.Add(author);
            }

            if (Fields.Fault is not null)
                return;
        }
    }

    private void ReadCategories(ref Utf8JsonReader reader, int field)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            categories.AddRange(RecordValues.Categories(JsonText.Read(ref reader), Fields, field));
            return;
        }

        if (!Fields.BeginsList(ref reader, field))
            return;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (Fields.Text(ref reader, field) is { } code)
                categories.AddRange(RecordValues.Categories(code, Fields, field));
            if (Fields.Fault is not null)
                return;
        }
    }

    private void ReadYear(ref Utf8JsonReader reader, int field)
    {
        var text = reader.TokenType == JsonTokenType.Number
            ? Encoding.UTF8.GetString(reader.ValueSpan)
            : Fields.Text(ref reader, field);
        if (string.IsNullOrWhiteSpace(text))
            return;
        if (int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value is >= FirstYear and <= LastYear)
        {
            year = value;
        }
        else
        {
            Fields.Fail($"year {RecordValues.Quote(text)} is not a year of four digits");
        }
    }

    protected override Work? Make(string title)
    {
        var published = RecordValues.Day(TextOf((int)Field.Published), Fields, (int)Field.Published);
        var text = RecordValues.Plain(TextOf((int)Field.Abstract));
        var description = text is null ? RecordValues.Plain(TextOf((int)Field.Description)) : null;
        return new Work
        {
            Key = Key,
            Title = title,
            Authors = [.. names],
            AuthorLine = RecordedAuthors.Keep(string.Join(", ", recorded), names),
            Year = year ?? published?.Year ?? Key.Arxiv?.Year,
            Published = published,
            Categories = [.. categories],
            Doi = RecordValues.Doi(TextOf((int)Field.Doi)) ?? Key.Doi,
            Abstract = text ?? description ?? "",
            AbstractIsDescription = description is not null,
        };
    }
}

using System.Globalization;
using System.Text.Json;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.Json;

namespace ArxivLens.Sources.SemanticScholar;

/// <summary>
/// Reads what a record says of a work: title, authors, year and day, and its abstract where the record has one (publishers withhold
/// many). Dumps and answers differ in the case of the letters of their fields only.
/// </summary>
internal sealed class PaperFactsReader
{
    private const int FirstYear = 1000;
    private const int LastYear = 2999;
    private const int MostAuthors = 10_000;

    private readonly RecordFields fields = new(
        "title", "authors", "year", "publicationdate", "publicationDate", "abstract", "externalids", "externalIds");

    private readonly PaperNames names = new();
    private readonly List<PersonName> authors = [];
    private string? title;
    private string? summary;
    private int? year;
    private DateOnly? published;

    // In the order of the table of names
    private enum Field
    {
        Title,
        Authors,
        Year,
        PublicationDate,
        PublicationDateOfAnswer,
        Abstract,
        ExternalIds,
        ExternalIdsOfAnswer,
    }

    /// <summary>What is wrong with the record; <c>null</c> when nothing is.</summary>
    public string? Fault => fields.Fault;

    /// <summary>Reads a record; <c>null</c> when it has no title, or a fault.</summary>
    public Work? Read(ref Utf8JsonReader reader, WorkKey key)
    {
        names.Clear();
        (title, summary, year, published) = (null, null, null, null);
        authors.Clear();
        if (!fields.Begin(ref reader))
            return null;
        while (fields.Next(ref reader) is var field and >= 0)
            ReadField(ref reader, (Field)field);
        if (fields.Fault is not null || RecordValues.Plain(title) is not { } plain)
            return null;
        return new Work
        {
            Key = key,
            Title = plain,
            Authors = [.. authors],
            Year = year ?? published?.Year ?? key.Arxiv?.Year,
            Published = published,
            Doi = names.Doi ?? key.Doi,
            Abstract = RecordValues.Plain(summary) ?? "",
        };
    }

    private void ReadField(ref Utf8JsonReader reader, Field field)
    {
        switch (field)
        {
            case Field.Title:
                title = Lenient.Text(ref reader);
                break;
            case Field.Authors:
                ReadAuthors(ref reader);
                break;
            case Field.Year:
                year = YearOf(Lenient.TextOrNumber(ref reader));
                break;
            case Field.Abstract:
                summary = Lenient.Text(ref reader);
                break;
            case Field.ExternalIds or Field.ExternalIdsOfAnswer:
                names.Read(ref reader, null);
                break;
            default:
                published = DayOf(Lenient.Text(ref reader)) ?? published;
                break;
        }
    }

    private void ReadAuthors(ref Utf8JsonReader reader)
    {
        if (!Lenient.BeginsList(ref reader))
            return;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var name = Lenient.BeginsObject(ref reader) ? ReadName(ref reader) : null;
            if (name is not null && authors.Count < MostAuthors && PersonName.Parse(name) is { } author)
                authors.Add(author);
        }
    }

    private static string? ReadName(ref Utf8JsonReader reader)
    {
        string? name = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isName = JsonText.IsName(ref reader, "name"u8);
            reader.Read();
            if (isName)
                name = Lenient.Text(ref reader);
            else
                reader.Skip();
        }

        return name;
    }

    private static int? YearOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= FirstYear and <= LastYear
            ? year
            : null;

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= FirstYear and <= LastYear
            ? day
            : null;
}

using System.Globalization;
using System.Text.Json;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.Json;

namespace ArxivLens.Sources.OpenAlex;

/// <summary>
/// Reads works as OpenAlex writes them. Only a record without an id is refused: whatever else is missing, null or of another type
/// than usual is as if it were not there. It keeps what it reads until the next record, so it is for one thread.
/// </summary>
internal sealed class OpenAlexParser
{
    /// <summary>Authors a record names at most; of works with more the rest is cut off.</summary>
    public const int MostAuthors = 100;

    private const int FirstYear = 1000;
    private const int LastYear = 2999;

    private readonly RecordFields fields = new(
        "id", "doi", "title", "display_name", "publication_year", "publication_date", "ids", "primary_location", "authorships",
        "is_authors_truncated", "is_retracted", "locations", "best_oa_location", "referenced_works", "abstract_inverted_index");

    private readonly string?[] texts = new string?[15];
    private readonly PlacesOfWork places = new();
    private readonly Authorships authorships = new();
    private readonly InvertedAbstract inverted = new();
    private readonly HashSet<long> references = [];
    private readonly List<long> ordered = [];
    private string text = "";
    private bool isRetracted;
    private bool isCut;
    private string? pmid;
    private string? mag;

    // In the order of the table of names
    private enum Field
    {
        Id,
        Doi,
        Title,
        DisplayName,
        Year,
        Date,
        Ids,
        PrimaryLocation,
        Authorships,
        IsCut,
        IsRetracted,
        Locations,
        BestLocation,
        References,
        Abstract,
    }

    /// <summary>Reads the names of a work and what it cites, which is fast; see <see cref="Lines.RecordParser{T}"/>.</summary>
    public OpenAlexWork? ParseLinks(ReadOnlySpan<byte> record, out string? reason) => Parse(record, readsFacts: false, out reason);

    /// <summary>Reads a work whole; see <see cref="Lines.RecordParser{T}"/>.</summary>
    public OpenAlexWork? Parse(ReadOnlySpan<byte> record, out string? reason) => Parse(record, readsFacts: true, out reason);

    private OpenAlexWork? Parse(ReadOnlySpan<byte> record, bool readsFacts, out string? reason)
    {
        OpenAlexWork? work = null;
        try
        {
            var reader = new Utf8JsonReader(record);
            if (fields.Begin(ref reader) && ReadFields(ref reader, readsFacts))
                work = Make(readsFacts);
        }
        catch (JsonException e)
        {
            fields.Fail(JsonFault.Describe(e));
        }

        reason = fields.Fault;
        return reason is null ? work : null;
    }

    private bool ReadFields(ref Utf8JsonReader reader, bool readsFacts)
    {
        Reset();
        while (fields.Fault is null && fields.Next(ref reader) is var field and >= 0)
        {
            if (!TryReadLink(ref reader, (Field)field) && (!readsFacts || !TryReadFact(ref reader, (Field)field)))
                reader.Skip();
        }

        return fields.Fault is null;
    }

    private void Reset()
    {
        Array.Clear(texts);
        places.Clear();
        authorships.Clear();
        references.Clear();
        ordered.Clear();
        text = "";
        isRetracted = isCut = false;
        pmid = mag = null;
    }

    private bool TryReadLink(ref Utf8JsonReader reader, Field field)
    {
        switch (field)
        {
            case Field.Id or Field.Doi:
                texts[(int)field] = Lenient.TextOrNumber(ref reader);
                return true;
            case Field.Ids:
                ReadIds(ref reader);
                return true;
            case Field.PrimaryLocation or Field.BestLocation or Field.Locations:
                places.Read(ref reader);
                return true;
            case Field.IsRetracted:
                isRetracted = Lenient.Flag(ref reader);
                return true;
            case Field.References:
                ReadReferences(ref reader);
                return true;
            default:
                return false;
        }
    }

    private bool TryReadFact(ref Utf8JsonReader reader, Field field)
    {
        switch (field)
        {
            case Field.Title or Field.DisplayName or Field.Year or Field.Date:
                texts[(int)field] = Lenient.TextOrNumber(ref reader);
                return true;
            case Field.Authorships:
                authorships.Read(ref reader);
                return true;
            case Field.IsCut:
                isCut = Lenient.Flag(ref reader);
                return true;
            case Field.Abstract:
                text = inverted.Read(ref reader);
                return true;
            default:
                return false;
        }
    }

    private void ReadIds(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isPmid, isMag) = (JsonText.IsName(ref reader, "pmid"u8), JsonText.IsName(ref reader, "mag"u8));
            var isDoi = JsonText.IsName(ref reader, "doi"u8);
            reader.Read();
            var value = Lenient.TextOrNumber(ref reader);
            if (isPmid)
                pmid = NumberAtEnd(value);
            else if (isMag)
                mag = NumberAtEnd(value);
            else if (isDoi)
                texts[(int)Field.Doi] ??= value;
        }
    }

    private void ReadReferences(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String && OpenAlexId.TryParse(reader.ValueSpan, out var number))
                ordered.Add(number);
            else
                reader.Skip();
        }
    }

    private OpenAlexWork? Make(bool readsFacts)
    {
        if (texts[(int)Field.Id] is not { } id || !OpenAlexId.TryParse(id, out var number))
        {
            fields.Fail(texts[(int)Field.Id] is { } odd ? $"id {RecordValues.Quote(odd)} is not a work of OpenAlex" : "id is missing");
            return null;
        }

        var recorded = DoiText.TryClean(texts[(int)Field.Doi], out var clean) ? clean : null;
        ArxivId? arxiv = recorded is not null && WorkKey.TryParse(recorded, out var key) ? key.Arxiv : null;
        var isArxivs = recorded is not null && recorded.StartsWith("10.48550/", StringComparison.Ordinal);
        var cited = ordered.FindAll(other => other != number && references.Add(other));
        return new OpenAlexWork
        {
            Number = number,
            Arxiv = arxiv ?? places.Arxiv,
            Doi = isArxivs ? null : recorded,
            Pmid = pmid,
            Mag = mag,
            IsRetracted = isRetracted,
            References = cited,
            SelfCitations = ordered.Count(other => other == number),
            Facts = readsFacts ? MakeFacts() : null,
        };
    }

    private OpenAlexFacts MakeFacts()
    {
        var title = MarkedText.Plain(texts[(int)Field.Title]) is { Length: > 0 } given
            ? given
            : MarkedText.Plain(texts[(int)Field.DisplayName]);
        var isDay = DateOnly.TryParseExact(
            texts[(int)Field.Date], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        var isYear = int.TryParse(texts[(int)Field.Year], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is >= FirstYear and <= LastYear;
        return new OpenAlexFacts(
            title,
            authorships.Names,
            isCut || authorships.Count >= MostAuthors,
            isYear ? year : null,
            isDay && day.Year is >= FirstYear and <= LastYear ? day : null,
            MarkedText.Plain(text));
    }

    // https://pubmed.ncbi.nlm.nih.gov/29456894, or the number alone
    private static string? NumberAtEnd(string? value)
    {
        if (value is null)
            return null;
        var bare = value.TrimEnd('/');
        bare = bare[(bare.LastIndexOfAny(['/', ':']) + 1)..].Trim();
        return bare.Length is > 0 and <= 18 && bare.All(char.IsAsciiDigit) && bare.TrimStart('0') is { Length: > 0 } number
            ? number
            : null;
    }
}

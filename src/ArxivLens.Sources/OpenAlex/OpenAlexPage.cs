using System.Text.Json;
using ArxivLens.Sources.Json;

namespace ArxivLens.Sources.OpenAlex;

/// <summary>A page of works that the interface answered with.</summary>
/// <param name="Works">The works that could be read.</param>
/// <param name="Count">How many there are on all pages; <c>null</c> where it does not say.</param>
/// <param name="Next">Where the next page begins; <c>null</c> behind the last.</param>
/// <param name="Unread">How many could not be read.</param>
internal sealed record OpenAlexPage(IReadOnlyList<OpenAlexWork> Works, long? Count, string? Next, int Unread)
{
    /// <summary>Reads an answer: a page, or the one work that was asked for.</summary>
    /// <returns><c>null</c> when it is neither.</returns>
    public static OpenAlexPage? Read(ReadOnlySpan<byte> json)
    {
        var parser = new OpenAlexParser();
        if (!AnswerElements.IsAnswer(json))
            return parser.Parse(json, out _) is { } work ? new OpenAlexPage([work], null, null, 0) : null;
        var found = AnswerElements.Find(json, out var fault);
        if (fault is not null)
            return null;
        var works = new List<OpenAlexWork>(found.Count);
        foreach (var range in found)
        {
            if (parser.Parse(json[range], out _) is { } work)
                works.Add(work);
        }

        var (count, next) = ReadMeta(json);
        return new OpenAlexPage(works, count, next, found.Count - works.Count);
    }

    private static (long? Count, string? Next) ReadMeta(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isMeta = JsonText.IsName(ref reader, "meta"u8);
            reader.Read();
            if (isMeta && reader.TokenType == JsonTokenType.StartObject)
                return ReadPlace(ref reader);
            reader.Skip();
        }

        return default;
    }

    private static (long? Count, string? Next) ReadPlace(ref Utf8JsonReader reader)
    {
        long? count = null;
        string? next = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isCount, isNext) = (JsonText.IsName(ref reader, "count"u8), JsonText.IsName(ref reader, "next_cursor"u8));
            reader.Read();
            if (isCount && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number))
                count = number;
            else if (isNext && reader.TokenType == JsonTokenType.String)
                next = JsonText.Read(ref reader);
            else
                reader.Skip();
        }

        return (count, string.IsNullOrEmpty(next) ? null : next);
    }
}

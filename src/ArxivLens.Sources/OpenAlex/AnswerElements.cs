using System.Text.Json;
using ArxivLens.Sources.Json;

namespace ArxivLens.Sources.OpenAlex;

/// <summary>Finds the records in an answer of an interface: those of its list <c>results</c>, or of a bare list.</summary>
internal static class AnswerElements
{
    /// <summary>Whether a JSON text is an answer and not a record itself.</summary>
    public static bool IsAnswer(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            if (!reader.Read() || reader.TokenType == JsonTokenType.StartArray)
                return reader.TokenType == JsonTokenType.StartArray;
            // Records begin with their id, so that seldom more than the first name is looked at.
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName && !JsonText.IsName(ref reader, "id"u8))
            {
                var isResults = JsonText.IsName(ref reader, "results"u8);
                reader.Read();
                if (isResults && reader.TokenType == JsonTokenType.StartArray)
                    return true;
                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // Whoever reads it as a record says what is wrong with it.
        }

        return false;
    }

    /// <summary>Finds where the records stand.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="fault">What is wrong behind the last of them; <c>null</c> when nothing is.</param>
    /// <returns>Beginning and end of each record that is whole.</returns>
    public static List<Range> Find(ReadOnlySpan<byte> json, out string? fault)
    {
        var found = new List<Range>();
        fault = null;
        try
        {
            var reader = new Utf8JsonReader(json);
            if (FindList(ref reader))
                Collect(ref reader, found);
            while (reader.Read())
                reader.Skip();
        }
        catch (JsonException e)
        {
            fault = JsonFault.Describe(e);
        }

        return found;
    }

    private static bool FindList(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray)
            return true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isResults = JsonText.IsName(ref reader, "results"u8);
            reader.Read();
            if (isResults && reader.TokenType == JsonTokenType.StartArray)
                return true;
            reader.Skip();
        }

        return false;
    }

    private static void Collect(ref Utf8JsonReader reader, List<Range> found)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            found.Add(start..(int)reader.BytesConsumed);
        }
    }
}

using System.Text.Json;

namespace ArxivLens.Sources.Json;

/// <summary>
/// Walks over the fields of one JSON object. Fields are known by position in a table, unknown ones are skipped, and one that
/// stands twice is a fault, since no choice between the two could be right.
/// </summary>
internal sealed class RecordFields(params string[] names)
{
    private readonly byte[][] encoded = [.. names.Select(System.Text.Encoding.UTF8.GetBytes)];
    private ulong seen;
    private int expected;

    /// <summary>What is wrong with the record; <c>null</c> so far.</summary>
    public string? Fault { get; private set; }

    /// <summary>The name of a field.</summary>
    public string NameOf(int field) => names[field];

    /// <summary>Begins a record.</summary>
    public bool Begin(ref Utf8JsonReader reader)
    {
        seen = 0;
        expected = 0;
        Fault = null;
        reader.Read();
        return reader.TokenType == JsonTokenType.StartObject
            || Fail($"the line is {Describe(reader.TokenType)}, not a JSON object");
    }

    /// <summary>Goes to the value of the next known field.</summary>
    /// <returns>Its position in the table; -1 at the end of the record or at a fault.</returns>
    public int Next(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = Find(ref reader);
            if (field < 0)
            {
                reader.Skip();
                continue;
            }

            if ((seen & (1UL << field)) != 0)
            {
                Fail($"field \"{names[field]}\" stands twice");
                return -1;
            }

            seen |= 1UL << field;
            reader.Read();
            return field;
        }

        // reading past the object finds what should not be there
        reader.Read();
        return -1;
    }

    /// <summary>A text or nothing; <c>null</c> with a fault when it is anything else.</summary>
    public string? Text(ref Utf8JsonReader reader, int field)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return JsonText.Read(ref reader);
            case JsonTokenType.Null:
                return null;
            default:
                Fail($"field \"{names[field]}\" is {Describe(reader.TokenType)}, not a text");
                return null;
        }
    }

    /// <summary>Whether a list begins here; a fault when something else does. Nothing (<c>null</c>) is an empty list.</summary>
    public bool BeginsList(ref Utf8JsonReader reader, int field)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
            return true;
        if (reader.TokenType != JsonTokenType.Null)
            Fail($"field \"{names[field]}\" is {Describe(reader.TokenType)}, not a list");
        return false;
    }

    /// <summary>Notes a fault.</summary>
    /// <returns><c>false</c>.</returns>
    public bool Fail(string fault)
    {
        Fault ??= fault;
        return false;
    }

    /// <summary>A token for people.</summary>
    public static string Describe(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "a text",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        _ => "null",
    };

    private int Find(ref Utf8JsonReader reader)
    {
        // files keep their fields in one order, so the field after the last one is the likeliest
        for (var i = 0; i < encoded.Length; i++)
        {
            var field = expected + i < encoded.Length ? expected + i : expected + i - encoded.Length;
            if (!JsonText.IsName(ref reader, encoded[field]))
                continue;
            expected = field + 1 < encoded.Length ? field + 1 : 0;
            return field;
        }

        return -1;
    }
}

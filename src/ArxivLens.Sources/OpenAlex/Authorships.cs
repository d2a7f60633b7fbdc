using System.Text.Json;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.Json;

namespace ArxivLens.Sources.OpenAlex;

/// <summary>Reads who wrote a work: the name as it was printed, else the one OpenAlex gives the person.</summary>
internal sealed class Authorships
{
    private readonly List<PersonName> names = [];

    /// <summary>Entries of the list, those without a name too.</summary>
    public int Count { get; private set; }

    /// <summary>The names in order.</summary>
    public IReadOnlyList<PersonName> Names => [.. names];

    /// <summary>Forgets the work before.</summary>
    public void Clear()
    {
        names.Clear();
        Count = 0;
    }

    /// <summary>Reads the list that begins where the reader is; anything else is none.</summary>
    public void Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Count++;
            if (reader.TokenType != JsonTokenType.StartObject)
                reader.Skip();
            else if (ReadName(ref reader) is { } name)
                names.Add(name);
        }
    }

    private static PersonName? ReadName(ref Utf8JsonReader reader)
    {
        string? printed = null;
        string? known = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isPrinted = JsonText.IsName(ref reader, "raw_author_name"u8);
            var isPerson = JsonText.IsName(ref reader, "author"u8);
            reader.Read();
            if (isPrinted)
                printed = Lenient.TextOrNumber(ref reader);
            else if (isPerson && reader.TokenType == JsonTokenType.StartObject)
                known = ReadPerson(ref reader);
            else
                reader.Skip();
        }

        return Parse(printed) ?? Parse(known);
    }

    private static string? ReadPerson(ref Utf8JsonReader reader)
    {
        string? name = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isName = JsonText.IsName(ref reader, "display_name"u8);
            reader.Read();
            if (isName)
                name = Lenient.TextOrNumber(ref reader);
            else
                reader.Skip();
        }

        return name;
    }

    private static PersonName? Parse(string? name)
    {
        var plain = MarkedText.Plain(name);
        return plain.Length == 0 ? null : PersonName.Parse(plain);
    }
}

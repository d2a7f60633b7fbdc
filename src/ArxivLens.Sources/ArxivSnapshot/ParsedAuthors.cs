using System.Text.Json;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.Json;

namespace ArxivLens.Sources.ArxivSnapshot;

/// <summary>Reads <c>authors_parsed</c>: a list of <c>[family, given, suffix, affiliation …]</c>.</summary>
internal static class ParsedAuthors
{
    public static void Read(ref Utf8JsonReader reader, RecordFields fields, int field, List<PersonName> names)
    {
        if (!fields.BeginsList(ref reader, field))
            return;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                var found = RecordFields.Describe(reader.TokenType);
                fields.Fail($"authors_parsed holds {found} where [family, given, suffix] should be");
                return;
            }

            names.AddRange(ReadNames(ref reader, fields, field));
        }
    }

    private static IReadOnlyList<PersonName> ReadNames(ref Utf8JsonReader reader, RecordFields fields, int field)
    {
        string? family = null, given = null, suffix = null;
        for (var part = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; part++)
        {
            // what follows are affiliations, which may be lists
            if (part > 2)
            {
                reader.Skip();
                continue;
            }

            var text = fields.Text(ref reader, field);
            if (fields.Fault is not null)
                return [];
            _ = part switch { 0 => family = text, 1 => given = text, _ => suffix = text };
        }

        return PersonName.ListFromParsed(family ?? "", given ?? "", suffix ?? "");
    }
}

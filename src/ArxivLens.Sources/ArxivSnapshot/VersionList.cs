using System.Buffers.Text;
using System.Text.Json;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.Json;

namespace ArxivLens.Sources.ArxivSnapshot;

/// <summary>Reads <c>versions</c>: a list of <c>{"version": "v1", "created": "Mon, 2 Apr 2007 19:18:42 GMT"}</c>.</summary>
internal static class VersionList
{
    private const int MostVersions = 9_999;

    public static void Read(ref Utf8JsonReader reader, RecordFields fields, int field, List<PaperVersion> versions)
    {
        if (!fields.BeginsList(ref reader, field))
            return;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                fields.Fail($"versions holds {RecordFields.Describe(reader.TokenType)} where a version should be");
                return;
            }

            // a version whose date cannot be read says nothing
            var version = ReadVersion(ref reader, versions.Count + 1);
            if (version is not null && versions.TrueForAll(known => known.Number != version.Number))
                versions.Add(version);
            if (versions.Count > MostVersions)
            {
                fields.Fail("versions holds more than 9,999 versions");
                return;
            }
        }
    }

    /// <summary>
    /// Puts versions in order. Where none could be read, one is made: the first of the month in the identifier, for want of
    /// better. The day of publication is that of the first version; without it the day is not known.
    /// </summary>
    public static void Complete(List<PaperVersion> versions, ArxivId id, out DateOnly? published)
    {
        versions.Sort((left, right) => left.Number.CompareTo(right.Number));
        published = versions.Count > 0 && versions[0].Number == 1 ? DateOnly.FromDateTime(versions[0].Created.UtcDateTime) : null;
        if (versions.Count == 0)
            versions.Add(new PaperVersion(1, new DateTimeOffset(id.Year, id.Month, 1, 0, 0, 0, TimeSpan.Zero)));
    }

    private static PaperVersion? ReadVersion(ref Utf8JsonReader reader, int position)
    {
        var number = position;
        DateTimeOffset? created = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isLabel = JsonText.IsName(ref reader, "version"u8);
            var isDate = JsonText.IsName(ref reader, "created"u8);
            reader.Read();
            if (reader.TokenType != JsonTokenType.String)
                reader.Skip();
            else if (isLabel)
                number = NumberOf(reader.ValueSpan) ?? position;
            else if (isDate)
                created = VersionDate.Parse(reader.ValueSpan);
        }

        return created is { } at ? new PaperVersion(number, at) : null;
    }

    private static int? NumberOf(ReadOnlySpan<byte> label)
    {
        if (label.Length is < 2 or > 5 || label[0] != 'v')
            return null;
        var isNumber = Utf8Parser.TryParse(label[1..], out int number, out var read) && read == label.Length - 1;
        return isNumber && number > 0 ? number : null;
    }
}

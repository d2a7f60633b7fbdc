using System.Text.Json;
using ArxivLens.Core.Papers;

namespace ArxivLens.Sources.Json;

/// <summary>
/// Reads one JSON object as a work: its identity and title, which every record needs, and its plain texts; a format adds its own
/// fields. It keeps what it reads until the next record, so it is for one thread.
/// </summary>
/// <param name="names">Names of the fields the format knows, among them <c>id</c> and <c>title</c>.</param>
internal abstract class JsonRecordParser(params string[] names)
{
    private readonly int idField = Array.IndexOf(names, "id");
    private readonly int titleField = Array.IndexOf(names, "title");
    private readonly string?[] texts = new string?[names.Length];

    /// <summary>The fields and what is wrong with them.</summary>
    protected RecordFields Fields { get; } = new(names);

    /// <summary>Identity of the record that is being read.</summary>
    protected WorkKey Key { get; private set; }

    /// <summary>Reads a record; see <see cref="Lines.RecordParser{T}"/>.</summary>
    public Work? Parse(ReadOnlySpan<byte> line, out string? reason)
    {
        Work? work = null;
        try
        {
            var reader = new Utf8JsonReader(line);
            if (Fields.Begin(ref reader) && ReadFields(ref reader))
                work = MakeNamed();
        }
        catch (JsonException e)
        {
            Fields.Fail(JsonFault.Describe(e));
        }

        reason = Fields.Fault;
        return reason is null ? work : null;
    }

    /// <summary>Forgets the record before.</summary>
    protected abstract void Reset();

    /// <summary>Reads the value of a field.</summary>
    /// <returns><c>false</c> when the field is a plain text, which is read here.</returns>
    protected abstract bool TryReadField(ref Utf8JsonReader reader, int field);

    /// <summary>Makes the work of what was read.</summary>
    protected abstract Work? Make(string title);

    /// <summary>A plain text as it stands in the record; <c>null</c> when there is none.</summary>
    protected string? TextOf(int field) => texts[field];

    private bool ReadFields(ref Utf8JsonReader reader)
    {
        Array.Clear(texts);
        Key = default;
        Reset();
        while (Fields.Fault is null && Fields.Next(ref reader) is var field and >= 0)
        {
            if (field == idField)
                Key = RecordValues.Key(ref reader, Fields, field);
            else if (!TryReadField(ref reader, field))
                texts[field] = Fields.Text(ref reader, field);
        }

        return Fields.Fault is null;
    }

    private Work? MakeNamed()
    {
        var title = RecordValues.Plain(texts[titleField]);
        if (Key != default && title is not null)
            return Make(title);
        Fields.Fail(Key == default ? "id is missing" : "title is missing");
        return null;
    }
}

using System.Text.Json;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.Json;

namespace ArxivLens.Sources.SemanticScholar;

/// <summary>Reads rows of the dataset <c>abstracts</c>; a row of no work of the library is read no further than its number.</summary>
/// <param name="works">The works of the library by corpus id.</param>
/// <param name="nameless">Those that nothing but their corpus id names.</param>
internal sealed class AbstractRowParser(CorpusMap works, KnownWorks nameless)
{
    private readonly RecordFields fields = new("corpusid", "abstract");

    /// <summary>Reads a row; see <see cref="DumpRowReader{T}"/>. An abstract that is withheld is none.</summary>
    public bool TryRead(ReadOnlySpan<byte> line, out DumpAbstract? row, out string? reason)
    {
        row = null;
        try
        {
            var reader = new Utf8JsonReader(line);
            if (fields.Begin(ref reader))
                row = Read(ref reader);
        }
        catch (JsonException e)
        {
            fields.Fail(JsonFault.Describe(e));
        }

        reason = fields.Fault;
        return reason is null && row is not null;
    }

    private DumpAbstract? Read(ref Utf8JsonReader reader)
    {
        WorkKey? key = null;
        string? text = null;
        while (fields.Next(ref reader) is var field and >= 0)
        {
            if (field == 1)
                text = Lenient.Text(ref reader);
            else if (!CorpusIds.TryRead(ref reader, out var id) || id == 0)
                fields.Fail("corpusid is not a corpus id");
            else if ((key = Find(id)) is null)
                return null;
        }

        if (key is null)
            fields.Fail("corpusid is missing");
        return key is { } known && RecordValues.Plain(text) is { } plain ? new DumpAbstract(known, plain) : null;
    }

    private WorkKey? Find(long id)
    {
        if (works.TryFind(id, out var work))
            return work.Key;
        return nameless.IsNameless(id) ? CorpusIds.KeyOf(id) : null;
    }
}

using System.Text.Json;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.Json;

namespace ArxivLens.Sources.SemanticScholar;

/// <summary>
/// Reads rows of the dataset <c>papers</c>, and of <c>paper-ids</c> where they name works elsewhere. Of a row that cannot be of the
/// library only its number and its names are read; all else of it is not looked at.
/// </summary>
/// <param name="known">What the library has.</param>
/// <param name="takesAll">Whether every work is taken.</param>
internal sealed class PaperRowParser(KnownWorks known, bool takesAll)
{
    private readonly RecordFields fields = new("corpusid", "externalids");
    private readonly PaperFactsReader facts = new();
    private readonly PaperNames names = new();
    private long corpusId;
    private bool mayBeNew;

    /// <summary>Reads a row; see <see cref="DumpRowReader{T}"/>.</summary>
    public bool TryRead(ReadOnlySpan<byte> line, out DumpPaper? paper, out string? reason)
    {
        paper = null;
        corpusId = 0;
        names.Clear();
        try
        {
            var reader = new Utf8JsonReader(line);
            if (fields.Begin(ref reader) && TryReadNames(ref reader) && FindKey() is { } key)
                paper = Make(line, key);
        }
        catch (JsonException e)
        {
            fields.Fail(JsonFault.Describe(e));
        }

        reason = fields.Fault;
        return reason is null && paper is not null;
    }

    private bool TryReadNames(ref Utf8JsonReader reader)
    {
        var left = 2;
        while (left > 0 && fields.Next(ref reader) is var field and >= 0)
        {
            left--;
            if (field != 0)
                names.Read(ref reader, takesAll ? null : known);
            else if (!CorpusIds.TryRead(ref reader, out corpusId))
                return fields.Fail("corpusid is not a corpus id");
        }

        return corpusId > 0 || (fields.Fault is null && fields.Fail("corpusid is missing"));
    }

    /// <summary>The key under which the library has the work, or would have it; <c>null</c> when it is of no use.</summary>
    private WorkKey? FindKey()
    {
        mayBeNew = takesAll;
        var isNameless = known.IsNameless(corpusId);
        if (!takesAll && !names.MayBeKnown && !isNameless)
            return null;
        var keys = names.Keys().ToList();
        if (keys.Exists(known.MayHave))
            return keys.Find(known.MayHave);
        if (keys.Exists(known.IsTwin))
        {
            mayBeNew = true;
            return keys.Find(known.IsTwin);
        }

        if (takesAll && keys.Count > 0)
            return keys[0];
        return takesAll || isNameless ? CorpusIds.KeyOf(corpusId) : null;
    }

    private DumpPaper? Make(ReadOnlySpan<byte> line, WorkKey key)
    {
        var reader = new Utf8JsonReader(line);
        var work = facts.Read(ref reader, key);
        if (facts.Fault is { } fault)
        {
            fields.Fail(fault);
            return null;
        }

        return new DumpPaper(corpusId, key, mayBeNew, known.IsNameless(corpusId), work);
    }
}

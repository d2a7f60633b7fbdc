using System.Text.Json;
using ArxivLens.Core.Citations;
using ArxivLens.Sources.Json;

namespace ArxivLens.Sources.SemanticScholar;

/// <summary>
/// Reads rows of the dataset <c>citations</c>. A row is read only until both its ends are known, unless it is of the library: of
/// 2.8 billion rows all but some percent concern none of its works.
/// </summary>
/// <param name="works">The works of the library by corpus id.</param>
/// <param name="keepsUnknown">Whether it is kept that a paper of arXiv cites a work the library does not have.</param>
/// <param name="counts">What the rows come to.</param>
internal sealed class CitationRowParser(CorpusMap works, bool keepsUnknown, CitationCounts counts)
{
    private readonly RecordFields fields = new(
        "citationid", "citingcorpusid", "citedcorpusid", "isinfluential", "contexts", "intents", "updated", "contextsWithIntent");

    private readonly Contexts contexts = new();
    private long citing;
    private long cited;

    // In the order of the table of names
    private enum Field
    {
        CitationId,
        Citing,
        Cited,
        IsInfluential,
        Contexts,
        Intents,
        Updated,
        ContextsWithIntent,
    }

    /// <summary>Reads a row; see <see cref="DumpRowReader{T}"/>.</summary>
    public bool TryRead(ReadOnlySpan<byte> line, out DumpCitation citation, out string? reason)
    {
        counts.Rows++;
        citing = cited = -1;
        contexts.Clear();
        citation = default;
        var isKept = false;
        try
        {
            var reader = new Utf8JsonReader(line);
            isKept = fields.Begin(ref reader) && TryReadFields(ref reader, out citation);
        }
        catch (JsonException e)
        {
            fields.Fail(JsonFault.Describe(e));
        }

        reason = fields.Fault;
        if (reason is not null || !isKept)
            return false;
        counts.Kept++;
        return true;
    }

    private bool TryReadFields(ref Utf8JsonReader reader, out DumpCitation row)
    {
        row = default;
        var isKept = false;
        while (fields.Fault is null && fields.Next(ref reader) is var field and >= 0)
        {
            if ((Field)field is Field.Citing or Field.Cited)
            {
                ReadEnd(ref reader, field);
                if (citing < 0 || cited < 0 || fields.Fault is not null)
                    continue;
                isKept = TryDecide(out row);
                if (!isKept)
                    return false;
            }
            else
            {
                ReadContext(ref reader, (Field)field);
            }
        }

        if (!isKept && fields.Fault is null)
            CountWithoutEnd();
        if (!isKept || fields.Fault is not null)
            return false;
        row = row with { Citation = row.Citation with { Contexts = contexts.ToList() } };
        return true;
    }

    /// <summary>An end that is not there at all is as one that is null; a row without both is none.</summary>
    private void CountWithoutEnd()
    {
        if (citing < 0 && cited < 0)
            fields.Fail($"{fields.NameOf((int)Field.Citing)} is missing");
        else
            TryDecide(out _);
    }

    private void ReadEnd(ref Utf8JsonReader reader, int field)
    {
        if (!CorpusIds.TryRead(ref reader, out var id))
            fields.Fail($"{fields.NameOf(field)} is not a corpus id");
        else if ((Field)field == Field.Citing)
            citing = id;
        else
            cited = id;
    }

    private void ReadContext(ref Utf8JsonReader reader, Field field)
    {
        switch (field)
        {
            case Field.IsInfluential:
                contexts.IsInfluential = Lenient.Flag(ref reader);
                break;
            case Field.Contexts:
                contexts.ReadSentences(ref reader);
                break;
            case Field.Intents:
                contexts.ReadIntents(ref reader);
                break;
            case Field.ContextsWithIntent:
                contexts.ReadPairs(ref reader);
                break;
            default:
                reader.Skip();
                break;
        }
    }

    /// <summary>The citation by keys, when it is not passed over.</summary>
    private bool TryDecide(out DumpCitation row)
    {
        row = default;
        var knowsCiting = works.TryFind(citing, out var from);
        var knowsCited = works.TryFind(cited, out var to);
        if (!knowsCiting && !knowsCited)
            return false;
        if (citing <= 0 || cited <= 0)
        {
            counts.NoEnd++;
            return false;
        }

        if (!knowsCiting)
        {
            counts.UnknownCiting++;
            return false;
        }

        if (!knowsCited && !(keepsUnknown && from.Key.Arxiv is not null))
        {
            counts.UnknownCited++;
            return false;
        }

        var citation = new Citation(from.Key, knowsCited ? to.Key : CorpusIds.KeyOf(cited), SemanticScholarSource.Origin);
        row = new DumpCitation(citation, from.Number, knowsCited ? to.Number : cited);
        return true;
    }
}

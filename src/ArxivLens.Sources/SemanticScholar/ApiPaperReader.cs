using System.Text.Json;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.Json;

namespace ArxivLens.Sources.SemanticScholar;

/// <summary>Reads papers of the interface's answers. It keeps what it reads until the next, so it is for one thread.</summary>
internal sealed class ApiPaperReader
{
    private const int ShaLength = 40;

    private readonly RecordFields fields = new("paperId", "corpusId", "externalIds", "referenceCount", "citationCount");
    private readonly PaperNames names = new();
    private readonly PaperFactsReader facts = new();
    private string? sha;
    private long corpusId;
    private long references;
    private long citations;

    // In the order of the table of names
    private enum Field
    {
        PaperId,
        CorpusId,
        ExternalIds,
        References,
        Citations,
    }

    /// <summary>Reads a paper; <c>null</c> when it has no name at all.</summary>
    /// <exception cref="JsonException">It is no paper.</exception>
    public ApiPaper? Read(ReadOnlySpan<byte> json)
    {
        (sha, corpusId, references, citations) = (null, 0, 0, 0);
        names.Clear();
        var reader = new Utf8JsonReader(json);
        if (!fields.Begin(ref reader))
            throw new JsonException(fields.Fault);
        while (fields.Next(ref reader) is var field and >= 0)
            ReadField(ref reader, (Field)field);
        if (fields.Fault is { } fault)
            throw new JsonException(fault);
        var key = FindKey();
        return key is null && sha is null
            ? null
            : new ApiPaper(key, corpusId, sha, ReadFacts(json, key ?? default)) { References = references, Citations = citations };
    }

    private void ReadField(ref Utf8JsonReader reader, Field field)
    {
        switch (field)
        {
            case Field.PaperId:
                sha = Lenient.Text(ref reader) is { Length: ShaLength } text && text.All(char.IsAsciiHexDigitLower) ? text : null;
                break;
            case Field.CorpusId:
                if (!CorpusIds.TryRead(ref reader, out corpusId))
                    reader.Skip();
                break;
            case Field.ExternalIds:
                names.Read(ref reader, null);
                break;
            case Field.References:
                references = NumberOf(ref reader);
                break;
            default:
                citations = NumberOf(ref reader);
                break;
        }
    }

    private WorkKey? FindKey()
    {
        if (corpusId == 0)
            corpusId = names.CorpusId;
        foreach (var key in names.Keys())
            return key;
        return corpusId > 0 ? CorpusIds.KeyOf(corpusId) : null;
    }

    private Work? ReadFacts(ReadOnlySpan<byte> json, WorkKey key)
    {
        var reader = new Utf8JsonReader(json);
        return facts.Read(ref reader, key);
    }

    private static long NumberOf(ref Utf8JsonReader reader) =>
        long.TryParse(Lenient.TextOrNumber(ref reader), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
}

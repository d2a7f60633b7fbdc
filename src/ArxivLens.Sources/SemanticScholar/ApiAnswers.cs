using System.Text.Json;
using ArxivLens.Sources.Json;

namespace ArxivLens.Sources.SemanticScholar;

/// <summary>Reads the interface's answers.</summary>
internal sealed class ApiAnswers
{
    private readonly ApiPaperReader papers = new();
    private readonly Contexts contexts = new();
    private readonly RecordFields page = new("next", "data");
    private readonly RecordFields entry = new(
        "contexts", "intents", "isInfluential", "contextsWithIntent", "citedPaper", "citingPaper");

    /// <summary>Reads the answer to a batch: one paper for each that was asked for, <c>null</c> for one that is not known.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public List<ApiPaper?> ReadBatch(ReadOnlySpan<byte> json)
    {
        var read = new List<ApiPaper?>();
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("not a list of papers");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            read.Add(reader.TokenType == JsonTokenType.Null ? null : papers.Read(Lenient.Slice(json, ref reader)));
        return read;
    }

    /// <summary>Reads a page of references or citations.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public ApiPage ReadPage(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var (read, nameless, next, hasList) = (new List<ApiCitation>(), 0, (long?)null, false);
        var isPage = page.Begin(ref reader);
        while (page.Next(ref reader) is var field and >= 0)
        {
            isPage &= page.Fault is null;
            if (field == 0)
                next = long.TryParse(Lenient.TextOrNumber(ref reader), out var number) ? number : null;
            else if (Lenient.BeginsList(ref reader))
                (hasList, nameless) = (true, ReadEntries(json, ref reader, read));
            else
                hasList = false;
        }

        if (!isPage || page.Fault is not null)
            throw new JsonException(page.Fault);
        return new ApiPage(read, nameless, next, !hasList);
    }

    /// <summary>Reads one entry of a page; <c>null</c> when its other end has no name.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public ApiCitation? ReadEntry(ReadOnlySpan<byte> json)
    {
        contexts.Clear();
        ApiPaper? other = null;
        var reader = new Utf8JsonReader(json);
        if (!entry.Begin(ref reader))
            throw new JsonException(entry.Fault);
        while (entry.Next(ref reader) is var field and >= 0)
        {
            if (field >= 4)
                other = reader.TokenType == JsonTokenType.StartObject ? papers.Read(Lenient.Slice(json, ref reader)) : SkipOther(ref reader);
            else
                ReadContext(ref reader, field);
        }

        if (entry.Fault is { } fault)
            throw new JsonException(fault);
        return other?.Key is null ? null : new ApiCitation(other, contexts.ToList());
    }

    private int ReadEntries(ReadOnlySpan<byte> json, ref Utf8JsonReader reader, List<ApiCitation> read)
    {
        var nameless = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                reader.Skip();
            else if (ReadEntry(Lenient.Slice(json, ref reader)) is { } citation)
                read.Add(citation);
            else
                nameless++;
        }

        return nameless;
    }

    private void ReadContext(ref Utf8JsonReader reader, int field)
    {
        if (field == 0)
            contexts.ReadSentences(ref reader);
        else if (field == 1)
            contexts.ReadIntents(ref reader);
        else if (field == 2)
            contexts.IsInfluential = Lenient.Flag(ref reader);
        else
            contexts.ReadPairs(ref reader);
    }

    private static ApiPaper? SkipOther(ref Utf8JsonReader reader)
    {
        reader.Skip();
        return null;
    }
}

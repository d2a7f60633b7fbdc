using System.Text.Json;
using ArxivLens.Core.Citations;
using ArxivLens.Sources.Json;

namespace ArxivLens.Sources.SemanticScholar;

/// <summary>
/// Gathers what a record says of how a work is cited. Its lists come in three shapes: sentences and one list of all their purposes;
/// sentences and for each the list of its own; sentences each with its purposes (<c>contextsWithIntent</c>).
/// </summary>
internal sealed class Contexts
{
    /// <summary>Most entries of one citation.</summary>
    public const int Most = 20;

    private readonly List<string> sentences = [];
    private readonly List<CitationIntents> intents = [];
    private readonly List<CitationContext> paired = [];
    private CitationIntents whole;
    private bool isNested;

    /// <summary>Whether the citation is one that much is built on.</summary>
    public bool IsInfluential { get; set; }

    /// <summary>Forgets the record before.</summary>
    public void Clear()
    {
        sentences.Clear();
        intents.Clear();
        paired.Clear();
        whole = CitationIntents.None;
        isNested = IsInfluential = false;
    }

    /// <summary>Reads the list of sentences; anything else in their place is passed over.</summary>
    public void ReadSentences(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            sentences.Add(JsonText.Read(ref reader));
            return;
        }

        if (!Lenient.BeginsList(ref reader))
            return;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            // What is no text keeps its place, so that the lists stay side by side.
            var text = Lenient.Text(ref reader) ?? "";
            if (sentences.Count < Most)
                sentences.Add(text);
        }
    }

    /// <summary>Reads the purposes: one list for all, or a list of lists.</summary>
    public void ReadIntents(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            whole |= IntentOf(ref reader);
            return;
        }

        if (!Lenient.BeginsList(ref reader))
            return;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            isNested |= reader.TokenType == JsonTokenType.StartArray;
            var read = ReadIntentsOfOne(ref reader);
            whole |= read;
            if (intents.Count < Most)
                intents.Add(read);
        }
    }

    /// <summary>Reads sentences that stand with their purposes.</summary>
    public void ReadPairs(ref Utf8JsonReader reader)
    {
        if (!Lenient.BeginsList(ref reader))
            return;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                reader.Skip();
            else if (ReadPair(ref reader) is { Sentence.Length: > 0 } pair && paired.Count < Most)
                paired.Add(pair);
        }
    }

    /// <summary>
    /// What is kept: at most <see cref="Most"/> entries. Purposes of which it is not said to which sentence they belong stand first,
    /// in an entry without a sentence. <c>null</c> when nothing was said.
    /// </summary>
    public IReadOnlyList<CitationContext>? ToList()
    {
        var kept = new List<CitationContext>();
        var mark = IsInfluential ? CitationIntents.Influential : CitationIntents.None;
        var given = paired.Count > 0 ? paired : Pair();
        foreach (var (sentence, purposes) in given)
        {
            var clean = ContextText.Clean(sentence);
            if (clean.Length > 0 && kept.Count < Most && !kept.Exists(other => other.Sentence == clean))
                kept.Add(new CitationContext(clean, purposes | mark));
        }

        var told = kept.Aggregate(CitationIntents.None, (sum, context) => sum | context.Intents);
        if (((whole | mark) & ~told) != CitationIntents.None)
            kept.Insert(0, new CitationContext("", whole | mark));
        return kept.Count == 0 ? null : kept.Take(Most).ToArray();
    }

    private IEnumerable<CitationContext> PairAll(Func<int, CitationIntents> intentsOf) =>
        sentences.Select((sentence, place) => new CitationContext(sentence, intentsOf(place)));

    private List<CitationContext> Pair()
    {
        if (isNested)
            return [.. PairAll(place => place < intents.Count ? intents[place] : CitationIntents.None)];

        // One sentence has all purposes, and one purpose is that of all sentences; else nobody can tell.
        var isSure = sentences.Count == 1 || (whole & (whole - 1)) == 0;
        return [.. PairAll(_ => isSure ? whole : CitationIntents.None)];
    }

    private static CitationContext ReadPair(ref Utf8JsonReader reader)
    {
        var (sentence, purposes) = ("", CitationIntents.None);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isSentence = JsonText.IsName(ref reader, "context"u8);
            var isIntents = JsonText.IsName(ref reader, "intents"u8);
            reader.Read();
            if (isSentence)
                sentence = Lenient.Text(ref reader) ?? "";
            else if (isIntents)
                purposes = ReadIntentsOfOne(ref reader);
            else
                reader.Skip();
        }

        return new CitationContext(sentence, purposes);
    }

    private static CitationIntents ReadIntentsOfOne(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
            return IntentOf(ref reader);
        var read = CitationIntents.None;
        if (!Lenient.BeginsList(ref reader))
            return read;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String)
                read |= IntentOf(ref reader);
            else
                reader.Skip();
        }

        return read;
    }

    private static CitationIntents IntentOf(ref Utf8JsonReader reader) =>
        JsonText.Read(ref reader).Trim().ToLowerInvariant() switch
        {
            "" => CitationIntents.None,
            "background" => CitationIntents.Background,
            "methodology" or "method" or "methods" => CitationIntents.Method,
            "result" or "results" => CitationIntents.Result,
            _ => CitationIntents.Other,
        };
}

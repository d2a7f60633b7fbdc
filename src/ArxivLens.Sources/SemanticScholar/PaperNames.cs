using ArxivLens.Core.Papers;
using ArxivLens.Sources.Json;
using ArxivLens.Sources.Relevance;
using System.Text.Json;

namespace ArxivLens.Sources.SemanticScholar;

/// <summary>What a work is called outside Semantic Scholar, as its field <c>externalids</c> says.</summary>
internal sealed class PaperNames
{
    private string? arxiv;
    private string? doi;
    private long corpusId;

    /// <summary>Whether some name may be of the library, without a doubt when it is not.</summary>
    public bool MayBeKnown { get; private set; }

    /// <summary>The DOI as recorded; those that arXiv registers are arXiv identifiers and none.</summary>
    public string? Doi => RecordValues.Doi(doi) is { } clean && WorkKey.TryParse(clean, out var key) && key.Doi is not null ? clean : null;

    /// <summary>The corpus id, where it stands among the names; 0 when it does not.</summary>
    public long CorpusId => corpusId;

    /// <summary>Forgets the record before.</summary>
    public void Clear()
    {
        arxiv = doi = null;
        corpusId = 0;
        MayBeKnown = false;
    }

    /// <summary>Reads the field; the names of all other schemes are passed over.</summary>
    public void Read(ref Utf8JsonReader reader, KnownWorks? known)
    {
        if (!Lenient.BeginsObject(ref reader))
            return;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isArxiv = IsName(ref reader, "ArXiv"u8, "arxiv"u8);
            var isDoi = !isArxiv && IsName(ref reader, "DOI"u8, "doi"u8);
            var isCorpusId = !isArxiv && !isDoi && JsonText.IsName(ref reader, "CorpusId"u8);
            reader.Read();
            if (isArxiv)
                ReadArxiv(ref reader);
            else if (isDoi)
                ReadDoi(ref reader, known);
            else if (!isCorpusId || !CorpusIds.TryRead(ref reader, out corpusId))
                reader.Skip();
        }
    }

    /// <summary>The keys it stands for, arXiv's first.</summary>
    public IEnumerable<WorkKey> Keys()
    {
        if (WorkKey.TryParse(arxiv, out var key) && key.Arxiv is not null)
            yield return key;
        if (RecordValues.Doi(doi) is { } clean && WorkKey.TryParse(clean, out key))
            yield return key;
    }

    private void ReadArxiv(ref Utf8JsonReader reader)
    {
        var isNumber = reader.TokenType == JsonTokenType.Number;
        arxiv = Lenient.TextOrNumber(ref reader);
        if (isNumber && arxiv is not null && ArxivId.TryParseNumber(arxiv, out var id))
            arxiv = id.ToString();
        MayBeKnown |= arxiv is not null;
    }

    private void ReadDoi(ref Utf8JsonReader reader, KnownWorks? known)
    {
        if (reader.TokenType == JsonTokenType.String && known is not null && !reader.ValueIsEscaped
            && KeyHash.TryOfDoi(reader.ValueSpan, out var hash) && !known.MayHave(hash))
        {
            reader.Skip();
            return;
        }

        doi = Lenient.Text(ref reader);
        MayBeKnown |= doi is not null;
    }

    private static bool IsName(ref Utf8JsonReader reader, ReadOnlySpan<byte> name, ReadOnlySpan<byte> other) =>
        JsonText.IsName(ref reader, name) || JsonText.IsName(ref reader, other);
}

using System.Text.Json;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.Json;

namespace ArxivLens.Sources.OpenAlex;

/// <summary>Finds out at which places a work can be read whether it is a paper of arXiv.</summary>
internal sealed class PlacesOfWork
{
    private const string Repository = "oai:arXiv.org:";

    private ArxivId found;
    private bool isDisputed;

    /// <summary>The paper; <c>null</c> when no place is at arXiv, or when places name different papers.</summary>
    public ArxivId? Arxiv => isDisputed || found == default ? null : found;

    /// <summary>Forgets the work before.</summary>
    public void Clear()
    {
        found = default;
        isDisputed = false;
    }

    /// <summary>Reads a place, or a list of them; anything else is none.</summary>
    public void Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            ReadPlace(ref reader);
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            ReadPlace(ref reader);
    }

    private void ReadPlace(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isAddress = JsonText.IsName(ref reader, "landing_page_url"u8) || JsonText.IsName(ref reader, "pdf_url"u8)
                || JsonText.IsName(ref reader, "id"u8);
            reader.Read();
            if (isAddress && reader.TokenType == JsonTokenType.String && MayBeArxiv(reader.ValueSpan))
                Take(JsonText.Read(ref reader));
            else
                reader.Skip();
        }
    }

    private static bool MayBeArxiv(ReadOnlySpan<byte> address) =>
        address.IndexOf("rxiv"u8) >= 0 || address.IndexOf("rXiv"u8) >= 0 || address.IndexOf("RXIV"u8) >= 0
        || address.IndexOf("xxx.lanl.gov"u8) >= 0;

    private void Take(string address)
    {
        var repository = address.IndexOf(Repository, StringComparison.OrdinalIgnoreCase);
        var isAddress = address.StartsWith("http", StringComparison.OrdinalIgnoreCase);
        if (!ArxivId.TryParse(isAddress || repository < 0 ? isAddress ? address : "" : address[repository..], out var id))
            return;
        isDisputed |= found != default && found != id;
        found = id;
    }
}

using System.Xml;

namespace ArxivLens.Sources.ArxivOai;

/// <summary>A record as it was sent.</summary>
/// <param name="Identifier">What the server calls it; empty when it does not say.</param>
/// <param name="Datestamp">The day it last changed.</param>
/// <param name="IsDeleted">Whether the server says it is gone.</param>
/// <param name="Sets">The sets it is in.</param>
/// <param name="Metadata">Its metadata in one format; <c>null</c> when there is none.</param>
internal sealed record OaiHeader(
    string Identifier, DateOnly? Datestamp, bool IsDeleted, IReadOnlyList<string> Sets, OaiField? Metadata)
{
    /// <summary>Reads the record the reader stands at, and leaves it at its end.</summary>
    public static OaiHeader Read(XmlReader reader)
    {
        OaiField? header = null, metadata = null;
        var isDeleted = false;
        if (reader.IsEmptyElement) return new OaiHeader("", null, false, [], null);
        while (reader.Read() && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            var status = reader.GetAttribute("status");
            var part = OaiField.Read(reader);
            if (part.Name == "header")
            {
                header = part;
                isDeleted = string.Equals(status?.Trim(), "deleted", StringComparison.OrdinalIgnoreCase);
            }
            else if (part.Name == "metadata")
            {
                metadata = part.Parts.Count > 0 ? part.Parts[0] : null;
            }
        }

        return new OaiHeader(
            header?.Find("identifier")?.Trim() ?? "",
            OaiDraft.DayOf(header?.Find("datestamp")),
            isDeleted,
            header is null ? [] : [.. header.All("setSpec")],
            metadata);
    }
}

using ArxivLens.Core.Papers;
using ArxivLens.Sources.Json;

namespace ArxivLens.Sources.ArxivOai;

/// <summary>Makes a work of a record in any of arXiv's formats.</summary>
internal static class OaiRecordReader
{
    /// <summary>Reads a record; one that cannot be used says why.</summary>
    public static OaiRecord Read(OaiHeader header)
    {
        if (!TryReadKey(header.Identifier, out var key, out var reason))
            return Reject(header, reason);
        if (header.IsDeleted)
        {
            return header.Datestamp is { } day
                ? new OaiRecord(header.Identifier, day, new Work { Key = key, Title = "", Deleted = day }, null, null)
                : Reject(header, "it is deleted, and its datestamp is not a day");
        }

        if (header.Metadata is not { } metadata) return Reject(header, "it has no metadata");
        if (FindTooLong(metadata)) return Reject(header, $"a text in it has more than {OaiField.LongestText:N0} characters");
        var draft = new OaiPaper(key.Arxiv!.Value, header);
        var work = metadata.Name switch
        {
            "arXivRaw" => RawFormat.Read(draft, metadata),
            "arXiv" => ArxivFormat.Read(draft, metadata),
            "arXivOld" => OldFormat.Read(draft, metadata),
            "dc" => DublinCore.Read(draft, metadata),
            _ => draft.Fail($"its format, {RecordValues.Quote(metadata.Name)}, is not one that is read"),
        };
        return work is null ? Reject(header, draft.Reason!) : new OaiRecord(header.Identifier, header.Datestamp, work, null, null);
    }

    private static bool TryReadKey(string identifier, out WorkKey key, out string reason)
    {
        key = default;
        reason = "it has no identifier";
        if (identifier.Length == 0) return false;
        // oai:arXiv.org:hep-th/9901001; a mirror has a name of its own in the middle.
        var parts = identifier.Split(':', 3);
        var id = parts is [var scheme, _, var local] && scheme.Equals("oai", StringComparison.OrdinalIgnoreCase) ? local : identifier;
        if (ArxivId.TryParse(id, out var arxiv))
        {
            key = WorkKey.Of(arxiv);
            return true;
        }

        reason = $"identifier {RecordValues.Quote(identifier)} {RecordValues.WhyNoKey(id)}";
        return false;
    }

    private static bool FindTooLong(OaiField field) => field.IsTooLong || field.Parts.Any(FindTooLong);

    private static OaiRecord Reject(OaiHeader header, string reason) =>
        new(header.Identifier, header.Datestamp, null, reason, header.Metadata?.Find("title"));
}

using System.Globalization;
using System.Xml;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.Json;
using ArxivLens.Sources.Xml;

namespace ArxivLens.Sources.ArxivAtom;

/// <summary>
/// Reads answers of arXiv's API: an Atom feed with OpenSearch's counts and arXiv's own fields. Elements come in any order; unknown ones
/// are passed over. An entry that cannot be used is told and the page goes on.
/// </summary>
internal static class AtomReader
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string OpenSearch = "http://a9.com/-/spec/opensearch/1.1/";
    private const string ErrorPath = "/api/errors";
    private const int MostEntries = 5_000;

    /// <summary>Reads one.</summary>
    /// <exception cref="XmlException">It is no such feed, or cut off.</exception>
    public static AtomPage Read(ReadOnlySpan<byte> body)
    {
        using var reader = GuardedXml.Open(body);
        EnterFeed(reader);
        var papers = new List<AtomPaper>();
        var faults = new List<AtomFault>();
        int? total = null, start = null;
        string? complaint = null;
        for (var more = !reader.IsEmptyElement; more && reader.Next() && reader.Depth > 0;)
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.NamespaceURI == OpenSearch && reader.LocalName == "totalResults") total = NumberOf(reader.ReadText());
            else if (reader.NamespaceURI == OpenSearch && reader.LocalName == "startIndex") start = NumberOf(reader.ReadText());
            else if (reader.NamespaceURI == Atom && reader.LocalName == "entry") complaint ??= ReadEntry(reader, papers, faults);
            else reader.PassOver();
        }

        FinishFeed(reader);
        return new AtomPage { Complaint = complaint, Total = total, Start = start, Papers = papers, Faults = faults };
    }

    private static void EnterFeed(XmlReader reader)
    {
        while (reader.Next())
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.NamespaceURI == Atom && reader.LocalName == "feed") return;
            throw new XmlException(reader.LocalName.Equals("html", StringComparison.OrdinalIgnoreCase)
                ? "it is a web page and no feed"
                : "it is XML of another kind and no Atom feed");
        }

        throw new XmlException("it is empty");
    }

    // What stands behind the feed must be XML too, else it was cut off or is two answers in one.
    private static void FinishFeed(XmlReader reader)
    {
        while (reader.Next())
        {
            // Nothing else may stand here.
        }
    }

    private static string? ReadEntry(XmlReader reader, List<AtomPaper> papers, List<AtomFault> faults)
    {
        if (papers.Count + faults.Count >= MostEntries) throw new XmlException($"it has more than {MostEntries} entries");
        var fields = AtomFields.Read(reader);
        if (IsComplaint(fields)) return OnOneLine(fields.Summary ?? fields.Title ?? "it says only that there is an error");
        if (!ArxivId.TryParse(fields.Id, out var id, out var version))
        {
            faults.Add(new AtomFault(
                null, $"entry {papers.Count + faults.Count + 1}", fields.Id is null ? "id is missing" : $"id {RecordValues.Quote(fields.Id)} is no arXiv identifier"));
        }
        else if (AtomWork.Make(id, version, fields, out var reason) is { } work)
        {
            papers.Add(new AtomPaper(id, version, work));
        }
        else
        {
            faults.Add(new AtomFault(id, id.ToString(), reason!));
        }

        return null;
    }

    // A paper may be called "Error"; its identifier is none of the API's errors.
    private static bool IsComplaint(AtomFields fields) =>
        fields.Id?.Contains(ErrorPath, StringComparison.Ordinal) == true
        || (fields.Title?.Trim() == "Error" && !ArxivId.TryParse(fields.Id, out _));

    private static int? NumberOf(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // It is shown on pages and in terminals: one line, nothing that is obeyed, not too long.
    private static string OnOneLine(string text)
    {
        const int longest = 200;
        var line = string.Join(' ', TexText.ToPlain(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= longest ? line : line[..longest] + "…";
    }
}

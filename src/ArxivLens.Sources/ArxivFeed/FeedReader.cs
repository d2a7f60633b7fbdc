using System.Xml;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.Json;
using ArxivLens.Sources.Xml;

namespace ArxivLens.Sources.ArxivFeed;

/// <summary>Reads arXiv's feeds, RSS 2.0 as well as Atom; an item that cannot be used is told and the feed goes on.</summary>
internal static class FeedReader
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Arxiv = "http://arxiv.org/schemas/atom";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";

    // arXiv gives 2,000 at most.
    private const int MostItems = 20_000;
    private const int LongestLicense = 500;

    /// <summary>Reads one.</summary>
    /// <exception cref="XmlException">It is no such feed, or cut off.</exception>
    public static FeedPage Read(ReadOnlySpan<byte> body)
    {
        using var reader = GuardedXml.Open(body);
        EnterFeed(reader);
        var papers = new Dictionary<ArxivId, AnnouncedPaper>();
        var faults = new List<string>();
        var items = 0;
        string? built = null;
        while (reader.Next())
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (IsItem(reader)) ReadItem(reader, ++items, papers, faults);
            else if (reader.LocalName == "lastBuildDate" || (reader.NamespaceURI == Atom && reader.LocalName == "updated")) built ??= reader.ReadText().Trim();
            else if (reader.LocalName != "channel") reader.PassOver();
            if (items > MostItems) throw new XmlException($"it has more than {MostItems} items");
        }

        return new FeedPage { Papers = [.. papers.Values], Faults = faults, Items = items, Built = built };
    }

    private static void EnterFeed(XmlReader reader)
    {
        while (reader.Next())
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "rss" || (reader.NamespaceURI == Atom && reader.LocalName == "feed")) return;
            throw new XmlException(reader.LocalName.Equals("html", StringComparison.OrdinalIgnoreCase)
                ? "it is a web page and no feed"
                : "it is XML of another kind and no feed");
        }

        throw new XmlException("it is empty");
    }

    private static bool IsItem(XmlReader reader) =>
        (reader.NamespaceURI.Length == 0 && reader.LocalName == "item") || (reader.NamespaceURI == Atom && reader.LocalName == "entry");

    private static void ReadItem(XmlReader reader, int number, Dictionary<ArxivId, AnnouncedPaper> papers, List<string> faults)
    {
        string? name = null, link = null, type = null, rights = null;
        var depth = reader.Depth;
        while (!reader.IsEmptyElement && reader.Next() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "guid" || (reader.NamespaceURI == Atom && reader.LocalName == "id")) name ??= reader.ReadText().Trim();
            else if (reader.NamespaceURI == Arxiv && reader.LocalName == "announce_type") type ??= reader.ReadText().Trim();
            else if (reader.LocalName == "rights" && reader.NamespaceURI is DublinCore or Atom) rights ??= reader.ReadText().Trim();
            else if (reader.NamespaceURI.Length == 0 && reader.LocalName == "link") link ??= reader.ReadText().Trim();
            else reader.PassOver();
        }

        if (!ArxivId.TryParse(name, out var id, out var version) && !ArxivId.TryParse(link, out id, out version))
            faults.Add($"item {number}: guid {RecordValues.Quote(name ?? link ?? "")} names no paper");
        else
            Add(papers, new AnnouncedPaper(id, version, KindOf(type), rights is { Length: > 0 and <= LongestLicense } ? rights : null));
    }

    // What stands twice is announced in two categories; the newer version and the greater news count.
    private static void Add(Dictionary<ArxivId, AnnouncedPaper> papers, AnnouncedPaper paper)
    {
        if (!papers.TryGetValue(paper.Id, out var known) || (paper.Version ?? 0) > (known.Version ?? 0)
            || (paper.Version == known.Version && known.Announcement == Announcement.Cross))
        {
            papers[paper.Id] = paper;
        }
    }

    private static Announcement KindOf(string? type) => type?.ToLowerInvariant() switch
    {
        "cross" => Announcement.Cross,
        "replace" or "replace-cross" => Announcement.Replaced,
        _ => Announcement.New,
    };
}

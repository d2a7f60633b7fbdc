using System.Globalization;
using System.Xml;
using ArxivLens.Core.Network.Exports;

namespace ArxivLens.Web.Features.Feeds;

/// <summary>Writes a feed as Atom 1.0 (RFC 4287), with arXiv's own elements where it has them.</summary>
internal sealed class AtomWriter : IDisposable
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/atom+xml";

    /// <summary>The namespace of arXiv's elements, and the scheme of its categories.</summary>
    public const string ArxivSchema = "http://arxiv.org/schemas/atom";

    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Thread = "http://purl.org/syndication/thread/1.0";
    private const string OpenSearch = "http://a9.com/-/spec/opensearch/1.1/";

    private readonly XmlWriter _xml;
    private readonly Func<string, string> _whole;

    private AtomWriter(Stream output, Func<string, string> whole)
    {
        _xml = XmlWriter.Create(output, ExportXml.Settings);
        _whole = whole;
    }

    /// <summary>Writes a feed.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="output">Where to.</param>
    /// <param name="id">The name of the feed for good.</param>
    /// <param name="whole">Makes a path on this server an address.</param>
    public static void Write(AtomFeed feed, Stream output, string id, Func<string, string> whole)
    {
        using var writer = new AtomWriter(output, whole);
        writer.Write(feed, id);
    }

    /// <summary>Ends the document.</summary>
    public void Dispose() => _xml.Dispose();

    private void Write(AtomFeed feed, string id)
    {
        _xml.WriteStartElement("feed", Atom);
        _xml.WriteAttributeString("xmlns", "arxiv", null, ArxivSchema);
        _xml.WriteAttributeString("xmlns", "opensearch", null, OpenSearch);
        Text("id", id);
        Text("title", feed.Link.Title);
        if (feed.Subtitle is { } subtitle)
            Text("subtitle", subtitle);
        Text("updated", Instant(feed.Updated));
        Link("self", _whole(feed.Link.At(feed.Number)), AtomWriter.MediaType);
        Link("alternate", _whole(feed.Page), "text/html");
        Pages(feed);
        Person("ArxivLens", _whole("/"));
        Text("generator", "ArxivLens");
        Text("icon", _whole("/favicon.ico"));
        _xml.WriteElementString("opensearch", "totalResults", OpenSearch, feed.Total.ToString(CultureInfo.InvariantCulture));
        _xml.WriteElementString("opensearch", "itemsPerPage", OpenSearch, AtomFeed.PageSize.ToString(CultureInfo.InvariantCulture));
        foreach (var entry in feed.Entries)
            Entry(entry);
        _xml.WriteEndElement();
    }

    /// <summary>The other pages of the feed; one that has all its entries has none.</summary>
    private void Pages(AtomFeed feed)
    {
        var last = FeedLink.LastPage(feed.Total);
        if (last == 1 && feed.Number == 1)
            return;
        Link("first", _whole(feed.Link.At(1)), MediaType);
        if (feed.Number > 1)
            Link("previous", _whole(feed.Link.At(feed.Number - 1)), MediaType);
        if (feed.Number < last)
            Link("next", _whole(feed.Link.At(feed.Number + 1)), MediaType);
        Link("last", _whole(feed.Link.At(last)), MediaType);
    }

    private void Entry(AtomEntry entry)
    {
        _xml.WriteStartElement("entry", Atom);
        Text("id", entry.Id);
        Text("title", entry.Title);
        Text("updated", Instant(entry.Updated));
        if (entry.Published is { } published)
            Text("published", Instant(published));
        Link("alternate", _whole(entry.Page), "text/html");
        foreach (var link in entry.Links)
            Link(link.Relation, link.Address, link.Type, link.Title);
        // Without a name of its own an entry would be taken for the feed's.
        foreach (var author in entry.Authors.DefaultIfEmpty("Author not known"))
            Person(author);
        foreach (var category in entry.Categories)
            Category(category);
        foreach (var (name, text) in entry.ArxivFacts)
            ArxivFact(name, text);
        if (entry.Summary.Length > 0)
            Text("summary", entry.Summary);
        if (entry.Html is { } html)
            Content(html);
        if (entry.InReplyTo is { } answered)
            Reply(answered);
        _xml.WriteEndElement();
    }

    private void Content(string html)
    {
        _xml.WriteStartElement("content", Atom);
        Attribute("type", "html");
        _xml.WriteString(XmlCharacters.Of(html));
        _xml.WriteEndElement();
    }

    private void Reply(AtomReply answered)
    {
        _xml.WriteStartElement("thr", "in-reply-to", Thread);
        Attribute("ref", answered.Id);
        Attribute("href", _whole(answered.Page));
        Attribute("type", "text/html");
        _xml.WriteEndElement();
    }

    private void Text(string name, string text) => _xml.WriteElementString(name, Atom, XmlCharacters.Of(text));

    private void Person(string name, string? address = null)
    {
        _xml.WriteStartElement("author", Atom);
        Text("name", name);
        if (address is not null)
            Text("uri", address);
        _xml.WriteEndElement();
    }

    private void Link(string relation, string address, string? type = null, string? title = null)
    {
        _xml.WriteStartElement("link", Atom);
        Attribute("rel", relation);
        Attribute("type", type);
        Attribute("href", address);
        Attribute("title", title);
        _xml.WriteEndElement();
    }

    private void Category(AtomCategory category)
    {
        _xml.WriteStartElement("category", Atom);
        Attribute("term", category.Term);
        Attribute("scheme", category.Scheme);
        Attribute("label", category.Label);
        _xml.WriteEndElement();
    }

    private void ArxivFact(string name, string text)
    {
        _xml.WriteStartElement("arxiv", name, ArxivSchema);
        // The one element of arXiv's that says it in attributes.
        if (name == "primary_category")
        {
            Attribute("term", text);
            Attribute("scheme", ArxivSchema);
        }
        else
        {
            _xml.WriteString(XmlCharacters.Of(text));
        }

        _xml.WriteEndElement();
    }

    private void Attribute(string name, string? value)
    {
        if (value is not null)
            _xml.WriteAttributeString(name, XmlCharacters.Of(value));
    }

    private static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

using System.Xml;
using ArxivLens.Core.Network.Exports;
using ArxivLens.Web.Features.Feeds;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Features.Discovery;

/// <summary>How browsers search here from their own search box: <c>/opensearch.xml</c> (OpenSearch 1.1).</summary>
internal static class OpenSearchRoutes
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/opensearchdescription+xml";

    /// <summary>Where it is.</summary>
    public const string Address = "/opensearch.xml";

    private const string Space = "http://a9.com/-/spec/opensearch/1.1/";
    private const string Mozilla = "http://www.mozilla.org/2006/browser/search/";

    internal static void MapOpenSearch(this IEndpointRouteBuilder routes)
        => routes.MapMethods(Address, ["GET", "HEAD"], Answer).Revalidated();

    private static IResult Answer(HttpRequest request, IOptions<WebOptions> options)
    {
        if (OwnAddress.Find(options.Value, request) is not { } home)
            return OwnAddress.Refuse();
        using var body = new MemoryStream();
        using (var xml = XmlWriter.Create(body, ExportXml.Settings))
            Write(xml, home.AbsoluteUri);
        return Results.Bytes(body.ToArray(), MediaType + "; charset=utf-8");
    }

    private static void Write(XmlWriter xml, string home)
    {
        xml.WriteStartElement("OpenSearchDescription", Space);
        // Sixteen characters at most, without markup.
        xml.WriteElementString("ShortName", Space, "ArxivLens");
        xml.WriteElementString("LongName", Space, "ArxivLens: papers and what is around them");
        xml.WriteElementString("Description", Space, "Papers by words, phrases, authors, categories and years; an arXiv id or a DOI leads to its paper.");
        xml.WriteElementString("Tags", Space, "arxiv papers science");
        xml.WriteElementString("InputEncoding", Space, "UTF-8");
        xml.WriteElementString("OutputEncoding", Space, "UTF-8");
        xml.WriteStartElement("Image", Space);
        xml.WriteAttributeString("width", "16");
        xml.WriteAttributeString("height", "16");
        xml.WriteAttributeString("type", "image/svg+xml");
        xml.WriteString(home + "favicon.ico");
        xml.WriteEndElement();
        WriteUrl(xml, "text/html", "results", home + "search?q={searchTerms}");
        WriteUrl(xml, "application/x-suggestions+json", "suggestions", home + "search/suggest?q={searchTerms}");
        WriteUrl(xml, AtomWriter.MediaType, "results", home + "search.atom?q={searchTerms}&page={startPage?}");
        WriteUrl(xml, MediaType, "self", home + Address[1..]);
        xml.WriteElementString("moz", "SearchForm", Mozilla, home + "search");
        xml.WriteEndElement();
    }

    private static void WriteUrl(XmlWriter xml, string type, string relation, string template)
    {
        xml.WriteStartElement("Url", Space);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("method", "get");
        xml.WriteAttributeString("template", template);
        xml.WriteEndElement();
    }
}

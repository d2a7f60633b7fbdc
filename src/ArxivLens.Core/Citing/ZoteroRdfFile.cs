using System.Globalization;
using System.Net;
using System.Xml;
using ArxivLens.Core.Network.Exports;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Citing;

/// <summary>
/// RDF as Zotero itself exports it, and the one format in which a preprint comes into Zotero as a preprint, with its PDF: of the
/// types of RIS, BibTeX and MODS none is one there.
/// </summary>
internal sealed class ZoteroRdfFile : CitationFile
{
    private const string Z = "http://www.zotero.org/namespaces/export#";
    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private const string Dc = "http://purl.org/dc/elements/1.1/";
    private const string Terms = "http://purl.org/dc/terms/";
    private const string Bib = "http://purl.org/net/biblio#";
    private const string Foaf = "http://xmlns.com/foaf/0.1/";
    private const string Link = "http://purl.org/rss/1.0/modules/link/";

    private int _count;

    public override string Head => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <rdf:RDF xmlns:rdf="{Rdf}" xmlns:z="{Z}" xmlns:dc="{Dc}" xmlns:dcterms="{Terms}" xmlns:bib="{Bib}" xmlns:foaf="{Foaf}" xmlns:link="{Link}">

        """.ReplaceLineEndings("\n");

    public override string Foot => "</rdf:RDF>\n";

    public override string Add(CitedWork cited)
    {
        // Numbers of this file: two versions of one paper are two items.
        var number = (++_count).ToString(CultureInfo.InvariantCulture);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var xml = XmlWriter.Create(text, Settings))
        {
            WriteItem(xml, cited, number);
            if (cited.Pdf.Length > 0)
                WriteAttachment(xml, cited, number);
            if (cited.Note.Length > 0)
                WriteNote(xml, cited.Note, number);
        }

        return $"{text}\n";
    }

    private static XmlWriterSettings Settings { get; } = new()
    {
        ConformanceLevel = ConformanceLevel.Fragment,
        OmitXmlDeclaration = true,
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
    };

    private static void WriteItem(XmlWriter xml, CitedWork cited, string number)
    {
        xml.WriteStartElement("rdf", "Description", Rdf);
        xml.WriteAttributeString("rdf", "about", Rdf, $"#item{number}");
        Write(xml, "z", "itemType", Z, cited.IsPreprint ? "preprint" : "document");
        Write(xml, "dc", "title", Dc, cited.Title);
        WriteAuthors(xml, cited.Work.Authors);
        Write(xml, "dcterms", "abstract", Terms, cited.Abstract);
        Write(xml, "dc", "date", Dc, DateOf(cited));
        if (cited.Doi.Length > 0)
            Write(xml, "dc", "identifier", Dc, $"DOI {cited.Doi}");
        WriteAddress(xml, cited.Address);
        foreach (var keyword in cited.Keywords)
            Write(xml, "dc", "subject", Dc, keyword);
        Write(xml, "dc", "rights", Dc, cited.Work.Paper is { License: { } license and not License.NotTold } ? License.Of(license).Name : "");
        Write(xml, "dc", "description", Dc, ExtraOf(cited));
        if (cited.Note.Length > 0)
            WriteResource(xml, "dcterms", "isReferencedBy", Terms, $"#note{number}");
        if (cited.IsPreprint)
        {
            Write(xml, "z", "repository", Z, "arXiv");
            Write(xml, "z", "archiveID", Z, $"arXiv:{cited.ArxivName}");
            Write(xml, "z", "archive", Z, "arXiv");
            Write(xml, "dc", "coverage", Dc, cited.ArxivName);
            WriteResource(xml, "link", "link", Link, $"#attachment{number}");
        }

        xml.WriteEndElement();
    }

    private static void WriteAuthors(XmlWriter xml, IReadOnlyList<PersonName> authors)
    {
        if (authors.Count == 0)
            return;
        xml.WriteStartElement("bib", "authors", Bib);
        xml.WriteStartElement("rdf", "Seq", Rdf);
        foreach (var author in authors)
        {
            xml.WriteStartElement("rdf", "li", Rdf);
            xml.WriteStartElement("foaf", "Person", Foaf);
            // Zotero has no place of its own for a suffix: it stands with the given name, behind a comma.
            var given = author.Suffix.Length > 0 ? $"{author.Given}, {author.Suffix}" : author.Given;
            Write(xml, "foaf", "surname", Foaf, OneLine.Of(author.Given.Length > 0 ? author.Family : author.Display));
            Write(xml, "foaf", "givenName", Foaf, author.Given.Length > 0 ? OneLine.Of(given) : "");
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteAddress(XmlWriter xml, string address)
    {
        if (address.Length == 0)
            return;
        xml.WriteStartElement("dc", "identifier", Dc);
        xml.WriteStartElement("dcterms", "URI", Terms);
        Write(xml, "rdf", "value", Rdf, address);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteAttachment(XmlWriter xml, CitedWork cited, string number)
    {
        xml.WriteStartElement("z", "Attachment", Z);
        xml.WriteAttributeString("rdf", "about", Rdf, $"#attachment{number}");
        Write(xml, "z", "itemType", Z, "attachment");
        Write(xml, "dc", "title", Dc, "arXiv PDF");
        WriteAddress(xml, cited.Pdf);
        Write(xml, "link", "type", Link, "application/pdf");
        xml.WriteEndElement();
    }

    // Zotero keeps notes as HTML.
    private static void WriteNote(XmlWriter xml, string note, string number)
    {
        xml.WriteStartElement("bib", "Memo", Bib);
        xml.WriteAttributeString("rdf", "about", Rdf, $"#note{number}");
        var paragraphs = note.Split('\n').Where(line => line.Length > 0).Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>");
        Write(xml, "rdf", "value", Rdf, string.Concat(paragraphs));
        xml.WriteEndElement();
    }

    private static void WriteResource(XmlWriter xml, string prefix, string name, string space, string resource)
    {
        xml.WriteStartElement(prefix, name, space);
        xml.WriteAttributeString("rdf", "resource", Rdf, resource);
        xml.WriteEndElement();
    }

    private static string DateOf(CitedWork cited) => cited.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        ?? cited.Year?.ToString("D4", CultureInfo.InvariantCulture) ?? "";

    private static string ExtraOf(CitedWork cited)
    {
        string[] lines =
        [
            cited.Quoted,
            cited.JournalReference is { Length: > 0 } journal ? $"Journal reference: {journal}" : "",
            cited.Comments is { Length: > 0 } comments ? $"Comment: {comments}" : "",
        ];
        return string.Join('\n', lines.Where(line => line.Length > 0));
    }

    private static void Write(XmlWriter xml, string prefix, string name, string space, string text)
    {
        if (text.Length > 0)
            xml.WriteElementString(prefix, name, space, XmlCharacters.Of(text));
    }
}

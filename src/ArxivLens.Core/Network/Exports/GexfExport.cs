using System.Globalization;
using System.Xml;
using ArxivLens.Index.Layout;

namespace ArxivLens.Core.Network.Exports;

/// <summary>
/// A picture as GEXF 1.2 with its places and sizes (gexf.net), for Gephi and networkx. Debian's networkx refuses 1.3, whose graphs
/// would be written the same but for the name.
/// </summary>
public static class GexfExport
{
    private const string Namespace = "http://www.gexf.net/1.2draft";
    private const string Visual = "http://www.gexf.net/1.2draft/viz";

    /// <summary>Programs take a unit for a pixel: a picture 2 wide would be a dot.</summary>
    private const float Scale = 1000;

    /// <summary>An article is as large as a work with three citations.</summary>
    private const double ArticleSize = 8;

    /// <summary>Writes it.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="output">Where to; stays open.</param>
    public static void Write(NetworkPicture picture, Stream output)
    {
        ArgumentNullException.ThrowIfNull(picture);
        using var xml = XmlWriter.Create(output, ExportXml.Settings);
        xml.WriteStartElement("gexf", Namespace);
        xml.WriteAttributeString("version", "1.2");
        xml.WriteAttributeString("xmlns", "viz", null, Visual);
        xml.WriteStartElement("graph");
        xml.WriteAttributeString("mode", "static");
        xml.WriteAttributeString("defaultedgetype", "directed");
        var rows = new ExportRows(picture);
        WriteDeclarations(xml, rows);
        xml.WriteStartElement("nodes");
        xml.WriteAttributeString("count", Text(rows.Count));
        for (var row = 0; row < rows.Count; row++)
            WriteNode(xml, picture, rows, row);
        xml.WriteEndElement();
        xml.WriteStartElement("edges");
        xml.WriteAttributeString("count", Text(rows.Edges().Count()));
        foreach (var (number, edge) in rows.Edges().Index())
            WriteEdge(xml, rows, number, edge);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteDeclarations(XmlWriter xml, ExportRows rows)
    {
        xml.WriteStartElement("attributes");
        xml.WriteAttributeString("class", "node");
        foreach (var attribute in rows.Attributes)
            WriteDeclaration(xml, attribute.Name, attribute.Type == "int" ? "integer" : attribute.Type);
        xml.WriteEndElement();
        xml.WriteStartElement("attributes");
        xml.WriteAttributeString("class", "edge");
        WriteDeclaration(xml, "origins", "string");
        if (rows.HasDisputes)
            WriteDeclaration(xml, ExportRows.NotListedBy, "string");
        if (rows.HasArticles)
            WriteDeclaration(xml, ExportRows.Relation, "string");
        xml.WriteEndElement();
    }

    private static void WriteDeclaration(XmlWriter xml, string name, string type)
    {
        xml.WriteStartElement("attribute");
        xml.WriteAttributeString("id", name);
        xml.WriteAttributeString("title", name);
        xml.WriteAttributeString("type", type);
        xml.WriteEndElement();
    }

    private static void WriteNode(XmlWriter xml, NetworkPicture picture, ExportRows rows, int row)
    {
        xml.WriteStartElement("node");
        xml.WriteAttributeString("id", rows.KeyOf(row));
        xml.WriteAttributeString("label", XmlCharacters.Of(rows.TitleOf(row)));
        xml.WriteStartElement("attvalues");
        foreach (var attribute in rows.Attributes)
        {
            if (rows.ValueOf(attribute, row) is { } value)
                WriteValue(xml, attribute.Name, value);
        }

        xml.WriteEndElement();
        var size = rows.ArticleOf(row) is null ? Math.Round(4 + 2 * Math.Log2(1 + picture.Nodes[row].Citations), 2) : ArticleSize;
        xml.WriteStartElement("viz", "size", Visual);
        xml.WriteAttributeString("value", Text(size));
        xml.WriteEndElement();
        WritePosition(xml, rows.PositionOf(row));
        xml.WriteEndElement();
    }

    private static void WritePosition(XmlWriter xml, Position position)
    {
        xml.WriteStartElement("viz", "position", Visual);
        xml.WriteAttributeString("x", Text(Scale * position.X));
        // Here y grows downward, as on a screen; there upward.
        xml.WriteAttributeString("y", Text(-Scale * position.Y));
        xml.WriteAttributeString("z", "0");
        xml.WriteEndElement();
    }

    private static void WriteEdge(XmlWriter xml, ExportRows rows, int number, ExportEdge edge)
    {
        xml.WriteStartElement("edge");
        xml.WriteAttributeString("id", Text(number));
        xml.WriteAttributeString("source", rows.KeyOf(edge.From));
        xml.WriteAttributeString("target", rows.KeyOf(edge.To));
        xml.WriteStartElement("attvalues");
        WriteValue(xml, "origins", edge.Origins);
        if (edge.NotListedBy.Length > 0)
            WriteValue(xml, ExportRows.NotListedBy, edge.NotListedBy);
        if (rows.HasArticles)
            WriteValue(xml, ExportRows.Relation, edge.Relation);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteValue(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement("attvalue");
        xml.WriteAttributeString("for", name);
        xml.WriteAttributeString("value", XmlCharacters.Of(value));
        xml.WriteEndElement();
    }

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}

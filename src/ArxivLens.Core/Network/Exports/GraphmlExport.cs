using System.Xml;

namespace ArxivLens.Core.Network.Exports;

/// <summary>A picture as GraphML (U. Brandes and others: GraphML Progress Report, 2001), for networkx, yEd, igraph, Gephi.</summary>
public static class GraphmlExport
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";

    /// <summary>Writes it.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="output">Where to; stays open.</param>
    public static void Write(NetworkPicture picture, Stream output)
    {
        ArgumentNullException.ThrowIfNull(picture);
        using var xml = XmlWriter.Create(output, ExportXml.Settings);
        xml.WriteStartElement("graphml", Namespace);
        WriteKey(xml, "title", "node", "string");
        var rows = new ExportRows(picture);
        foreach (var attribute in rows.Attributes)
            WriteKey(xml, attribute.Name, "node", attribute.Type);
        WriteKey(xml, "origins", "edge", "string");
        if (rows.HasDisputes)
            WriteKey(xml, ExportRows.NotListedBy, "edge", "string");
        if (rows.HasArticles)
            WriteKey(xml, ExportRows.Relation, "edge", "string");
        xml.WriteStartElement("graph");
        xml.WriteAttributeString("edgedefault", "directed");
        for (var row = 0; row < rows.Count; row++)
            WriteNode(xml, rows, row);
        foreach (var edge in rows.Edges())
            WriteEdge(xml, rows, edge);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteKey(XmlWriter xml, string name, string of, string type)
    {
        xml.WriteStartElement("key");
        xml.WriteAttributeString("id", name);
        xml.WriteAttributeString("for", of);
        xml.WriteAttributeString("attr.name", name);
        xml.WriteAttributeString("attr.type", type);
        xml.WriteEndElement();
    }

    private static void WriteNode(XmlWriter xml, ExportRows rows, int row)
    {
        xml.WriteStartElement("node");
        xml.WriteAttributeString("id", rows.KeyOf(row));
        WriteData(xml, "title", rows.TitleOf(row));
        foreach (var attribute in rows.Attributes)
        {
            if (rows.ValueOf(attribute, row) is { } value)
                WriteData(xml, attribute.Name, value);
        }

        xml.WriteEndElement();
    }

    private static void WriteEdge(XmlWriter xml, ExportRows rows, ExportEdge edge)
    {
        xml.WriteStartElement("edge");
        xml.WriteAttributeString("source", rows.KeyOf(edge.From));
        xml.WriteAttributeString("target", rows.KeyOf(edge.To));
        WriteData(xml, "origins", edge.Origins);
        if (edge.NotListedBy.Length > 0)
            WriteData(xml, ExportRows.NotListedBy, edge.NotListedBy);
        if (rows.HasArticles)
            WriteData(xml, ExportRows.Relation, edge.Relation);
        xml.WriteEndElement();
    }

    private static void WriteData(XmlWriter xml, string key, string value)
    {
        xml.WriteStartElement("data");
        xml.WriteAttributeString("key", key);
        xml.WriteString(XmlCharacters.Of(value));
        xml.WriteEndElement();
    }
}

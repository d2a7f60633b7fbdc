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
        foreach (var attribute in NodeAttribute.All)
            WriteKey(xml, attribute.Name, "node", attribute.Type);
        WriteKey(xml, "origins", "edge", "string");
        xml.WriteStartElement("graph");
        xml.WriteAttributeString("edgedefault", "directed");
        for (var place = 0; place < picture.Nodes.Count; place++)
            WriteNode(xml, picture, place);
        foreach (var edge in picture.Edges)
            WriteEdge(xml, picture, edge);
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

    private static void WriteNode(XmlWriter xml, NetworkPicture picture, int place)
    {
        xml.WriteStartElement("node");
        xml.WriteAttributeString("id", picture.Nodes[place].Work.Key.ToString());
        WriteData(xml, "title", picture.Nodes[place].Title);
        foreach (var attribute in NodeAttribute.All)
        {
            if (attribute.ValueOf(picture, place) is { } value)
                WriteData(xml, attribute.Name, value);
        }

        xml.WriteEndElement();
    }

    private static void WriteEdge(XmlWriter xml, NetworkPicture picture, PictureEdge edge)
    {
        xml.WriteStartElement("edge");
        xml.WriteAttributeString("source", picture.Nodes[edge.From].Work.Key.ToString());
        xml.WriteAttributeString("target", picture.Nodes[edge.To].Work.Key.ToString());
        WriteData(xml, "origins", string.Join(' ', picture.OriginSets[edge.OriginSet]));
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

using System.Globalization;
using System.Xml;

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
        WriteDeclarations(xml);
        xml.WriteStartElement("nodes");
        xml.WriteAttributeString("count", Text(picture.Nodes.Count));
        for (var place = 0; place < picture.Nodes.Count; place++)
            WriteNode(xml, picture, place);
        xml.WriteEndElement();
        xml.WriteStartElement("edges");
        xml.WriteAttributeString("count", Text(picture.Edges.Count));
        for (var place = 0; place < picture.Edges.Count; place++)
            WriteEdge(xml, picture, place);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteDeclarations(XmlWriter xml)
    {
        xml.WriteStartElement("attributes");
        xml.WriteAttributeString("class", "node");
        foreach (var attribute in NodeAttribute.All)
            WriteDeclaration(xml, attribute.Name, attribute.Type == "int" ? "integer" : attribute.Type);
        xml.WriteEndElement();
        xml.WriteStartElement("attributes");
        xml.WriteAttributeString("class", "edge");
        WriteDeclaration(xml, "origins", "string");
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

    private static void WriteNode(XmlWriter xml, NetworkPicture picture, int place)
    {
        var node = picture.Nodes[place];
        xml.WriteStartElement("node");
        xml.WriteAttributeString("id", node.Work.Key.ToString());
        xml.WriteAttributeString("label", XmlCharacters.Of(node.Title));
        xml.WriteStartElement("attvalues");
        foreach (var attribute in NodeAttribute.All)
        {
            if (attribute.ValueOf(picture, place) is { } value)
                WriteValue(xml, attribute.Name, value);
        }

        xml.WriteEndElement();
        var position = picture.Positions.Span[place];
        xml.WriteStartElement("viz", "size", Visual);
        xml.WriteAttributeString("value", Text(Math.Round(4 + 2 * Math.Log2(1 + node.Citations), 2)));
        xml.WriteEndElement();
        xml.WriteStartElement("viz", "position", Visual);
        xml.WriteAttributeString("x", Text(Scale * position.X));
        // Here y grows downward, as on a screen; there upward.
        xml.WriteAttributeString("y", Text(-Scale * position.Y));
        xml.WriteAttributeString("z", "0");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteEdge(XmlWriter xml, NetworkPicture picture, int place)
    {
        var edge = picture.Edges[place];
        xml.WriteStartElement("edge");
        xml.WriteAttributeString("id", Text(place));
        xml.WriteAttributeString("source", picture.Nodes[edge.From].Work.Key.ToString());
        xml.WriteAttributeString("target", picture.Nodes[edge.To].Work.Key.ToString());
        xml.WriteStartElement("attvalues");
        WriteValue(xml, "origins", string.Join(' ', picture.OriginSets[edge.OriginSet]));
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

using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using ArxivLens.Core.Network;
using ArxivLens.Core.Network.Exports;
using static ArxivLens.Core.Tests.Network.NetworkCases;

namespace ArxivLens.Core.Tests.Network.Exports;

public sealed class ExportTests
{
    private const string Hostile = "a<b>&\"'\t\r\n]]>\u0001\u0008\uFFFE\uD800 \U0001F600 é";
    private const string Survives = "a<b>&\"'\t\r\n]]>\uFFFD\uFFFD\uFFFD\uFFFD \U0001F600 é";

    [Fact]
    public void Any_title_stands_in_GraphML_and_what_XML_forbids_is_replaced()
    {
        var graph = ReadXml(output => GraphmlExport.Write(Picture(Hostile, Hostile), output));
        XNamespace graphml = "http://graphml.graphdrawing.org/xmlns";
        var data = graph.Descendants(graphml + "node").First().Elements(graphml + "data").ToDictionary(one => (string)one.Attribute("key")!, one => one.Value);
        Assert.Equal(Survives, data["title"]);
        Assert.Equal(Survives, data["authors"]);
        Assert.Equal("2023", data["year"]);
        var edge = graph.Descendants(graphml + "edge").Single();
        Assert.Equal(("2311.09227", "doi:10.1000/a&b"), ((string)edge.Attribute("source")!, (string)edge.Attribute("target")!));
        Assert.Equal("file second", edge.Element(graphml + "data")!.Value);
    }

    [Fact]
    public void Any_title_stands_in_GEXF_with_places_and_declared_attributes()
    {
        var graph = ReadXml(output => GexfExport.Write(Picture(Hostile, Hostile), output));
        XNamespace gexf = "http://www.gexf.net/1.2draft";
        XNamespace viz = "http://www.gexf.net/1.2draft/viz";
        var nodes = graph.Descendants(gexf + "node").ToList();
        Assert.Equal(Survives, (string)nodes[0].Attribute("label")!);
        Assert.Equal(("-500", "-250"), ((string)nodes[1].Element(viz + "position")!.Attribute("x")!, (string)nodes[1].Element(viz + "position")!.Attribute("y")!));
        var declared = graph.Descendants(gexf + "attribute").Select(one => (string)one.Attribute("id")!).ToHashSet();
        Assert.All(graph.Descendants(gexf + "attvalue"), value => Assert.Contains((string)value.Attribute("for")!, declared));
        Assert.Equal("1.2", (string)graph.Root!.Attribute("version")!);
    }

    [Fact]
    public void VOSviewer_JSON_is_as_its_documentation_has_it()
    {
        var json = JsonDocument.Parse(Bytes(output => VosviewerExport.Write(Picture(Hostile), output, node => "https://lens.example/" + node.Document))).RootElement;
        VosviewerSchema.Check(json);
        var items = json.GetProperty("network").GetProperty("items");
        Assert.Equal(("Ann Author (2023)", 1), (items[0].GetProperty("label").GetString(), items[0].GetProperty("cluster").GetInt32()));
        Assert.DoesNotContain("<b>", items[0].GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.Equal("https://lens.example/0", items[0].GetProperty("url").GetString());
        Assert.Equal(1, json.GetProperty("network").GetProperty("links").GetArrayLength());
    }

    [Fact]
    public void Of_two_works_that_cite_each_other_VOSviewer_gets_one_link()
    {
        var both = Picture("A") with { Edges = [new PictureEdge(0, 1, 0), new PictureEdge(1, 0, 0)] };
        var json = JsonDocument.Parse(Bytes(output => VosviewerExport.Write(both, output))).RootElement;
        VosviewerSchema.Check(json);
        Assert.Equal(1, json.GetProperty("network").GetProperty("links").GetArrayLength());
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"no\"", "\"say \"\"no\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("＝1", "'＝1")]
    [InlineData(" x", "\" x\"")]
    [InlineData(" =1+1", "' =1+1")]
    [InlineData("\n=1", "\"'\n=1\"")]
    [InlineData("=HYPERLINK(\"http://x\",1)", "\"'=HYPERLINK(\"\"http://x\"\",1)\"")]
    [InlineData("", "")]
    public void A_cell_is_never_a_formula(string cell, string expected) => Assert.Equal(expected, NetworkCsv.Quoted(cell));

    [Fact]
    public void Tables_hold_every_node_and_edge_and_end_their_lines_as_asked()
    {
        var nodes = Bytes(output => NetworkCsv.WriteNodes(Picture("Title", "=Author", "a"), output));
        Assert.Equal([0xEF, 0xBB, 0xBF], nodes.Take(3));
        var lines = Encoding.UTF8.GetString(nodes, 3, nodes.Length - 3).Split("\r\n");
        Assert.Equal("key,title,authors,year,category,role,citations,similarity,cluster,cluster-label,doi,also-as,x,y", lines[0]);
        Assert.Equal("2311.09227,Title,'=Author,2023,,current,3,,0,Title,,,0,0", lines[1]);
        Assert.Equal("doi:10.1000/a&b,Another,,,,referenced,0,0.25,,,10.1000/a&b,work:other,-0.5,0.25", lines[2]);
        Assert.Equal("", lines[3]);
        var edges = Bytes(output => NetworkCsv.WriteEdges(Picture("Title"), output));
        Assert.Equal("citing,cited,origins\r\n2311.09227,doi:10.1000/a&b,file second\r\n", Encoding.UTF8.GetString(edges, 3, edges.Length - 3));
    }

    private static byte[] Bytes(Action<Stream> write)
    {
        using var body = new MemoryStream();
        write(body);
        return body.ToArray();
    }

    private static XDocument ReadXml(Action<Stream> write)
    {
        using var body = new MemoryStream(Bytes(write));
        using var reader = XmlReader.Create(body, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true });
        return XDocument.Load(reader);
    }
}

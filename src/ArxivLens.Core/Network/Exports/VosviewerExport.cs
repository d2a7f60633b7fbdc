using System.Globalization;
using System.Net;
using System.Text.Json;

namespace ArxivLens.Core.Network.Exports;

/// <summary>
/// A picture as VOSviewer JSON (app.vosviewer.com/docs/file-types/json-file-type): <c>network.items</c> and
/// <c>network.links</c>, with positions, clusters and citations as weights.
/// </summary>
public static class VosviewerExport
{
    /// <summary>Writes it.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="output">Where to; stays open.</param>
    /// <param name="addressOf">The whole address of a work's page; <c>null</c> where there is none.</param>
    public static void Write(NetworkPicture picture, Stream output, Func<PictureNode, string?>? addressOf = null)
    {
        ArgumentNullException.ThrowIfNull(picture);
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteStartObject("network");
        json.WriteStartArray("items");
        for (var place = 0; place < picture.Nodes.Count; place++)
            WriteItem(json, picture, place, addressOf);
        json.WriteEndArray();
        json.WriteStartArray("links");
        foreach (var (one, other) in picture.Edges.Select(Ends).Distinct())
        {
            json.WriteStartObject();
            json.WriteNumber("source_id", one + 1);
            json.WriteNumber("target_id", other + 1);
            json.WriteNumber("strength", 1);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteClusters(json, picture);
        json.WriteEndObject();
        WriteConfiguration(json);
        json.WriteEndObject();
    }

    /// <summary>Links have no direction there: of two works that cite each other there is one.</summary>
    private static (int One, int Other) Ends(PictureEdge edge) => (Math.Min(edge.From, edge.To), Math.Max(edge.From, edge.To));

    private static void WriteItem(Utf8JsonWriter json, NetworkPicture picture, int place, Func<PictureNode, string?>? addressOf)
    {
        var node = picture.Nodes[place];
        var position = picture.Positions.Span[place];
        json.WriteStartObject();
        json.WriteNumber("id", place + 1);
        json.WriteString("label", LabelOf(node));
        json.WriteString("description", Describe(node));
        if (addressOf?.Invoke(node) is { } address)
            json.WriteString("url", address);
        json.WriteNumber("x", Math.Round(position.X, 5));
        // Here y grows downward, as on a screen; there upward.
        json.WriteNumber("y", -Math.Round(position.Y, 5));
        // Clusters count from 1 there, and an item without one is gray.
        if (node.Cluster is { } cluster)
            json.WriteNumber("cluster", cluster + 1);
        json.WriteStartObject("weights");
        json.WriteNumber("Citations", node.Citations);
        json.WriteEndObject();
        if (node.Work.Year is { } year)
        {
            json.WriteStartObject("scores");
            json.WriteNumber("Year", year);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteClusters(Utf8JsonWriter json, NetworkPicture picture)
    {
        json.WriteStartArray("clusters");
        for (var place = 0; place < picture.Clusters.Count; place++)
        {
            json.WriteStartObject();
            json.WriteNumber("cluster", place + 1);
            json.WriteString("label", picture.Clusters[place].Label);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteConfiguration(Utf8JsonWriter json)
    {
        json.WriteStartObject("config");
        json.WriteStartObject("terminology");
        json.WriteString("item", "Work");
        json.WriteString("items", "Works");
        json.WriteString("link", "Citation");
        json.WriteString("links", "Citations");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string LabelOf(PictureNode node)
        => node.Family is { } family
            ? node.Work.Year is { } year ? string.Create(CultureInfo.InvariantCulture, $"{family} ({year})") : family
            : node.Title;

    /// <summary>The description is HTML there, so that what a title has of signs is written out.</summary>
    private static string Describe(PictureNode node)
        => $"<table><tr><td>Title:</td><td>{WebUtility.HtmlEncode(node.Title)}</td></tr>"
            + $"<tr><td>Authors:</td><td>{WebUtility.HtmlEncode(node.Authors)}</td></tr>"
            + $"<tr><td>Key:</td><td>{WebUtility.HtmlEncode(node.Work.Key.ToString())}</td></tr></table>";
}

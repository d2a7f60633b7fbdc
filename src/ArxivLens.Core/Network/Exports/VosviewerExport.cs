using System.Globalization;
using System.Net;
using System.Text.Json;
using ArxivLens.Index.Layout;

namespace ArxivLens.Core.Network.Exports;

/// <summary>
/// A picture as VOSviewer JSON (app.vosviewer.com/docs/file-types/json-file-type): <c>network.items</c> and
/// <c>network.links</c>, with positions, clusters and citations as weights.
/// </summary>
public static class VosviewerExport
{
    /// <summary>VOSviewer counts clusters to a thousand.</summary>
    private const int MostClusters = 1000;

    /// <summary>Writes it.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="output">Where to; stays open.</param>
    /// <param name="addressOf">The whole address of a work's page; <c>null</c> where there is none.</param>
    /// <param name="articleAddressOf">The whole address of an article's page; <c>null</c> where there is none.</param>
    public static void Write(
        NetworkPicture picture, Stream output, Func<PictureNode, string?>? addressOf = null, Func<PictureArticle, string?>? articleAddressOf = null)
    {
        ArgumentNullException.ThrowIfNull(picture);
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteStartObject("network");
        json.WriteStartArray("items");
        for (var place = 0; place < picture.Nodes.Count; place++)
            WriteItem(json, picture, place, addressOf);
        var rows = new ExportRows(picture);
        for (var row = picture.Nodes.Count; row < rows.Count; row++)
            WriteArticle(json, picture, rows, row, articleAddressOf);
        json.WriteEndArray();
        json.WriteStartArray("links");
        foreach (var (one, other) in rows.Edges().Select(Ends).Distinct())
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
    private static (int One, int Other) Ends(ExportEdge edge) => (Math.Min(edge.From, edge.To), Math.Max(edge.From, edge.To));

    private static void WriteItem(Utf8JsonWriter json, NetworkPicture picture, int place, Func<PictureNode, string?>? addressOf)
    {
        var node = picture.Nodes[place];
        WriteItem(json, new VosItem(
            place, LabelOf(node), Describe(node), addressOf?.Invoke(node), picture.Positions.Span[place], node.Cluster, node.Citations,
            node.Work.Year));
    }

    /// <summary>There are no kinds of items there: articles are a cluster of their own.</summary>
    private static void WriteArticle(
        Utf8JsonWriter json, NetworkPicture picture, ExportRows rows, int row, Func<PictureArticle, string?>? addressOf)
    {
        var article = rows.ArticleOf(row)!;
        int? cluster = picture.Clusters.Count < MostClusters ? picture.Clusters.Count : null;
        WriteItem(json, new VosItem(
            row, article.Title, Describe(article), addressOf?.Invoke(article), rows.PositionOf(row), cluster, 0, article.Facts.Published?.Year));
    }

    private static void WriteItem(Utf8JsonWriter json, VosItem item)
    {
        json.WriteStartObject();
        json.WriteNumber("id", item.Place + 1);
        json.WriteString("label", item.Label);
        json.WriteString("description", item.Description);
        if (item.Address is { } address)
            json.WriteString("url", address);
        json.WriteNumber("x", Math.Round(item.Position.X, 5));
        // Here y grows downward, as on a screen; there upward.
        json.WriteNumber("y", -Math.Round(item.Position.Y, 5));
        // Clusters count from 1 there, and an item without one is gray.
        if (item.Cluster is { } cluster)
            json.WriteNumber("cluster", cluster + 1);
        json.WriteStartObject("weights");
        json.WriteNumber("Citations", item.Citations);
        json.WriteEndObject();
        if (item.Year is { } year)
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
        var labels = picture.Clusters.Select(cluster => cluster.Label);
        if (picture.Articles is { Shown.Count: > 0 } && picture.Clusters.Count < MostClusters)
            labels = labels.Append("Articles");
        foreach (var (place, label) in labels.Index())
        {
            json.WriteStartObject();
            json.WriteNumber("cluster", place + 1);
            json.WriteString("label", label);
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

    private static string Describe(PictureNode node)
        => Table(("Title", node.Title), ("Authors", node.Authors), ("Key", node.Work.Key.ToString()));

    private static string Describe(PictureArticle article) => Table(
        ("Kind", ExportRows.ArticleKind), ("Title", article.Title), ("Author", article.Facts.Author), ("Site", article.Facts.Site),
        ("Published", article.Facts.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("Key", article.Key));

    /// <summary>The description is HTML there, so that what a title has of signs is written out.</summary>
    private static string Table(params IEnumerable<(string Name, string? Value)> rows) => "<table>"
        + string.Concat(rows.Where(row => row.Value is not null)
            .Select(row => $"<tr><td>{row.Name}:</td><td>{WebUtility.HtmlEncode(row.Value)}</td></tr>"))
        + "</table>";

    private sealed record VosItem(
        int Place, string Label, string Description, string? Address, Position Position, int? Cluster, int Citations, int? Year);
}

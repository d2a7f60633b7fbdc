using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;
using ArxivLens.Index.Layout;

namespace ArxivLens.Core.Network.Exports;

/// <summary>A picture as JSON, the shape of <c>/network.json</c>; what is not known is left out.</summary>
public static class NetworkJson
{
    /// <summary>Decimals of a position: a thousandth of a pixel on a screen, and half of the bytes.</summary>
    private const int Decimals = 5;

    /// <summary>Writes it.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="output">Where to; stays open.</param>
    /// <param name="addressOf">The page of a work; <c>null</c> where there are no pages.</param>
    /// <param name="isIndented">Whether people read it.</param>
    /// <param name="articleAddressOf">The page of an article; <c>null</c> where there are no pages.</param>
    public static void Write(
        NetworkPicture picture, Stream output, Func<WorkKey, string>? addressOf = null, bool isIndented = false,
        Func<ArticleId, string>? articleAddressOf = null)
    {
        ArgumentNullException.ThrowIfNull(picture);
        using var json = new Utf8JsonWriter(output, Options(isIndented));
        json.WriteStartObject();
        WriteCounts(json, picture);
        json.WriteStartArray("nodes");
        for (var place = 0; place < picture.Nodes.Count; place++)
            WriteNode(json, picture.Nodes[place], picture.Positions.Span[place], addressOf);
        for (var place = 0; place < picture.Articles?.Shown.Count; place++)
            WriteArticle(json, picture.Articles.Shown[place], picture.Articles.Positions.Span[place], articleAddressOf);
        json.WriteEndArray();
        WriteEdges(json, picture);
        WriteDisputes(json, picture);
        WriteClusters(json, picture);
        if (picture.Path is { } path)
            WriteNumbers(json, "path", [.. path]);
        json.WriteBoolean("settled", picture.IsSettled);
        json.WriteEndObject();
    }

    /// <summary>Writes a later line of a picture that settles: the positions of all nodes and the middles of the clusters.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="output">Where to; stays open.</param>
    public static void WritePositions(NetworkPicture picture, Stream output)
    {
        ArgumentNullException.ThrowIfNull(picture);
        using var json = new Utf8JsonWriter(output, Options(isIndented: false));
        json.WriteStartObject();
        json.WriteStartArray("positions");
        WritePlaces(json, picture.Positions.Span);
        WritePlaces(json, picture.Articles is { } articles ? articles.Positions.Span : []);
        json.WriteEndArray();
        json.WriteStartArray("centres");
        WritePlaces(json, ClusterMiddles.Of(picture));
        json.WriteEndArray();
        json.WriteBoolean("settled", picture.IsSettled);
        json.WriteEndObject();
    }

    private static void WritePlaces(Utf8JsonWriter json, ReadOnlySpan<Position> places)
    {
        foreach (var (x, y) in places)
        {
            json.WriteNumberValue(Rounded(x));
            json.WriteNumberValue(Rounded(y));
        }
    }

    // The answer is data of its own type, never part of a page: only what JSON asks for is escaped.
    private static JsonWriterOptions Options(bool isIndented)
        => new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = isIndented, NewLine = "\n" };

    private static void WriteCounts(Utf8JsonWriter json, NetworkPicture picture)
    {
        var question = picture.Question;
        json.WriteString("mode", Name(question.Mode));
        json.WriteNumber("steps", question.Steps);
        json.WriteNumber("budget", question.Budget);
        json.WriteString("layout", Name(question.Layout));
        json.WriteNumber("shown", picture.Shown);
        json.WriteNumber("total", picture.Total);
        json.WriteBoolean("totalIsExact", picture.IsTotalExact);
        json.WriteNumber("referenceCount", picture.ReferenceCount);
        json.WriteNumber("citationCount", picture.CitationCount);
        if (picture.Articles is not { } articles)
            return;
        json.WriteStartObject("articles");
        json.WriteNumber("shown", articles.Shown.Count);
        json.WriteNumber("total", articles.Total);
        json.WriteEndObject();
    }

    private static void WriteNode(Utf8JsonWriter json, PictureNode node, Position position, Func<WorkKey, string>? addressOf)
    {
        json.WriteStartObject();
        json.WriteString("key", node.Work.Key.ToString());
        json.WriteString("title", node.Title);
        json.WriteString("authors", node.Authors);
        WriteKnown(json, "family", node.Family);
        WriteKnown(json, "year", node.Work.Year);
        json.WriteString("role", Name(node.Role));
        json.WriteNumber("x", Rounded(position.X));
        json.WriteNumber("y", Rounded(position.Y));
        json.WriteNumber("citations", node.Citations);
        WriteKnown(json, "category", node.Category);
        WriteKnown(json, "cluster", node.Cluster);
        if (node.Similarity is { } similarity)
            json.WriteNumber("similarity", Math.Round(similarity, 3));
        WriteKnown(json, "ties", node.Ties);
        if (node.AlsoAs.Count > 0)
            WriteTexts(json, "alsoAs", node.AlsoAs);
        WriteKnown(json, "href", addressOf?.Invoke(node.Work.Key));
        json.WriteEndObject();
    }

    private static void WriteArticle(
        Utf8JsonWriter json, PictureArticle article, Position position, Func<ArticleId, string>? addressOf)
    {
        json.WriteStartObject();
        json.WriteString("key", article.Key);
        json.WriteString("title", article.Title);
        json.WriteString("authors", article.Facts.Author ?? "");
        WriteKnown(json, "site", article.Facts.Site);
        WriteKnown(json, "year", article.Facts.Published?.Year);
        WriteKnown(json, "published", article.Facts.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("role", ExportRows.ArticleKind);
        json.WriteNumber("x", Rounded(position.X));
        json.WriteNumber("y", Rounded(position.Y));
        json.WriteNumber("citations", 0);
        json.WriteNumber("questions", article.Questions);
        WriteKnown(json, "href", addressOf?.Invoke(article.Id));
        json.WriteEndObject();
    }

    private static void WriteDisputes(Utf8JsonWriter json, NetworkPicture picture)
    {
        if (!picture.Edges.Any(edge => edge.NotListedBy is not null))
            return;
        json.WriteStartArray("disputed");
        foreach (var (place, edge) in picture.Edges.Index().Where(one => one.Item.NotListedBy is not null))
        {
            json.WriteStartObject();
            json.WriteNumber("edge", place);
            WriteTexts(json, "notListedBy", edge.NotListedBy!.Split(' '));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteEdges(Utf8JsonWriter json, NetworkPicture picture)
    {
        var articles = picture.Articles?.Shown ?? [];
        // What an article does to a work takes the place of who asserts a citation.
        var relations = articles.SelectMany(article => article.Ties).Select(ExportRows.NameOf).Distinct().Order(StringComparer.Ordinal).ToList();
        json.WriteStartArray("edges");
        foreach (var edge in picture.Edges)
            WriteNumbers(json, null, edge.From, edge.To, edge.OriginSet);
        foreach (var (place, article) in articles.Index())
        {
            foreach (var tie in article.Ties)
            {
                var set = picture.OriginSets.Count + relations.IndexOf(ExportRows.NameOf(tie));
                WriteNumbers(json, null, picture.Nodes.Count + place, tie.Work, set);
            }
        }

        json.WriteEndArray();
        json.WriteStartArray("originSets");
        foreach (var set in picture.OriginSets)
            WriteTexts(json, null, set);
        foreach (var relation in relations)
            WriteTexts(json, null, [relation]);
        json.WriteEndArray();
    }

    private static void WriteClusters(Utf8JsonWriter json, NetworkPicture picture)
    {
        var middles = ClusterMiddles.Of(picture);
        json.WriteStartArray("clusters");
        for (var place = 0; place < middles.Length; place++)
        {
            var cluster = picture.Clusters[place];
            json.WriteStartObject();
            json.WriteString("label", cluster.Label);
            WriteTexts(json, "terms", cluster.Terms);
            json.WriteNumber("size", cluster.Size);
            json.WriteNumber("x", Rounded(middles[place].X));
            json.WriteNumber("y", Rounded(middles[place].Y));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string? name, IReadOnlyList<string> texts)
    {
        if (name is not null)
            json.WritePropertyName(name);
        json.WriteStartArray();
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string? name, params ReadOnlySpan<int> numbers)
    {
        if (name is not null)
            json.WritePropertyName(name);
        json.WriteStartArray();
        foreach (var number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private static void WriteKnown(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    private static void WriteKnown(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } known)
            json.WriteNumber(name, known);
    }

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static double Rounded(float value) => Math.Round(value, Decimals);
}

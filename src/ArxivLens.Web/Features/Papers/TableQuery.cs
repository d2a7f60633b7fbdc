using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using ArxivLens.Core.Tables;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Features.Papers;

/// <summary>
/// The tables' parameters in the address of a page: <c>order</c>, <c>find</c>, <c>from</c>, <c>until</c>, <c>category</c>,
/// <c>origin</c>, <c>disputed</c>; <c>references-after</c> and its like, or <c>references=all</c>; and <see cref="FacetQuery"/>.
/// </summary>
public static class TableQuery
{
    private const string PictureMark = "n-";
    private const int LongestText = 100;
    private const int LongestName = 40;

    private static readonly FrozenDictionary<string, TableOrder> Orders =
        Enum.GetValues<TableOrder>().ToFrozenDictionary(NameOf, StringComparer.Ordinal);

    /// <summary>What an order is called in the address: <c>newest</c>, <c>least-cited</c>.</summary>
    public static string NameOf(TableOrder order) => JsonNamingPolicy.KebabCaseLower.ConvertName(order.ToString());

    /// <summary>Reads them; what is not understood is as if it were not there.</summary>
    public static TableRequest Read(IQueryCollection query) => new()
    {
        Order = Orders.GetValueOrDefault(query["order"].ToString()),
        Wish = new TableWish(
            Text(query, "find", LongestText), Year(query, "from"), Year(query, "until"),
            Text(query, "category", LongestName), Text(query, "origin", LongestName),
            query["disputed"] == "yes"),
        References = Place(query, "references"),
        Citations = Place(query, "citations"),
        AllReferences = query["references"] == "all",
        AllCitations = query["citations"] == "all",
        Facet = FacetQuery.Read(query),
        Picture = string.Join('&', query.Where(one => one.Key.StartsWith(PictureMark, StringComparison.Ordinal))
            .SelectMany(one => one.Value, (one, value) => Pair(one.Key, value ?? ""))),
    };

    /// <summary>Writes them, with the question mark when there is any.</summary>
    public static string Write(TableRequest request)
    {
        var parts = Fields(request).Select(field => Pair(field.Name, field.Value)).ToList();
        if (request.Picture.Length > 0)
            parts.Add(request.Picture);
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }

    /// <summary>The parameters but those of the picture, by name.</summary>
    public static IEnumerable<(string Name, string Value)> Fields(TableRequest request)
    {
        if (request.Order != TableOrder.Newest)
            yield return ("order", NameOf(request.Order));
        foreach (var field in Fields(request.Wish))
            yield return field;
        foreach (var field in Fields("references", request.References, request.AllReferences)
            .Concat(Fields("citations", request.Citations, request.AllCitations)))
        {
            yield return field;
        }

        if (request.Facet is not null)
            yield return ("similar", FacetQuery.Write(request.Facet)["similar=".Length..]);
    }

    /// <summary>What a form of filters has to carry along: all but what it asks for itself and where the tables are read on.</summary>
    public static IEnumerable<(string Name, string Value)> Kept(TableRequest request)
        => Fields(new TableRequest { Facet = request.Facet }).Concat(request.Picture.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => (Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair[1]))));

    private static IEnumerable<(string Name, string Value)> Fields(TableWish wish)
    {
        (string Name, string Value)[] fields =
        [
            ("find", wish.Text), ("from", Number(wish.From)), ("until", Number(wish.Until)),
            ("category", wish.Category), ("origin", wish.Origin), ("disputed", wish.Disputed ? "yes" : ""),
        ];
        return fields.Where(field => field.Value.Length > 0);
    }

    private static IEnumerable<(string Name, string Value)> Fields(string table, TablePlace? place, bool isAll)
    {
        if (isAll)
            yield return (table, "all");
        else if (place is not null)
            yield return ($"{table}-{(place.IsBackward ? "before" : "after")}", place.Cursor.ToString());
    }

    private static TablePlace? Place(IQueryCollection query, string table)
    {
        if (TableCursor.TryParse(query[table + "-after"], out var after))
            return new TablePlace(after, IsBackward: false);
        return TableCursor.TryParse(query[table + "-before"], out var before) ? new TablePlace(before, IsBackward: true) : null;
    }

    private static string Text(IQueryCollection query, string name, int longest)
    {
        var text = query[name].ToString().Trim();
        return text.Length > longest ? text[..longest] : text;
    }

    private static int? Year(IQueryCollection query, string name)
        => int.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 0 and < 10_000 ? year : null;

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    // A slash and a colon may stand in a query as they are, and the address of a page is for reading.
    private static string Pair(string name, string value) => Uri.EscapeDataString(name) + "="
        + Uri.EscapeDataString(value).Replace("%2F", "/", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal);
}

using System.Text.Json.Nodes;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Citing;

/// <summary>An array of CSL-JSON 1.0.2; a preprint is an <c>article</c> there, which is what Zotero and citeproc take for one.</summary>
public sealed class CslJsonFile : CitationFile
{
    private readonly CitationNames _names = new();
    private bool _isBegun;

    /// <summary>The beginning of the array.</summary>
    public override string Head => "[";

    /// <summary>The end of the array.</summary>
    public override string Foot => "\n]\n";

    /// <summary>The next item.</summary>
    public override string Add(CitedWork cited)
    {
        ArgumentNullException.ThrowIfNull(cited);
        var parted = _isBegun ? ",\n" : "\n";
        _isBegun = true;
        return parted + CitationJson.Write(ItemOf(cited, _names.Take(CitationKey.Of(cited.Work))));
    }

    /// <summary>One item by itself, which is what answers to a question for one work hold.</summary>
    public static string WriteOne(CitedWork cited)
    {
        ArgumentNullException.ThrowIfNull(cited);
        return CitationJson.Write(ItemOf(cited, CitationKey.Of(cited.Work))) + "\n";
    }

    private static JsonObject ItemOf(CitedWork cited, string name) => CitationJson.Known(new JsonObject
    {
        ["id"] = name,
        ["type"] = cited.IsPreprint ? "article" : "document",
        ["genre"] = cited.IsPreprint ? "Preprint" : null,
        ["title"] = cited.Title,
        ["author"] = new JsonArray([.. cited.Work.Authors.Select(NameOf)]),
        ["issued"] = DateOf(cited),
        ["abstract"] = cited.Abstract,
        ["DOI"] = cited.Doi,
        ["URL"] = cited.Address,
        ["publisher"] = cited.IsPreprint ? "arXiv" : null,
        ["number"] = cited.IsPreprint ? $"arXiv:{cited.ArxivName}" : null,
        ["archive"] = cited.IsPreprint ? "arXiv" : null,
        ["archive_location"] = cited.ArxivName,
        ["version"] = cited.Version is { } version ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{version}") : null,
        ["keyword"] = string.Join(", ", cited.Keywords),
        ["note"] = cited.JournalReference is { Length: > 0 } journal ? $"Journal reference: {journal}" : null,
        ["annote"] = cited.Note,
    });

    private static JsonNode NameOf(PersonName name) => name.Given.Length == 0
        ? new JsonObject { ["literal"] = CitationJson.Whole(name) }
        : CitationJson.Known(new JsonObject
        {
            ["family"] = CitationJson.Part(name.Family),
            ["given"] = CitationJson.Part(name.Given),
            ["suffix"] = CitationJson.Part(name.Suffix),
        });

    private static JsonObject? DateOf(CitedWork cited)
    {
        var parts = cited.Day is { } day ? new JsonArray(day.Year, day.Month, day.Day) : cited.Year is { } year ? new JsonArray(year) : null;
        return parts is null ? null : new JsonObject { ["date-parts"] = new JsonArray(parts) };
    }
}

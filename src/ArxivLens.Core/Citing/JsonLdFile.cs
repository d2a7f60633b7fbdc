using System.Globalization;
using System.Text.Json.Nodes;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Citing;

/// <summary>JSON-LD in the words of schema.org, a ScholarlyArticle for each work.</summary>
public sealed class JsonLdFile : CitationFile
{
    private const string Context = "https://schema.org";
    private bool _isBegun;

    /// <summary>The beginning of the graph.</summary>
    public override string Head => $"{{\n\"@context\": \"{Context}\",\n\"@graph\": [";

    /// <summary>The end of the graph.</summary>
    public override string Foot => "\n]\n}\n";

    /// <summary>The next work.</summary>
    public override string Add(CitedWork cited)
    {
        var parted = _isBegun ? ",\n" : "\n";
        _isBegun = true;
        return parted + CitationJson.Write(Of(cited, int.MaxValue));
    }

    /// <summary>One work with its context.</summary>
    public static string WriteOne(CitedWork cited) => CitationJson.Write(WithContext(cited, int.MaxValue)) + "\n";

    /// <summary>One work on one line, as it may stand in an element of HTML.</summary>
    /// <param name="cited">The work.</param>
    /// <param name="authors">Authors named at most: a page has little room for three thousand of them twice.</param>
    public static string WriteForPage(CitedWork cited, int authors) => CitationJson.WriteShort(WithContext(cited, authors));

    private static JsonObject WithContext(CitedWork cited, int authors)
    {
        var thing = Of(cited, authors);
        thing.Insert(0, "@context", Context);
        return thing;
    }

    private static JsonObject Of(CitedWork cited, int authors)
    {
        ArgumentNullException.ThrowIfNull(cited);
        var paper = cited.Work.Paper;
        return CitationJson.Known(new JsonObject
        {
            ["@type"] = "ScholarlyArticle",
            ["@id"] = cited.Page ?? cited.Address,
            ["name"] = cited.Title,
            ["headline"] = cited.Title,
            ["author"] = new JsonArray([.. cited.Work.Authors.Take(authors).Select(NameOf)]),
            ["datePublished"] = DayOf(cited.Day) ?? cited.Year?.ToString("D4", CultureInfo.InvariantCulture),
            ["dateModified"] = paper is null ? null : DayOf(DateOnly.FromDateTime(paper.Versions[^1].Created.UtcDateTime)),
            ["abstract"] = cited.Abstract,
            ["identifier"] = Identifiers(cited),
            ["url"] = cited.Page ?? cited.Address,
            ["sameAs"] = new JsonArray([.. OtherAddresses(cited).Select(address => (JsonNode)address)]),
            ["license"] = License.Of(paper?.License).Address,
            ["version"] = cited.Version,
            ["keywords"] = new JsonArray([.. cited.Keywords.Select(word => (JsonNode)word)]),
            ["comment"] = cited.Note.Length > 0 ? new JsonObject { ["@type"] = "Comment", ["text"] = cited.Note } : null,
            ["creativeWorkStatus"] = cited.IsPreprint ? "Preprint" : null,
            ["isPartOf"] = cited.IsPreprint
                ? new JsonObject { ["@type"] = "Collection", ["name"] = "arXiv", ["url"] = "https://arxiv.org/" }
                : null,
            ["encoding"] = cited.IsPreprint
                ? new JsonObject { ["@type"] = "MediaObject", ["contentUrl"] = cited.Pdf, ["encodingFormat"] = "application/pdf" }
                : null,
        });
    }

    private static JsonNode NameOf(PersonName name) => name.Given.Length == 0 && name.Family.Contains(' ', StringComparison.Ordinal)
        ? new JsonObject { ["@type"] = "Organization", ["name"] = CitationJson.Whole(name) }
        : CitationJson.Known(new JsonObject
        {
            ["@type"] = "Person",
            ["name"] = CitationJson.Whole(name),
            ["givenName"] = CitationJson.Part(name.Given),
            ["familyName"] = name.Given.Length > 0 ? CitationJson.Part(name.Family) : null,
            ["honorificSuffix"] = name.Given.Length > 0 ? CitationJson.Part(name.Suffix) : null,
        });

    private static JsonArray Identifiers(CitedWork cited)
    {
        (string Kind, string Value)[] all = [("arXiv", cited.ArxivName), ("DOI", cited.OwnDoi), ("DOI", cited.PublishedDoi)];
        return new([.. all.Where(one => one.Value.Length > 0).Distinct().Select(one => (JsonNode)new JsonObject
        {
            ["@type"] = "PropertyValue",
            ["propertyID"] = one.Kind,
            ["value"] = one.Value,
        })]);
    }

    private static IEnumerable<string> OtherAddresses(CitedWork cited)
    {
        if (cited.Page is not null && cited.Address.Length > 0 && cited.Address != cited.Page)
            yield return cited.Address;
        foreach (var doi in new[] { cited.OwnDoi, cited.PublishedDoi }.Where(doi => doi.Length > 0).Select(DoiAddress.Of).Distinct())
        {
            if (doi != cited.Address)
                yield return doi;
        }
    }

    private static string? DayOf(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Xml.Linq;
using ArxivLens.Core.Citing;
using ArxivLens.Core.Papers;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Features.TakeAway;

/// <summary>
/// unAPI, by which Zotero and others ask for the works of a page in the format they like best: <c>/unapi</c> names the formats,
/// <c>/unapi?id=</c> those of a work, <c>/unapi?id=&amp;format=</c> is the work (unapi.info, revision 3).
/// </summary>
public sealed class UnApi(WorkFile file)
{
    private const string MediaType = "application/xml; charset=utf-8";

    // What Zotero calls them: it knows formats by name.
    private static readonly (string Name, CitationFormat Format, string? Docs)[] Formats =
    [
        ("rdf_zotero", CitationFormat.ZoteroRdf, "http://www.zotero.org/namespaces/export#"),
        ("ris", CitationFormat.Ris, "http://www.refman.com/support/risformat_intro.asp"),
        ("bibtex", CitationFormat.BibTex, "http://www.bibtex.org/Format/"),
        ("csljson", CitationFormat.CslJson, "https://docs.citationstyles.org/"),
        ("jsonld", CitationFormat.JsonLd, "https://schema.org/ScholarlyArticle"),
        ("markdown", CitationFormat.Markdown, null),
    ];

    /// <summary>
    /// The identifier of a work on a page. Zotero puts it into an address as it is, so it holds nothing that would end a parameter.
    /// </summary>
    public static string IdOf(WorkKey key) => IdOf(key.ToString());

    /// <summary>The identifier of a work by its key.</summary>
    public static string IdOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.All(sign => char.IsAsciiLetterOrDigit(sign) || "./:-_()".Contains(sign, StringComparison.Ordinal)) ? key : Uri.EscapeDataString(key);
    }

    internal async Task<IResult> AnswerAsync(HttpContext http)
    {
        var (id, name) = (http.Request.Query["id"].ToString(), http.Request.Query["format"].ToString());
        if (id.Length == 0)
            return name.Length == 0 ? Describe(null) : WorkFile.Refuse(StatusCodes.Status400BadRequest, "A format needs an id.");
        var (cited, _) = await file.FindAsync(http, id);
        if (cited is null)
            (cited, _) = await file.FindAsync(http, id = Uri.UnescapeDataString(id));
        if (cited is null)
            return WorkFile.Refuse(StatusCodes.Status404NotFound, "This library does not hold this work.");
        if (name.Length == 0)
            return Describe(id);
        var wanted = Formats.FirstOrDefault(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Format ?? CitationFormat.Find(name);
        return wanted is null
            ? WorkFile.Refuse(StatusCodes.Status406NotAcceptable, $"The format is one of {string.Join(", ", Formats.Select(one => one.Name))}.")
            : await file.AnswerAsync(http, id, wanted);
    }

    // 300: an id without a format is a choice of several.
    private static IResult Describe(string? id)
    {
        var formats = new XElement(
            "formats",
            id is null ? null : new XAttribute("id", OneLine.Of(id)),
            Formats.Select(one => new XElement(
                "format",
                new XAttribute("name", one.Name),
                new XAttribute("type", one.Format.MediaType),
                one.Docs is null ? null : new XAttribute("docs", one.Docs))));
        return Results.Text(
            string.Create(CultureInfo.InvariantCulture, $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{formats}\n"),
            MediaType,
            statusCode: id is null ? StatusCodes.Status200OK : StatusCodes.Status300MultipleChoices);
    }
}

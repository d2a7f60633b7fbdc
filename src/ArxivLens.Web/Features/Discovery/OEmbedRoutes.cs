using System.Globalization;
using System.Text.Json.Serialization;
using System.Xml;
using ArxivLens.Core.Network.Exports;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Features.Discovery;

/// <summary>
/// Cards for other sites, <c>/oembed?url=ADDRESS&amp;format=json|xml&amp;maxwidth=&amp;maxheight=</c> (oembed.com, version 1.0): a
/// quotation in plain HTML, without a frame, since no page of this site may be framed, and without a script.
/// </summary>
internal static class OEmbedRoutes
{
    private const int Width = 600;
    private const int Height = 240;
    private const int LeastWidth = 200;
    private const int LeastHeight = 120;

    /// <summary>Where the description of a page is.</summary>
    /// <param name="page">The page's whole address.</param>
    /// <param name="format"><c>json</c> or <c>xml</c>.</param>
    internal static string Address(string page, string format) => $"/oembed?url={Uri.EscapeDataString(page)}&format={format}";

    internal static void MapOEmbed(this IEndpointRouteBuilder routes)
        => routes.MapMethods("/oembed", ["GET", "HEAD"], AnswerAsync).Revalidated();

    private static async Task<IResult> AnswerAsync(
        HttpRequest request, EmbedReader reader, IOptions<WebOptions> options, string? url, string? format, string? maxwidth, string? maxheight)
    {
        if (OwnAddress.Find(options.Value, request) is not { } home)
            return OwnAddress.Refuse();
        if (string.IsNullOrWhiteSpace(url))
            return Refuse("The parameter url is missing: the whole address of a page of this site.");
        // What the specification wants for a form that is not given.
        if (format is not (null or "" or "json" or "xml"))
            return Results.Problem("The parameter format is json or xml.", statusCode: StatusCodes.Status501NotImplemented);
        if (!TryReadSize(maxwidth, out var width) || !TryReadSize(maxheight, out var height))
            return Refuse("The parameters maxwidth and maxheight are numbers of pixels from 1.");
        if (await reader.ReadAsync(url, home, request.HttpContext.RequestAborted) is not { } page)
            return Results.Problem("This is no address of a paper, an article or a question here.", statusCode: StatusCodes.Status404NotFound);
        var card = Make(page, home, width ?? Width, height ?? Height);
        return format == "xml" ? Results.Bytes(WriteXml(card), "text/xml; charset=utf-8") : Results.Json(card, DataFormat.Options);
    }

    /// <summary>A card where there is room for one, else a link with a title.</summary>
    private static OEmbedCard Make(EmbeddedPage page, Uri home, int width, int height)
    {
        var card = new OEmbedCard("link", page.Title, page.Author, home.AbsoluteUri);
        return width < LeastWidth || height < LeastHeight ? card : card with
        {
            Type = "rich",
            Html = page.Write(home),
            Width = Math.Min(width, Width),
            Height = Math.Min(height, Height),
        };
    }

    private static bool TryReadSize(string? text, out int? size)
    {
        size = null;
        if (string.IsNullOrEmpty(text))
            return true;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read) || read < 1)
            return false;
        size = read;
        return true;
    }

    private static byte[] WriteXml(OEmbedCard card)
    {
        using var body = new MemoryStream();
        using (var xml = XmlWriter.Create(body, ExportXml.Settings))
        {
            xml.WriteStartElement("oembed");
            foreach (var (name, value) in card.Fields())
                xml.WriteElementString(name, XmlCharacters.Of(value));
            xml.WriteEndElement();
        }

        return body.ToArray();
    }

    private static IResult Refuse(string detail) => Results.Problem(detail, statusCode: StatusCodes.Status400BadRequest);
}

/// <summary>What oEmbed says of a page, under the names it gives.</summary>
/// <param name="Type"><c>rich</c> with HTML, or <c>link</c>.</param>
/// <param name="Title">Title of the page.</param>
/// <param name="AuthorName">Who wrote what it shows.</param>
/// <param name="ProviderUrl">The start page.</param>
public sealed record OEmbedCard(
    string Type,
    string Title,
    [property: JsonPropertyName("author_name")] string? AuthorName,
    [property: JsonPropertyName("provider_url")] string ProviderUrl)
{
    /// <summary>Of oEmbed.</summary>
    public string Version { get; } = "1.0";

    /// <summary>Name of the site.</summary>
    [JsonPropertyName("provider_name")]
    public string ProviderName { get; } = "ArxivLens";

    /// <summary>Seconds for which the card may be kept.</summary>
    [JsonPropertyName("cache_age")]
    public int CacheAge { get; } = 86_400;

    /// <summary>The card, in plain HTML.</summary>
    public string? Html { get; init; }

    /// <summary>Its width in pixels.</summary>
    public int? Width { get; init; }

    /// <summary>Its height in pixels.</summary>
    public int? Height { get; init; }

    /// <summary>All that is said, by name.</summary>
    internal IEnumerable<(string Name, string Value)> Fields()
    {
        (string Name, string? Value)[] fields =
        [
            ("type", Type), ("version", Version), ("title", Title), ("author_name", AuthorName), ("provider_name", ProviderName),
            ("provider_url", ProviderUrl), ("cache_age", Number(CacheAge)), ("html", Html), ("width", Number(Width)), ("height", Number(Height)),
        ];
        return fields.Where(field => field.Value is not null).Select(field => (field.Name, field.Value!));
    }

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);
}

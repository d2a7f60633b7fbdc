using System.Security.Cryptography;
using System.Text;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Network;
using ArxivLens.Core.Network.Exports;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Features.Debate;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace ArxivLens.Web.Features.Network;

/// <summary>The network as data, <c>/network.json?id=KEY</c>, and as files for other programs (docs/pages.md).</summary>
internal static class NetworkRoutes
{
    internal const string RetryAfterSeconds = "5";

    private const string StreamType = "application/x-ndjson";

    internal static void MapNetworkData(this IEndpointRouteBuilder routes)
    {
        Map(routes, new NetworkFormat("json", "application/json", IsFile: false, (picture, output, _)
            => NetworkJson.Write(picture, output, WorkAddress.Of, articleAddressOf: DebateAddress.Of)));
        Map(routes, new NetworkFormat("graphml", "application/graphml+xml", IsFile: true, (picture, output, _)
            => GraphmlExport.Write(picture, output)));
        Map(routes, new NetworkFormat("gexf", "application/gexf+xml", IsFile: true, (picture, output, _)
            => GexfExport.Write(picture, output)));
        Map(routes, new NetworkFormat("vosviewer.json", "application/json", IsFile: true, (picture, output, site)
            => WriteVosviewer(picture, output, site)));
        Map(routes, new NetworkFormat("nodes.csv", "text/csv; charset=utf-8; header=present", IsFile: true, (picture, output, _)
            => NetworkCsv.WriteNodes(picture, output)));
        Map(routes, new NetworkFormat("edges.csv", "text/csv; charset=utf-8; header=present", IsFile: true, (picture, output, _)
            => NetworkCsv.WriteEdges(picture, output)));
        routes.MapMethods("/network/articles.json", ["GET", "HEAD"], CountArticlesAsync).Revalidated();
    }

    /// <summary>How many articles are about the works of a picture that shows none: what the switch of the page says.</summary>
    private static async Task<IResult> CountArticlesAsync(HttpContext http, NetworkDesk desk, IArticleStore articles)
    {
        if (NetworkAddress.Read(http.Request.Query, "", out var fault) is not { } question)
            return Refuse(fault!);
        var answer = await desk.AskAsync(question with { WithArticles = false }, http.RequestAborted);
        if (answer.Watch is not { } watch)
            return Refuse(http.Response, answer);
        using (watch)
        {
            var picture = await watch.WholeAsync(http.RequestAborted);
            return Results.Json(new ArticleCount(await PictureArticles.CountAsync(articles, picture, http.RequestAborted)), DataFormat.Options);
        }
    }

    private static void WriteVosviewer(NetworkPicture picture, Stream output, Uri? site)
    {
        string? At(string path) => site is null ? null : new Uri(site, path).AbsoluteUri;
        VosviewerExport.Write(picture, output, node => At(WorkAddress.Of(node.Work.Key)), article => At(DebateAddress.Of(article.Id)));
    }

    private static void Map(IEndpointRouteBuilder routes, NetworkFormat format) => routes.MapMethods(
        "/network." + format.Name,
        ["GET", "HEAD"],
        (HttpContext http, NetworkDesk desk, Microsoft.Extensions.Options.IOptions<WebOptions> options)
            => AnswerAsync(http, desk, format, options.Value.PublicAddress));

    private static async Task<IResult> AnswerAsync(HttpContext http, NetworkDesk desk, NetworkFormat format, Uri? site)
    {
        if (NetworkAddress.Read(http.Request.Query, "", out var fault) is not { } question)
            return Refuse(fault!);
        var isStream = !format.IsFile && http.Request.Query["stream"] == "yes";
        var tag = TagOf(await desk.KeyOfAsync(question, http.RequestAborted), isStream ? "stream" : format.Name);
        http.Response.GetTypedHeaders().ETag = tag;
        http.Response.Headers.CacheControl = "no-cache";
        // What a signed-in reader sees is kept by nobody.
        if (http.FindReader() is null && http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        var answer = await desk.AskAsync(question, http.RequestAborted);
        if (answer.Watch is not { } watch)
            return Refuse(http.Response, answer);
        using (watch)
        {
            if (isStream)
                await StreamAsync(http, watch);
            else
                await WriteAsync(http, await watch.WholeAsync(http.RequestAborted), format, site);
        }

        return Results.Empty;
    }

    private static async Task WriteAsync(HttpContext http, NetworkPicture picture, NetworkFormat format, Uri? site)
    {
        using var body = new MemoryStream();
        format.Write(picture, body, site);
        http.Response.ContentType = format.Type;
        http.Response.ContentLength = body.Length;
        if (format.IsFile)
            http.Response.Headers.ContentDisposition = $"attachment; filename=\"{FileNameOf(picture, format)}\"";
        if (HttpMethods.IsHead(http.Request.Method))
            return;
        body.Position = 0;
        await body.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    /// <summary>The whole picture with its first positions, then a line each time the positions are nearer to the last ones.</summary>
    private static async Task StreamAsync(HttpContext http, PictureWatch watch)
    {
        http.Response.ContentType = StreamType;
        if (HttpMethods.IsHead(http.Request.Method))
            return;
        var isFirst = true;
        using var line = new MemoryStream();
        await foreach (var picture in watch.StagesAsync(http.RequestAborted))
        {
            line.SetLength(0);
            if (isFirst)
                NetworkJson.Write(picture, line, WorkAddress.Of, articleAddressOf: DebateAddress.Of);
            else
                NetworkJson.WritePositions(picture, line);
            line.WriteByte((byte)'\n');
            isFirst = false;
            line.Position = 0;
            await line.CopyToAsync(http.Response.Body, http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
        }
    }

    // Weak: the same picture may be sent compressed or not.
    private static EntityTagHeaderValue TagOf(string key, string format)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{format}/{key}/{typeof(NetworkRoutes).Assembly.ManifestModule.ModuleVersionId}"));
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash.AsSpan(0, 12))}\"", isWeak: true);
    }

    private static string FileNameOf(NetworkPicture picture, NetworkFormat format)
    {
        var key = picture.Question.Starts[0].ToString();
        var name = string.Concat(key.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' ? letter : '-'));
        return $"network-{name[..Math.Min(60, name.Length)]}.{format.Name}";
    }

    private static IResult Refuse(NetworkFault fault) => Results.Problem(
        statusCode: StatusCodes.Status400BadRequest, title: "The question for a network cannot be read", detail: fault.Message,
        extensions: new Dictionary<string, object?> { ["parameter"] = fault.Field });

    private static IResult Refuse(HttpResponse response, NetworkAnswer answer)
    {
        response.Headers.Remove(HeaderNames.ETag);
        switch (answer.Outcome)
        {
            case NetworkOutcome.NoSuchWork:
                return Results.Problem(
                    statusCode: StatusCodes.Status404NotFound, title: "There is no such work",
                    detail: $"The index does not hold {answer.Missing}.");
            case NetworkOutcome.NoSuchOrigin:
                return Refuse(new NetworkFault("origin", "'origin' must be the name of an origin of citations of this library."));
            default:
                response.Headers.RetryAfter = RetryAfterSeconds;
                return Results.Problem(
                    statusCode: StatusCodes.Status503ServiceUnavailable, title: "Too many networks are being drawn",
                    detail: "Ask again in a few seconds, or for fewer works.");
        }
    }
}

/// <summary>How many articles are about the works of a picture.</summary>
internal sealed record ArticleCount(int Total);

/// <summary>A form a network is answered in.</summary>
/// <param name="Name">What stands behind <c>/network.</c></param>
/// <param name="Type">Its media type.</param>
/// <param name="IsFile">Whether browsers are to save it.</param>
/// <param name="Write">Writes it, given the address readers reach this server by, when that is configured.</param>
internal sealed record NetworkFormat(string Name, string Type, bool IsFile, Action<NetworkPicture, Stream, Uri?> Write);

using System.Globalization;
using ArxivLens.Core.Citing;
using ArxivLens.Core.Papers;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Features.TakeAway;

/// <summary>One work in a format.</summary>
public sealed class WorkFile(IWorkStore works, PaperViewReader views, IOptions<WebOptions> options)
{
    private const string PlainText = "text/plain; charset=utf-8";
    private const string PlainJson = "application/json; charset=utf-8";

    /// <summary>Answers with a work in a format, or says as text why not.</summary>
    /// <param name="http">The request.</param>
    /// <param name="text">What names the work, as somebody typed it.</param>
    /// <param name="format">The format.</param>
    /// <param name="type">The media type, when it is not the format's own.</param>
    internal async Task<IResult> AnswerAsync(HttpContext http, string? text, CitationFormat format, string? type = null)
    {
        var (cited, refusal) = await FindAsync(http, text);
        if (cited is null)
            return refusal!;
        var body = await WriteAsync(http, cited, format);
        var name = FileNames.Of(cited.IsPreprint ? cited.ArxivName : cited.Work.Key.ToString(), format.Extension);
        return new NamedText(body, type ?? TypeOf(format), name, isShown: true);
    }

    /// <summary>The media type of a format as a header says it.</summary>
    internal static string TypeOf(CitationFormat format) => format == CitationFormat.Csv ? CsvText.MediaType : $"{format.MediaType}; charset=utf-8";

    /// <summary>The type of plain JSON, or <c>null</c> for the format's own.</summary>
    internal static string? TypeOf(bool isPlainJson) => isPlainJson ? PlainJson : null;

    /// <summary>A work as it is cited here.</summary>
    internal CitedWork Cite(HttpRequest request, Work work, int? version = null)
    {
        var page = CanonicalAddress.Of(
            work.Key.Arxiv is { } id ? WorkAddress.Of(id, version) : WorkAddress.Of(work.Key), options.Value.PublicAddress, request);
        return new CitedWork(work, version, page.StartsWith('/') ? null : page);
    }

    /// <summary>Finds a work that is known by more than its key, with the version that is named; else says why not.</summary>
    internal async Task<(CitedWork? Cited, IResult? Refusal)> FindAsync(HttpContext http, string? text)
    {
        var version = VersionIn(text);
        if (!WorkKey.TryParse(text, out var key))
            return (null, Refuse(StatusCodes.Status400BadRequest, "This is neither an arXiv id nor a DOI."));
        if (await works.FindAsync(key, http.RequestAborted) is not { Title.Length: > 0 } work)
            return (null, Refuse(StatusCodes.Status404NotFound, $"This library does not hold {key}."));
        if (version is not null && work.Paper is { } paper && !paper.Versions.Any(one => one.Number == version))
        {
            return (null, Refuse(StatusCodes.Status404NotFound, string.Create(
                CultureInfo.InvariantCulture, $"There is no version {version} of {key}.")));
        }
        return (Cite(http.Request, work, version), null);
    }

    /// <summary>The version that an arXiv identifier names, or <c>null</c>.</summary>
    internal static int? VersionIn(string? text) => ArxivId.TryParse(text, out _, out var version) ? version : null;

    /// <summary>Says something as text.</summary>
    internal static IResult Refuse(int status, string message) => Results.Text(message + "\n", PlainText, statusCode: status);

    private async Task<string> WriteAsync(HttpContext http, CitedWork cited, CitationFormat format)
    {
        if (format == CitationFormat.CslJson)
            return CslJsonFile.WriteOne(cited);
        if (format == CitationFormat.JsonLd)
            return JsonLdFile.WriteOne(cited);
        if (format == CitationFormat.Markdown && await views.ReadAsync(cited.Work.Key, new TableRequest(), http.RequestAborted) is { } view)
            return new PaperMarkdown(view with { Version = cited.Version }, cited, Absolute).Write();
        return format.Write(cited);

        string Absolute(string path) => CanonicalAddress.Of(path, options.Value.PublicAddress, http.Request);
    }
}

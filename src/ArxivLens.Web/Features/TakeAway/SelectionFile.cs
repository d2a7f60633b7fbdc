using System.Globalization;
using System.Text;
using ArxivLens.Core.Citing;
using ArxivLens.Core.Papers;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Features.TakeAway;

/// <summary>Many works in a format, written as they are read.</summary>
public sealed class SelectionFile(IWorkStore works, WorkFile file)
{
    /// <summary>Works in a file at most: more than anybody cites, and written in a few seconds.</summary>
    public const int MostWorks = 5_000;

    private const int WorksInBatch = 500;

    /// <summary>A file of works in the order of their keys; those of which only the key is known are left out.</summary>
    /// <param name="http">The request.</param>
    /// <param name="wanted">The works, with the versions to cite.</param>
    /// <param name="total">How many there are in all, if these are only the first.</param>
    /// <param name="format">The format.</param>
    /// <param name="name">The name of the file, without its ending.</param>
    internal IResult Answer(HttpContext http, IReadOnlyList<(WorkKey Key, int? Version)> wanted, int total, CitationFormat format, string name)
    {
        var headers = http.Response.Headers;
        headers["X-Total-Count"] = total.ToString(CultureInfo.InvariantCulture);
        headers["X-Robots-Tag"] = "noindex";
        headers.ContentDisposition = $"attachment; filename=\"{FileNames.Of(name, format.Extension)}\"";
        return Results.Stream(stream => WriteAsync(http, stream, wanted, format), WorkFile.TypeOf(format));
    }

    private async Task WriteAsync(HttpContext http, Stream stream, IReadOnlyList<(WorkKey Key, int? Version)> wanted, CitationFormat format)
    {
        if (HttpMethods.IsHead(http.Request.Method))
            return;
        var written = format.Begin();
        var text = new StringBuilder(written.Head);
        foreach (var batch in wanted.Chunk(WorksInBatch))
        {
            var found = await works.FindAsync([.. batch.Select(one => one.Key)], http.RequestAborted);
            for (var place = 0; place < batch.Length; place++)
            {
                if (found[place] is { Title.Length: > 0 } work)
                    text.Append(written.Add(file.Cite(http.Request, work, batch[place].Version)));
            }

            await FlushAsync(stream, text, http.RequestAborted);
        }

        text.Append(written.Foot);
        await FlushAsync(stream, text, http.RequestAborted);
    }

    private static async Task FlushAsync(Stream stream, StringBuilder text, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellationToken);
        text.Clear();
    }
}

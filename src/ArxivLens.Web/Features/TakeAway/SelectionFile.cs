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
        => Answer(http, [.. wanted.Select(one => new TakenWork(one.Key, one.Version))], total, format, name, hasNotes: false);

    /// <summary>The same with what a reader noted of the works, where <paramref name="hasNotes"/>.</summary>
    internal IResult Answer(HttpContext http, IReadOnlyList<TakenWork> wanted, int total, CitationFormat format, string name, bool hasNotes)
    {
        var headers = http.Response.Headers;
        headers["X-Total-Count"] = total.ToString(CultureInfo.InvariantCulture);
        headers["X-Robots-Tag"] = "noindex";
        headers.ContentDisposition = $"attachment; filename=\"{FileNames.Of(name, format.Extension)}\"";
        return Results.Stream(stream => WriteAsync(http, stream, wanted, format, hasNotes), WorkFile.TypeOf(format));
    }

    private async Task WriteAsync(HttpContext http, Stream stream, IReadOnlyList<TakenWork> wanted, CitationFormat format, bool hasNotes)
    {
        if (HttpMethods.IsHead(http.Request.Method))
            return;
        var written = format.Begin(hasNotes);
        var text = new StringBuilder(written.Head);
        foreach (var batch in wanted.Chunk(WorksInBatch))
        {
            var found = await works.FindAsync([.. batch.Select(one => one.Key)], http.RequestAborted);
            for (var place = 0; place < batch.Length; place++)
            {
                if (Known(found[place], batch[place]) is { } work)
                    text.Append(written.Add(file.Cite(http.Request, work, batch[place].Version) with { Note = batch[place].Note, Tags = batch[place].Tags }));
            }

            await FlushAsync(stream, text, http.RequestAborted);
        }

        text.Append(written.Foot);
        await FlushAsync(stream, text, http.RequestAborted);
    }

    // A work on a shelf has a title of its own where the library has none.
    private static Work? Known(Work? found, TakenWork wanted)
    {
        if (found is { Title.Length: > 0 })
            return found;
        return wanted.Title is { Length: > 0 } title ? new Work { Key = wanted.Key, Title = title } : null;
    }

    private static async Task FlushAsync(Stream stream, StringBuilder text, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellationToken);
        text.Clear();
    }
}

/// <summary>A work that is taken away.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Version">The version that is cited, or <c>null</c> for the paper as such.</param>
internal sealed record TakenWork(WorkKey Key, int? Version)
{
    /// <summary>What it is called where the library does not say.</summary>
    public string? Title { get; init; }

    /// <summary>What its reader notes of it.</summary>
    public string Note { get; init; } = "";

    /// <summary>The tags its reader gave it; <c>null</c> for a work that is on no shelf.</summary>
    public IReadOnlyList<string>? Tags { get; init; }
}

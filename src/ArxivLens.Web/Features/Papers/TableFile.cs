using System.Globalization;
using System.Text;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Citing;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;
using ArxivLens.Core.Sources;
using ArxivLens.Core.Tables;
using ArxivLens.Index;
using ArxivLens.Index.Graph;
using ArxivLens.Web.Features.Sources;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ArxivLens.Web.Features.Papers;

/// <summary>The tables as a file: <c>/works.csv?id=KEY&amp;table=references</c>, filtered and sorted as on the page, every row.</summary>
internal static class TableFile
{
    private const int RowsInBatch = 500;
    private static readonly string[] Columns =
    [
        "direction", "id", "title", "authors", "year", "published", "categories", "doi", "citations", "similarity", "origins",
        "also_as", "standing", "not_listed_by", "first_seen",
    ];

    internal static void MapTableFile(this IEndpointRouteBuilder routes)
        => routes.MapMethods("/works.csv", ["GET", "HEAD"], AnswerAsync).Revalidated();

    /// <summary>The address of a table's file; without its name both tables in one.</summary>
    internal static string Address(WorkKey key, string? table, TableRequest request)
    {
        var kept = TableQuery.Write(new TableRequest { Order = request.Order, Wish = request.Wish }).Replace('?', '&');
        return $"/works.csv?id={Uri.EscapeDataString(key.ToString())}{(table is null ? "" : "&table=" + table)}{kept}";
    }

    private static async Task<IResult> AnswerAsync(
        HttpRequest request, IndexHost indexHost, ICitationStore citations, WorkShelf shelf, ClaimShelf claims, SourceList sources, string? id, string? table,
        CancellationToken cancellationToken)
    {
        if (!WorkKey.TryParse(id, out var key))
            return Results.Problem("The parameter id must be the key of a work.", statusCode: StatusCodes.Status400BadRequest);
        if (DirectionOf(table) is not { } direction)
            return Results.Problem("The parameter table is references or citations.", statusCode: StatusCodes.Status400BadRequest);
        var origins = await citations.ReadOriginsAsync(cancellationToken);
        var lease = indexHost.Acquire();
        var document = lease.Index.Find(key.ToString());
        if (document < 0)
        {
            lease.Dispose();
            return Results.Problem($"This library does not hold {key}.", statusCode: StatusCodes.Status404NotFound);
        }

        var wanted = TableQuery.Read(request.Query);
        var question = new TableQuestion(direction)
        {
            Order = wanted.Order, Filter = wanted.Wish.ToFilter(origins), Limit = int.MaxValue, Coverage = sources.CoverageOf(origins),
        };
        return Results.Stream(
            async stream =>
            {
                using (lease)
                    await WriteAsync(stream, lease.Index, document, question, new Shelves(shelf, claims), origins, cancellationToken);
            },
            CsvText.MediaType,
            FileNames.Of($"{key}-{(string.IsNullOrEmpty(table) ? "works" : table)}", "csv"));
    }

    private static async Task WriteAsync(
        Stream stream, IndexReader index, int document, TableQuestion question, Shelves shelves, IReadOnlyList<string> origins,
        CancellationToken cancellationToken)
    {
        var page = CitationTable.Read(index, document, question, cancellationToken);
        var text = new StringBuilder();
        CsvText.AddRow(text, Columns);
        foreach (var rows in page.Rows.Chunk(RowsInBatch))
        {
            var batch = page with { Rows = rows };
            var works = await shelves.Works.FetchAsync(index, WorkTable.WorksOf(batch), cancellationToken);
            var standings = await shelves.Works.FindStandingsAsync(works.Values, cancellationToken);
            var claims = await shelves.Claims.ReadAsync(index, document, batch, cancellationToken);
            foreach (var row in WorkTable.Of(batch, works, standings, origins, claims).Rows)
                AddRow(text, row);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellationToken);
            text.Clear();
        }

        await stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellationToken);
    }

    private static void AddRow(StringBuilder text, WorkRow row)
    {
        var work = row.Work;
        CsvText.AddRow(
            text,
            row.Row.Direction switch
            {
                CitationDirections.References => "reference",
                CitationDirections.Citations => "citation",
                _ => "both",
            },
            work.Key.ToString(),
            TexText.ToDisplay(work.Title),
            string.Join("; ", work.Authors.Select(author => author.Display)),
            work.Year,
            work.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            string.Join(' ', work.Categories),
            work.Doi ?? work.Key.Doi,
            row.Row.Citations,
            row.Row.Similarity > 0 ? Math.Round(row.Row.Similarity, 4) : null,
            string.Join(' ', row.Origins),
            string.Join(' ', row.AlsoAs.Select(twin => twin.Key)),
            row.Standing == WorkStanding.Usual ? null : row.Standing.ToString().ToLowerInvariant(),
            string.Join(' ', row.Silent),
            row.Claims?.FirstSeen?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private sealed record Shelves(WorkShelf Works, ClaimShelf Claims);

    private static CitationDirections? DirectionOf(string? table) => table switch
    {
        null or "" => CitationDirections.Both,
        "references" => CitationDirections.References,
        "citations" => CitationDirections.Citations,
        _ => null,
    };
}

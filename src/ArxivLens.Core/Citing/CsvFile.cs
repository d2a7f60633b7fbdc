using System.Globalization;
using System.Text;

namespace ArxivLens.Core.Citing;

/// <summary>Rows of CSV under a header, for spreadsheets.</summary>
/// <param name="hasNotes">Whether what readers noted has columns of its own.</param>
internal sealed class CsvFile(bool hasNotes) : CitationFile
{
    private static readonly string[] Columns =
        ["id", "title", "authors", "year", "published", "updated", "categories", "doi", "journal_ref", "url", "abstract"];

    public override string Head => Row([.. Columns, .. hasNotes ? ["tags", "note"] : Array.Empty<string>()]);

    public override string Add(CitedWork cited)
    {
        var work = cited.Work;
        return Row(
        [
            work.Key.Arxiv is null ? work.Key.ToString() : cited.ArxivName,
            cited.Title,
            string.Join("; ", work.Authors.Select(author => OneLine.Of(author.Display))),
            cited.Year,
            DayOf(cited.Day),
            work.Paper is { } paper ? DayOf(DateOnly.FromDateTime(paper.Versions[^1].Created.UtcDateTime)) : null,
            string.Join(' ', work.Categories),
            cited.PublishedDoi,
            cited.JournalReference,
            cited.Address,
            cited.Abstract,
            .. hasNotes ? [string.Join("; ", cited.Keywords), cited.Note] : Array.Empty<object?>(),
        ]);
    }

    private static string? DayOf(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Row(object?[] fields)
    {
        var text = new StringBuilder();
        CsvText.AddRow(text, fields);
        return text.ToString();
    }
}

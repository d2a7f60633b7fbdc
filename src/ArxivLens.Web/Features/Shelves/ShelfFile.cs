using ArxivLens.Core.Citing;
using ArxivLens.Core.Shelves;
using ArxivLens.Web.Features.TakeAway;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Features.Shelves;

/// <summary>Shelves in the formats of other programs, with their notes and tags.</summary>
public sealed class ShelfFile(SelectionFile selection)
{
    /// <summary>A file of lines of a shelf.</summary>
    internal IResult Answer(HttpContext http, string name, IReadOnlyList<ShelfLine> lines, CitationFormat format, bool hasNotes)
    {
        var works = lines.Select(line => new TakenWork(line.Work, null)
        {
            Title = line.Entry.Title,
            Note = hasNotes ? line.Note : "",
            Tags = hasNotes ? line.Tags : null,
        }).ToList();
        return selection.Answer(http, works, works.Count, format, name, hasNotes);
    }
}

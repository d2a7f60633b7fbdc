namespace ArxivLens.Core.Citing;

/// <summary>A format in which works can be taken away.</summary>
public sealed class CitationFormat
{
    private readonly Func<bool, CitationFile> _file;

    private CitationFormat(string name, string title, string extension, string mediaType, Func<bool, CitationFile> file, params string[] aliases)
    {
        Name = name;
        Title = title;
        Extension = extension;
        MediaType = mediaType;
        Aliases = aliases;
        _file = file;
    }

    /// <summary>BibTeX, as arXiv itself gives it.</summary>
    public static CitationFormat BibTex { get; } = new(
        "bibtex", "BibTeX", "bib", "application/x-bibtex", _ => new BibTexFile(), "text/x-bibtex", "application/bibtex");

    /// <summary>RIS, for Zotero, EndNote, Mendeley and most others.</summary>
    public static CitationFormat Ris { get; } = new(
        "ris", "RIS", "ris", "application/x-research-info-systems", _ => new RisFile(), "application/x-ris", "text/x-research-info-systems");

    /// <summary>CSL-JSON, for citeproc, pandoc and Zotero.</summary>
    public static CitationFormat CslJson { get; } = new(
        "csl", "CSL-JSON", "csl.json", "application/vnd.citationstyles.csl+json", _ => new CslJsonFile(), "application/citeproc+json");

    /// <summary>Zotero's own RDF, the one format in which it takes a preprint for a preprint.</summary>
    public static CitationFormat ZoteroRdf { get; } = new("rdf", "Zotero RDF", "rdf", "application/rdf+xml", _ => new ZoteroRdfFile());

    /// <summary>JSON-LD in the words of schema.org.</summary>
    public static CitationFormat JsonLd { get; } = new("jsonld", "JSON-LD", "jsonld", "application/ld+json", _ => new JsonLdFile());

    /// <summary>CSV for spreadsheets.</summary>
    public static CitationFormat Csv { get; } = new("csv", "CSV", "csv", "text/csv", hasNotes => new CsvFile(hasNotes));

    /// <summary>Markdown.</summary>
    public static CitationFormat Markdown { get; } = new("markdown", "Markdown", "md", "text/markdown", _ => new MarkdownFile(), "text/x-markdown");

    /// <summary>All of them, the most asked for first.</summary>
    public static IReadOnlyList<CitationFormat> All { get; } = [BibTex, Ris, CslJson, ZoteroRdf, JsonLd, Csv, Markdown];

    /// <summary>What addresses name it by: <c>bibtex</c>.</summary>
    public string Name { get; }

    /// <summary>What people call it: <c>BibTeX</c>.</summary>
    public string Title { get; }

    /// <summary>The ending of file names, without a point: <c>bib</c>.</summary>
    public string Extension { get; }

    /// <summary>Its media type, without parameters.</summary>
    public string MediaType { get; }

    /// <summary>Other media types it is asked for by.</summary>
    public IReadOnlyList<string> Aliases { get; }

    /// <summary>Finds a format by its name or by the ending of its files, in any letter case; <c>null</c> when there is none.</summary>
    public static CitationFormat? Find(string? name) => name is null ? null : All.FirstOrDefault(format =>
        name.Equals(format.Name, StringComparison.OrdinalIgnoreCase) || name.Equals(format.Extension, StringComparison.OrdinalIgnoreCase));

    /// <summary>Begins a file.</summary>
    /// <param name="hasNotes">Whether works come with what their reader noted of them.</param>
    public CitationFile Begin(bool hasNotes = false) => _file(hasNotes);

    /// <summary>A file of a few works, whole.</summary>
    public string Write(params IEnumerable<CitedWork> works)
    {
        ArgumentNullException.ThrowIfNull(works);
        var file = Begin();
        return string.Concat(works.Select(file.Add).Prepend(file.Head).Append(file.Foot));
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

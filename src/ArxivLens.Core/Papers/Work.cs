using ArxivLens.Core.Categories;

namespace ArxivLens.Core.Papers;

/// <summary>Anything that cites or is cited, in arXiv or not. With <see cref="Paper"/> it is a paper of the library.</summary>
public sealed record Work
{
    /// <summary>Its identity.</summary>
    public required WorkKey Key { get; init; }

    /// <summary>Plain text with mathematics as <c>$…$</c>; empty when only the key is known (an unresolved work).</summary>
    public required string Title { get; init; }

    /// <summary>Authors in order; empty when unknown.</summary>
    public IReadOnlyList<PersonName> Authors { get; init; } = [];

    /// <summary>
    /// The line of authors as it was recorded, where <see cref="Authors"/> do not say all of it (<see cref="RecordedAuthors"/>).
    /// </summary>
    public string? AuthorLine { get; init; }

    /// <summary>Year of first publication, when known.</summary>
    public int? Year { get; init; }

    /// <summary>Day of first publication, when known (for a paper the day of version 1).</summary>
    public DateOnly? Published { get; init; }

    /// <summary>Categories, the primary one first.</summary>
    public IReadOnlyList<CategoryCode> Categories { get; init; } = [];

    /// <summary>DOI of the published version, as recorded (without <c>doi:</c>), when known.</summary>
    public string? Doi { get; init; }

    /// <summary>Abstract, or a description in its place (see <see cref="AbstractIsDescription"/>); empty when there is neither.</summary>
    public string Abstract { get; init; } = "";

    /// <summary>Whether <see cref="Abstract"/> is the library's own description and not the authors' words.</summary>
    public bool AbstractIsDescription { get; init; }

    /// <summary>
    /// The day on which its source said that the record is gone; <c>null</c> while it is there. What was known of it is kept, for
    /// its page, and nothing lists it.
    /// </summary>
    public DateOnly? Deleted { get; init; }

    /// <summary>What is recorded of a paper beyond that; <c>null</c> for other works.</summary>
    public PaperFacts? Paper { get; init; }

    /// <summary>What sort of entry it is.</summary>
    public WorkKind Kind => Paper is not null ? WorkKind.Paper : Title.Length > 0 ? WorkKind.Work : WorkKind.Unresolved;
}

/// <summary>Sorts of entry in the library. The numbers are stored.</summary>
public enum WorkKind : byte
{
    /// <summary>Only its key is known, from a citation.</summary>
    Unresolved = 0,

    /// <summary>Known by its bibliographic facts.</summary>
    Work = 1,

    /// <summary>A paper with its full record.</summary>
    Paper = 2,
}

/// <summary>What is recorded of a paper beyond a work's bibliographic facts.</summary>
public sealed record PaperFacts
{
    /// <summary>Who submitted it.</summary>
    public string? Submitter { get; init; }

    /// <summary>The authors' comments.</summary>
    public string? Comments { get; init; }

    /// <summary>Where it was published.</summary>
    public string? JournalRef { get; init; }

    /// <summary>The institution's report number.</summary>
    public string? ReportNumber { get; init; }

    /// <summary>Classes of the Mathematics Subject Classification, as recorded.</summary>
    public string? MscClass { get; init; }

    /// <summary>Classes of the ACM Computing Classification System, as recorded.</summary>
    public string? AcmClass { get; init; }

    /// <summary>The recorded licence address, or <see cref="Papers.License.NotTold"/>; see <see cref="Papers.License.Of"/>.</summary>
    public string? License { get; init; }

    /// <summary>Versions in order, at least one.</summary>
    public required IReadOnlyList<PaperVersion> Versions { get; init; }

    /// <summary>Day the metadata last changed at arXiv, which is no date of the paper's.</summary>
    public DateOnly? MetadataChanged { get; init; }
}

/// <summary>One version of a paper.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Created">When it was submitted, UTC.</param>
public sealed record PaperVersion(int Number, DateTimeOffset Created)
{
    /// <summary>The letter among <see cref="SourceType"/> that says the version was withdrawn.</summary>
    public const char WithdrawnLetter = 'I';

    /// <summary>Size of its source in units of 1,024 bytes, rounded up; <c>null</c> where it is not recorded.</summary>
    public int? Kilobytes { get; init; }

    /// <summary>
    /// arXiv's letters for the sort of source: <c>D</c> PDF from TeX, <c>I</c> withdrawn, <c>H</c> HTML, <c>P</c> PostScript,
    /// <c>X</c> Word, and the marks <c>A</c> and <c>S</c>. <c>null</c> where nothing is recorded, as for usual TeX.
    /// </summary>
    public string? SourceType { get; init; }
}

using System.CommandLine;
using System.Globalization;
using ArxivLens.Core;
using ArxivLens.Core.Categories;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens show</c>: what is recorded of a work.</summary>
internal static class ShowCommand
{
    public static Verb Create() => WorkVerb.Create("show", "Show what is recorded of a work.", AnswerAsync);

    private static async Task AnswerAsync(OpenLibrary library, Work work, ParseResult parsed, CancellationToken cancellationToken)
    {
        var record = RecordOf(work, CountEdges(library, work, parsed.InvocationConfiguration.Error)) with
        {
            IsWithdrawn = Withdrawal.IsWithdrawn(work) ? true : null,
            Deleted = work.Deleted,
            MscClass = work.Paper?.MscClass,
            AcmClass = work.Paper?.AcmClass,
            Retractions = [.. (await library.Storage.Retractions.FindAsync(work, cancellationToken)).Select(Describe)],
        };
        var output = parsed.InvocationConfiguration.Output;
        if (JsonOutput.IsWanted(parsed))
            JsonOutput.Write(parsed, record);
        else
            WriteText(output, record);
    }

    // What OpenAlex claims says so itself and asks for no credit.
    private static string CreditOf(IReadOnlyList<string> retractions) =>
        retractions.All(one => one.StartsWith("OpenAlex ", StringComparison.Ordinal)) ? "" : $" ({RetractionSource.Name}, {RetractionSource.License})";

    private static string Describe(Retraction retraction) => retraction.OpenAlexNumber is { } number
        ? $"OpenAlex {number}"
        : retraction.Notice?.ToString() ?? "notice unknown";

    private static (int References, int Citations)? CountEdges(OpenLibrary library, Work work, TextWriter error)
    {
        try
        {
            var document = library.DocumentOf(work);
            return (library.Index.Graph.References(document).Length, library.Index.Graph.Citations(document).Length);
        }
        catch (IndexUnavailableException e)
        {
            error.WriteLine($"arxivlens: references and citations are not counted. {e.Message}");
            return null;
        }
    }

    private static ShownWork RecordOf(Work work, (int References, int Citations)? edges) => new(
        work.Key.ToString(),
        work.Kind,
        TexText.ToDisplay(work.Title),
        work.Authors.Select(author => author.Display).ToList(),
        work.Year,
        work.Published,
        work.Paper is { } paper ? DateOnly.FromDateTime(paper.Versions[^1].Created.UtcDateTime) : null,
        work.Categories.Select(code => new ShownCategory(code.Value, CategoryTaxonomy.NameOf(code))).ToList(),
        work.Doi,
        work.Paper?.Comments,
        work.Paper?.JournalRef,
        work.Paper?.ReportNumber,
        work.Paper is null ? null : License.Of(work.Paper.License),
        work.Paper?.Versions,
        work.Abstract,
        work.AbstractIsDescription,
        edges?.References,
        edges?.Citations);

    private static void WriteText(TextWriter output, ShownWork work)
    {
        output.WriteLine(work.Title.Length > 0 ? work.Title : "(only the identifier is known)");
        if (work.Authors.Count > 0)
            output.WriteLine(string.Join(", ", work.Authors));
        output.WriteLine();
        AlignedLines.Write(output, Facts(work));
        if (work.Abstract.Length == 0)
            return;
        output.WriteLine();
        output.WriteLine(work.AbstractIsDescription ? "Description (the library's own words)" : "Abstract");
        output.WriteLine(TexText.ToDisplay(work.Abstract));
    }

    private static IEnumerable<(string Name, string? Value)> Facts(ShownWork work) =>
    [
        ("id", work.Id),
        ("retracted", work.Retractions.Count == 0
            ? null
            : string.Join(", ", work.Retractions) + CreditOf(work.Retractions)),
        ("withdrawn", work.IsWithdrawn is null ? null : "by its newest version's mark, its comments or its abstract"),
        ("deleted", work.Deleted?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("year", work.Published is null ? work.Year?.ToString(CultureInfo.InvariantCulture) : null),
        ("published", work.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("updated", work.Updated?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("versions", work.Versions?.Count.ToString(CultureInfo.InvariantCulture)),
        ("categories", string.Join(", ", work.Categories.Select(category => $"{category.Name} ({category.Code})"))),
        ("doi", work.Doi),
        ("journal", work.JournalRef),
        ("report", work.ReportNumber),
        ("msc", work.MscClass),
        ("acm", work.AcmClass),
        ("comments", work.Comments is { } comments ? TexText.ToDisplay(comments) : null),
        ("licence", work.License?.Name),
        ("references", work.References?.ToString(CultureInfo.InvariantCulture)),
        ("citations", work.Citations?.ToString(CultureInfo.InvariantCulture)),
    ];

    private sealed record ShownCategory(string Code, string Name);

    private sealed record ShownWork(
        string Id,
        WorkKind Kind,
        string Title,
        IReadOnlyList<string> Authors,
        int? Year,
        DateOnly? Published,
        DateOnly? Updated,
        IReadOnlyList<ShownCategory> Categories,
        string? Doi,
        string? Comments,
        string? JournalRef,
        string? ReportNumber,
        License? License,
        IReadOnlyList<PaperVersion>? Versions,
        string Abstract,
        bool AbstractIsDescription,
        int? References,
        int? Citations)
    {
        /// <summary>Notices by which it was retracted; usually none.</summary>
        public IReadOnlyList<string> Retractions { get; init; } = [];

        /// <summary>Whether it was withdrawn from arXiv; left out when not.</summary>
        public bool? IsWithdrawn { get; init; }

        /// <summary>The day on which arXiv said that its record is gone; left out while it is there.</summary>
        public DateOnly? Deleted { get; init; }

        /// <summary>Its classes of mathematics.</summary>
        public string? MscClass { get; init; }

        /// <summary>Its classes of computing.</summary>
        public string? AcmClass { get; init; }
    }
}

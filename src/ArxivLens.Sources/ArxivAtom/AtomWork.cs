using System.Globalization;
using System.Text.RegularExpressions;
using ArxivLens.Core.Categories;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.Json;

namespace ArxivLens.Sources.ArxivAtom;

/// <summary>
/// Makes a paper of an entry. The API tells the days of the first version and of the last and nothing of those between, no licence,
/// no submitter, no report number; so the record says that its licence was not told (<see cref="License.NotTold"/>) and has no day of
/// its metadata, which lets every full record of as many versions win over it.
/// </summary>
internal static partial class AtomWork
{
    private const int MostVersions = 9_999;

    /// <summary>Makes it.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="version">The version it is of; <c>null</c> when that is not said.</param>
    /// <param name="fields">The entry.</param>
    /// <param name="reason">Why there is none, naming the field.</param>
    public static Work? Make(ArxivId id, int? version, AtomFields fields, out string? reason)
    {
        reason = null;
        if (RecordValues.Plain(fields.Title) is not { } title)
        {
            reason = "title is missing";
            return null;
        }

        return TryReadTime(fields.Published, out var published, ref reason, "published")
            && TryReadTime(fields.Updated, out var updated, ref reason, "updated")
            ? Make(id, title, fields, published, VersionsOf(id, version, published, updated))
            : null;
    }

    private static Work Make(ArxivId id, string title, AtomFields fields, DateTimeOffset? published, IReadOnlyList<PaperVersion> versions) => new()
    {
        Key = WorkKey.Of(id),
        Title = title,
        Authors = [.. fields.Authors.Select(PersonName.Parse).OfType<PersonName>()],
        Year = published?.Year ?? id.Year,
        Published = published is { } day ? DateOnly.FromDateTime(day.UtcDateTime) : null,
        Categories = CategoriesOf(fields),
        Doi = RecordValues.Doi(fields.Doi),
        Abstract = RecordValues.Plain(fields.Summary) ?? "",
        Paper = new PaperFacts
        {
            Comments = RecordValues.Plain(fields.Comment),
            JournalRef = RecordValues.Plain(fields.JournalRef),
            License = License.NotTold,
            Versions = versions,
        },
    };

    // What it does not say is left out: of versions between the first and the last nothing is known.
    private static List<PaperVersion> VersionsOf(ArxivId id, int? version, DateTimeOffset? published, DateTimeOffset? updated)
    {
        var last = Math.Min(version ?? 1, MostVersions);
        var versions = new List<PaperVersion>();
        if ((published ?? (last == 1 ? updated : null)) is { } first) versions.Add(new PaperVersion(1, first));
        if (last > 1 && updated is { } newest) versions.Add(new PaperVersion(last, newest));
        // As of the snapshot: the first of the month in the identifier, for want of better.
        if (versions.Count == 0) versions.Add(new PaperVersion(last, new DateTimeOffset(id.Year, id.Month, 1, 0, 0, 0, TimeSpan.Zero)));
        return versions;
    }

    private static bool TryReadTime(string? text, out DateTimeOffset? time, ref string? reason, string field)
    {
        time = null;
        if (string.IsNullOrWhiteSpace(text)) return true;
        string[] forms = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd"];
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(text.Trim(), forms, CultureInfo.InvariantCulture, styles, out var read)) time = read;
        else reason = $"{field} {RecordValues.Quote(text)} is no time like 2007-04-02T19:18:42Z";
        return time is not null;
    }

    // Classes of MSC and ACM stand among the categories without a sign of their own.
    private static List<CategoryCode> CategoriesOf(AtomFields fields)
    {
        var codes = new List<CategoryCode>();
        foreach (var term in fields.Categories.Prepend(fields.PrimaryCategory ?? ""))
        {
            if (CategoryCode.TryParse(term.Trim(), out var code) && !codes.Contains(code) && Shape().IsMatch(code.Value))
                codes.Add(code);
        }

        return codes;
    }

    [GeneratedRegex("^[a-z]+(-[a-z]+)*([.][A-Za-z]+(-[A-Za-z]+)*)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}

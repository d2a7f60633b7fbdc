using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ArxivLens.Core.Papers;

/// <summary>
/// Which of two records of the same work is kept; a total order, so the library does not depend on the order of imports.
/// </summary>
public static class WorkPrecedence
{
    private const int LargestKept = 1 << 20;

    [ThreadStatic]
    private static FixedForm? kept;

    /// <summary>
    /// Compares two records: authors' abstract before description, paper before work before unresolved, more versions, later
    /// metadata change,
    /// more facts, then the greater fingerprint. Positive when <paramref name="left"/> is kept, 0 when they are equal.
    /// </summary>
    public static int Compare(Work left, Work right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (ReferenceEquals(left, right))
            return 0;
        var order = AbstractRank(left).CompareTo(AbstractRank(right));
        if (order == 0)
            order = left.Kind.CompareTo(right.Kind);
        if (order == 0)
            order = VersionsOf(left).CompareTo(VersionsOf(right));
        if (order == 0)
            order = Nullable.Compare(left.Paper?.MetadataChanged, right.Paper?.MetadataChanged);
        if (order == 0)
            order = FactsOf(left).CompareTo(FactsOf(right));
        return order != 0 ? order : Fingerprint(left).AsSpan().SequenceCompareTo(Fingerprint(right));
    }

    /// <summary>
    /// Whether two records differ in nothing that tells which is the newer: a source that changes a record twice a day tells only
    /// by giving it.
    /// </summary>
    public static bool AreOfOneDay(Work left, Work right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return left is { Kind: WorkKind.Paper, Paper.MetadataChanged: { } day } && right.Paper?.MetadataChanged == day
            && AbstractRank(left) == AbstractRank(right) && VersionsOf(left) == VersionsOf(right);
    }

    /// <summary>Bytes that compare, one after the other, as <see cref="Compare"/> does; for a store to keep beside a record.</summary>
    public static byte[] Rank(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var rank = new byte[11 + SHA256.HashSizeInBytes];
        rank[0] = (byte)AbstractRank(work);
        rank[1] = (byte)work.Kind;
        BinaryPrimitives.WriteInt32BigEndian(rank.AsSpan(2), VersionsOf(work));
        BinaryPrimitives.WriteInt32BigEndian(rank.AsSpan(6), work.Paper?.MetadataChanged is { } day ? day.DayNumber + 1 : 0);
        rank[10] = (byte)FactsOf(work);
        Fingerprint(work).CopyTo(rank.AsSpan(11));
        return rank;
    }

    /// <summary>SHA-256 over every field in a fixed form; equal exactly for equal records.</summary>
    public static byte[] Fingerprint(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var form = kept ??= new FixedForm();
        form.Clear();
        form.Add(work.Key.ToString());
        form.Add(work.Title);
        form.Add(work.Authors.Count);
        foreach (var author in work.Authors)
        {
            form.Add(author.Given);
            form.Add(author.Family);
            form.Add(author.Suffix);
        }

        form.Add(work.Year);
        form.Add(work.Published?.DayNumber);
        form.Add(work.Categories.Count);
        foreach (var category in work.Categories)
            form.Add(category.Value);
        form.Add(work.Doi);
        form.Add(work.Abstract);
        form.Add(work.AbstractIsDescription ? 1 : 0);
        AddPaper(form, work.Paper);
        AddLater(form, work);
        var hash = SHA256.HashData(form.Bytes);
        if (form.Bytes.Length > LargestKept)
            kept = null;
        return hash;
    }

    private static void AddPaper(FixedForm form, PaperFacts? paper)
    {
        form.Add(paper is null ? 0 : 1);
        if (paper is null)
            return;
        form.Add(paper.Submitter);
        form.Add(paper.Comments);
        form.Add(paper.JournalRef);
        form.Add(paper.ReportNumber);
        form.Add(paper.License);
        form.Add(paper.MetadataChanged?.DayNumber);
        form.Add(paper.Versions.Count);
        foreach (var version in paper.Versions)
        {
            form.Add(version.Number);
            form.Add(version.Created.UtcTicks);
            form.Add(version.Created.Offset.Ticks);
        }
    }

    // What records did not have at first: each behind a number of its own and only where it is set, so that the fingerprints of
    // records without it stay what they were.
    private static void AddLater(FixedForm form, Work work)
    {
        AddLater(form, 1, work.Paper?.MscClass);
        AddLater(form, 2, work.Paper?.AcmClass);
        foreach (var version in work.Paper?.Versions ?? [])
        {
            if (version.Kilobytes is null && version.SourceType is null) continue;
            form.Add(3);
            form.Add(version.Number);
            form.Add(version.Kilobytes);
            form.Add(version.SourceType);
        }

        if (work.Deleted is { } day)
        {
            form.Add(4);
            form.Add(day.DayNumber);
        }

        AddLater(form, 5, work.AuthorLine);
    }

    private static void AddLater(FixedForm form, int mark, string? text)
    {
        if (text is null) return;
        form.Add(mark);
        form.Add(text);
    }

    private static int AbstractRank(Work work) => work.Abstract.Length == 0 ? 0 : work.AbstractIsDescription ? 1 : 2;

    private static int VersionsOf(Work work) => work.Paper?.Versions.Count ?? 0;

    private static int FactsOf(Work work)
    {
        ReadOnlySpan<bool> known =
        [
            work.Title.Length > 0, work.Authors.Count > 0, work.Year is not null, work.Published is not null,
            work.Categories.Count > 0, work.Doi is not null, work.Abstract.Length > 0,
            work.Paper?.Submitter is not null, work.Paper?.Comments is not null,
            work.Paper?.JournalRef is not null, work.Paper?.ReportNumber is not null,
            work.Paper?.License is not (null or License.NotTold),
            work.Paper?.MetadataChanged is not null, work.AuthorLine is not null,
            work.Paper?.MscClass is not null, work.Paper?.AcmClass is not null,
            work.Paper?.Versions.Any(version => version.Kilobytes is not null || version.SourceType is not null) == true,
        ];
        return known.Count(true);
    }
}

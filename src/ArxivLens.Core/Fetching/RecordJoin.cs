using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Fetching;

/// <summary>
/// Joins what the library knows of a paper with a record that tells less: no licence, no submitter, no versions between the first and the
/// last. What the library knows from a full record stays; a newer version brings its text, and what was missing is filled in.
/// </summary>
public static class RecordJoin
{
    /// <summary>What to save.</summary>
    /// <param name="known">What the library has; <c>null</c> for nothing.</param>
    /// <param name="told">What came.</param>
    public static Work Join(Work? known, Work told)
    {
        ArgumentNullException.ThrowIfNull(told);
        if (told.Paper is null || known is null)
            return told;
        if (known.Paper is not { } facts)
            return KeepBesides(known, told);
        var isNewer = NewestOf(told) > NewestOf(known);
        if (facts.License == License.NotTold)
            return isNewer || NewestOf(told) == NewestOf(known) ? Replace(known, told) : known;
        return isNewer ? TakeText(known, told) : FillIn(known, told);
    }

    private static int NewestOf(Work work) => work.Paper!.Versions[^1].Number;

    // Known from what others say, or by a description of our own in place of an abstract.
    private static Work KeepBesides(Work known, Work told) => told with
    {
        Doi = told.Doi ?? known.Doi,
        Abstract = told.Abstract.Length > 0 ? told.Abstract : known.Abstract,
        AbstractIsDescription = told.Abstract.Length == 0 && known.AbstractIsDescription,
    };

    private static Work Replace(Work known, Work told) => KeepBesides(known, told) with
    {
        Paper = told.Paper! with { Versions = Unite(known, told) },
    };

    private static Work FillIn(Work known, Work told) => known with
    {
        Doi = known.Doi ?? told.Doi,
        Paper = known.Paper! with
        {
            JournalRef = known.Paper.JournalRef ?? told.Paper!.JournalRef,
            Comments = known.Paper.Comments ?? told.Paper!.Comments,
        },
    };

    private static Work TakeText(Work known, Work told)
    {
        var text = KeepBesides(known, told);
        return text with
        {
            Published = known.Published ?? told.Published,
            Year = known.Year ?? told.Year,
            Authors = told.Authors.Count > 0 ? told.Authors : known.Authors,
            Categories = told.Categories.Count > 0 ? told.Categories : known.Categories,
            Paper = known.Paper! with
            {
                License = told.Paper!.License == License.NotTold ? known.Paper.License : told.Paper.License,
                JournalRef = told.Paper.JournalRef ?? known.Paper.JournalRef,
                Comments = told.Paper.Comments ?? known.Paper.Comments,
                Versions = Unite(known, told),
            },
        };
    }

    // Of a version that both know, the library's knowledge stays.
    private static List<PaperVersion> Unite(Work known, Work told) =>
    [
        .. known.Paper!.Versions
            .Concat(told.Paper!.Versions.Where(version => known.Paper.Versions.All(one => one.Number != version.Number)))
            .OrderBy(version => version.Number),
    ];
}

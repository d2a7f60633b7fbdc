using ArxivLens.Core.Merging;

namespace ArxivLens.Web.Features.Merging;

/// <summary>How merges are told to readers.</summary>
public static class MergeWords
{
    /// <summary>Who says so, in a few words.</summary>
    public static string Of(MergeRule rule) => rule switch
    {
        MergeRule.Hand => "decided by hand",
        MergeRule.Doi => "by the recorded DOI",
        MergeRule.Identifier => "by identifiers that a source gives together",
        MergeRule.Title => "by title, authors and year",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "no such rule"),
    };

    /// <summary>Who ended it, in a few words.</summary>
    public static string Of(MergeEnding ending) => ending switch
    {
        MergeEnding.Hand => "split by hand",
        MergeEnding.Rule => "no longer so",
        MergeEnding.Moved => "replaced",
        _ => throw new ArgumentOutOfRangeException(nameof(ending), ending, "no such ending"),
    };
}

using ArxivLens.Core.Merging;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Storage;

/// <summary>The stored names of rules and endings.</summary>
internal static class MergeText
{
    /// <summary>The name of a rule.</summary>
    public static string NameOf(MergeRule rule) => rule switch
    {
        MergeRule.Hand => "hand",
        MergeRule.Doi => "doi",
        MergeRule.Identifier => "identifier",
        MergeRule.Title => "title",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "no such rule"),
    };

    /// <summary>The name of an ending.</summary>
    public static string NameOf(MergeEnding ending) => ending switch
    {
        MergeEnding.Hand => "hand",
        MergeEnding.Rule => "rule",
        MergeEnding.Moved => "moved",
        _ => throw new ArgumentOutOfRangeException(nameof(ending), ending, "no such ending"),
    };

    /// <summary>Reads the name of a rule.</summary>
    /// <exception cref="Core.LibraryException">It is damaged.</exception>
    public static MergeRule ReadRule(string name) =>
        Enum.GetValues<MergeRule>().Where(rule => NameOf(rule) == name).Select(rule => (MergeRule?)rule).FirstOrDefault()
        ?? throw StoredValue.Damaged(name, "rule of a merge");

    /// <summary>Reads the name of an ending.</summary>
    /// <exception cref="Core.LibraryException">It is damaged.</exception>
    public static MergeEnding ReadEnding(string name) =>
        Enum.GetValues<MergeEnding>().Where(ending => NameOf(ending) == name).Select(ending => (MergeEnding?)ending).FirstOrDefault()
        ?? throw StoredValue.Damaged(name, "ending of a merge");
}

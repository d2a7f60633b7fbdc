namespace ArxivLens.Core.Shelves;

/// <summary>How much a reader may keep. docs/community/shelves.md tells of them.</summary>
public static class ShelfLimits
{
    /// <summary>Shelves of an account.</summary>
    public const int MostShelves = 100;

    /// <summary>Works on a shelf.</summary>
    public const int MostEntries = 10_000;

    /// <summary>Tags of an entry.</summary>
    public const int MostTags = 20;

    /// <summary>Characters of a tag.</summary>
    public const int LongestTag = 60;

    /// <summary>Characters of a note.</summary>
    public const int LongestNote = 4_000;

    /// <summary>Characters of the name of a shelf.</summary>
    public const int LongestName = 100;

    /// <summary>Characters kept of the title of a work that the library does not have.</summary>
    public const int LongestTitle = 500;

    /// <summary>Shelves of others that an account may follow.</summary>
    public const int MostFollowed = 200;

    /// <summary>Bytes of a file of references.</summary>
    public const int MostImportedBytes = 5 * 1024 * 1024;

    /// <summary>References read of a file.</summary>
    public const int MostImported = 5_000;

    /// <summary>Decisions an account may make of its recommendations.</summary>
    public const int MostChoices = 2_000;

    /// <summary>How long what was deleted can be brought back.</summary>
    public static TimeSpan Undoable { get; } = TimeSpan.FromDays(1);
}

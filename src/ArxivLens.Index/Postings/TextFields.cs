using ArxivLens.Index.Documents;

namespace ArxivLens.Index.Postings;

/// <summary>Facts about the fields of running text that the files rely on.</summary>
internal static class TextFields
{
    /// <summary>Number of fields.</summary>
    public const int Count = 4;

    /// <summary>The mask of all fields.</summary>
    public const int All = (1 << Count) - 1;

    /// <summary>The mask of the fields that term statistics and similarity look at.</summary>
    public const int TitleOrAbstract = (1 << (int)TextField.Title) | (1 << (int)TextField.Abstract);

    /// <summary>The mask of one field, or of all.</summary>
    public static int Mask(TextField? field) => field is { } one ? 1 << (int)one : All;
}

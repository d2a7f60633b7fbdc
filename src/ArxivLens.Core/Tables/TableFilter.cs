namespace ArxivLens.Core.Tables;

/// <summary>Which rows of a table are wanted; each part narrows what the others leave.</summary>
public sealed record TableFilter
{
    /// <summary>Words that title or authors have, each at the beginning of a word, whatever the letter case and accents.</summary>
    public string Text { get; init; } = "";

    /// <summary>Earliest year; works of unknown year are then left out.</summary>
    public int? FromYear { get; init; }

    /// <summary>Latest year; works of unknown year are then left out.</summary>
    public int? UntilYear { get; init; }

    /// <summary>Code of a category or archive (<c>hep-th</c>, <c>cs</c>), or <c>null</c>.</summary>
    public string? Category { get; init; }

    /// <summary>Only citations that one of these origins asserts; all bits stand for any.</summary>
    public uint Origins { get; init; } = uint.MaxValue;

    /// <summary>Only citations that some do not list though they list other references of the citing work.</summary>
    public bool Disputed { get; init; }

    /// <summary>Whether every row is wanted.</summary>
    public bool IsEmpty => this == new TableFilter();
}

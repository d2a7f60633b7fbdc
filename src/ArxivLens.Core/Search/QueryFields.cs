using System.Collections.Frozen;

namespace ArxivLens.Core.Search;

/// <summary>What may stand before a colon in a search.</summary>
internal enum QueryField
{
    Title,
    Author,
    Abstract,
    Comments,
    Category,
    Year,
    Date,
    Id,
}

/// <summary>The names of the fields, with those arXiv's own search uses.</summary>
internal static class QueryFields
{
    private static readonly FrozenDictionary<string, QueryField> Names = new Dictionary<string, QueryField>
    {
        ["title"] = QueryField.Title,
        ["ti"] = QueryField.Title,
        ["author"] = QueryField.Author,
        ["authors"] = QueryField.Author,
        ["au"] = QueryField.Author,
        ["abstract"] = QueryField.Abstract,
        ["abs"] = QueryField.Abstract,
        ["comments"] = QueryField.Comments,
        ["comment"] = QueryField.Comments,
        ["co"] = QueryField.Comments,
        ["cat"] = QueryField.Category,
        ["category"] = QueryField.Category,
        ["year"] = QueryField.Year,
        ["date"] = QueryField.Date,
        ["id"] = QueryField.Id,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The field of a name in any letter case, or <c>null</c>.</summary>
    public static QueryField? Find(ReadOnlySpan<char> name)
        => Names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var field) ? field : null;
}

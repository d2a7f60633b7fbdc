using System.Runtime.CompilerServices;
using ArxivLens.Core.Categories;
using ArxivLens.Core.Papers;
using ArxivLens.Index;
using ArxivLens.Index.Documents;

namespace ArxivLens.Core.Search;

/// <summary>
/// What papers are ordered by that is no column of the index, by document; read when first asked for, four bytes each.
/// </summary>
internal sealed class PaperKeys
{
    private const int DayBits = 16;
    private static readonly int FirstDay = new DateOnly(1980, 1, 1).DayNumber;
    private static readonly ConditionalWeakTable<IndexReader, PaperKeys> Known = [];
    private static readonly Dictionary<string, int> Ranks = CategoryTaxonomy.Groups
        .SelectMany(group => group.Archives)
        .SelectMany(archive => archive.Categories.Select(category => category.Code.Value).Prepend(archive.Code))
        .Distinct(StringComparer.Ordinal)
        .Select((code, place) => (code, place))
        .ToDictionary(one => one.code, one => one.place, StringComparer.Ordinal);

    private readonly Lazy<int[]> ids;
    private readonly Lazy<int[]> categories;

    private PaperKeys(IndexReader index)
    {
        ids = new(() => Read(index, IdOf));
        categories = new(() => Read(index, CategoryOf));
    }

    /// <summary>The keys of an index.</summary>
    public static PaperKeys Of(IndexReader index) => Known.GetValue(index, static one => new PaperKeys(one));

    /// <summary>A place in the shuffle of a day (SplitMix64).</summary>
    public static int Shuffled(int document, DateOnly day)
    {
        var mixed = ((ulong)day.DayNumber << 32 | (uint)document) + 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) >> 33);
    }

    /// <summary>The latest id first.</summary>
    public int ById(int document) => ids.Value[document];

    /// <summary>By primary category, then the newest first.</summary>
    public int ByCategory(int document) => categories.Value[document];

    private static int[] Read(IndexReader index, Func<IndexReader, int, int> key)
    {
        var keys = new int[index.NumberCount];
        for (var document = 0; document < keys.Length; document++)
        {
            if (index.Contains(document) && index.Kind(document) == (byte)WorkKind.Paper)
                keys[document] = key(index, document);
        }

        return keys;
    }

    private static int IdOf(IndexReader index, int document)
        => ArxivId.TryParseBare(index.Key(document), out var id) ? PaperNumber.OrderOf(id) : 0;

    private static int CategoryOf(IndexReader index, int document)
    {
        var rank = index.Keywords(KeywordField.Category, document) is [var primary, ..]
            ? Ranks.GetValueOrDefault(primary, Ranks.Count)
            : Ranks.Count + 1;
        var day = Math.Clamp(index.Day(document) - FirstDay, 0, (1 << DayBits) - 1);
        return ((Ranks.Count + 1 - rank) << DayBits) | day;
    }
}

namespace ArxivLens.Core.Articles;

/// <summary>An item as it is known again in a later reading of its article; all words folded.</summary>
/// <param name="Name">The words that corrections know it by.</param>
/// <param name="OtherName">Other words that mean the same item, or empty.</param>
/// <param name="Words">The words that are compared.</param>
/// <param name="Kin">What tells of items alike that they are one: a question's label, a quote's speaker; or empty.</param>
/// <param name="Barrier">What parts items for good where both have it and it differs: a work's key; or empty.</param>
internal readonly record struct FollowedItem(string Name, string OtherName, string Words, string Kin, string Barrier)
{
    /// <summary>Whether corrections of these words mean it.</summary>
    public bool Has(string words) => words == Name || words == OtherName;
}

/// <summary>
/// Finds what items of an earlier reading have become in a later one, whose text was changed: the item of other words that shares most
/// words with it. Likeness = 2c / (a + b), of a and b words c in common, and on top 0.15 where it stands between the same neighbours and
/// something where its kin is the same; from 0.75 on it is the same item.
/// </summary>
/// <param name="before">The items of the earlier reading, in the order of the text.</param>
/// <param name="after">Those of the later one.</param>
/// <param name="kinship">What the same kin adds.</param>
internal sealed class FollowedItems(IReadOnlyList<FollowedItem> before, IReadOnlyList<FollowedItem> after, double kinship)
{
    private const double Least = 0.75;
    private const double SamePlace = 0.15;

    // What stood there before is itself and nothing else.
    private readonly HashSet<string> earlier = [.. before.Select(item => item.Name)];

    /// <summary>What each of some items has become: pairs of the words it was known by and those it is known by now.</summary>
    /// <param name="names">Folded words of the items; those that are still there are left out.</param>
    public IReadOnlyDictionary<string, string> Find(IReadOnlyCollection<string> names)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = new HashSet<int>();
        var lost = names.Where(name => !after.Any(item => item.Has(name))).Distinct(StringComparer.Ordinal).ToList();
        // An item that has corrections of its own needs none of another's.
        var free = Enumerable.Range(0, after.Count).Where(at => !names.Any(after[at].Has) && !earlier.Contains(after[at].Name)).ToList();
        var pairs = lost.SelectMany(name => Candidates(name, free)).OrderByDescending(one => one.Likeness).ThenBy(one => one.At);
        foreach (var (name, at, _) in pairs)
        {
            if (!found.ContainsKey(name) && taken.Add(at)) found.Add(name, after[at].Name);
        }

        return found;
    }

    private IEnumerable<(string Name, int At, double Likeness)> Candidates(string name, List<int> free)
    {
        var from = IndexOf(before, name);
        var item = from >= 0 ? before[from] : new FollowedItem(name, "", name, "", "");
        var (low, high) = from >= 0 ? Neighbours(from) : (after.Count, -1);
        var words = WordsOf(item.Words);
        foreach (var at in free.Where(at => !IsParted(item, after[at])))
        {
            var likeness = Share(words, WordsOf(after[at].Words))
                + (low < at && at < high ? SamePlace : 0)
                + (item.Kin.Length > 0 && item.Kin == after[at].Kin ? kinship : 0);
            if (likeness >= Least) yield return (name, at, likeness);
        }
    }

    // Places, in the later reading, of the nearest items before and behind that stand in both.
    private (int Low, int High) Neighbours(int from)
    {
        var (low, high) = (-1, after.Count);
        for (var at = from - 1; at >= 0 && low < 0; at--) low = IndexOf(after, before[at].Name);
        for (var at = from + 1; at < before.Count && high == after.Count; at++)
        {
            if (IndexOf(after, before[at].Name) is >= 0 and var there) high = there;
        }

        return (low, high);
    }

    private static int IndexOf(IReadOnlyList<FollowedItem> items, string name)
    {
        for (var at = 0; at < items.Count; at++)
        {
            if (items[at].Has(name)) return at;
        }

        return -1;
    }

    private static bool IsParted(FollowedItem one, FollowedItem other) =>
        one.Barrier.Length > 0 && other.Barrier.Length > 0 && one.Barrier != other.Barrier;

    private static HashSet<string> WordsOf(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static double Share(HashSet<string> one, HashSet<string> other) =>
        one.Count + other.Count == 0 ? 0 : 2.0 * one.Count(other.Contains) / (one.Count + other.Count);
}

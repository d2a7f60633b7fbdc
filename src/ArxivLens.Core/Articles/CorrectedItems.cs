namespace ArxivLens.Core.Articles;

/// <summary>How items of one part of an article are corrected.</summary>
/// <param name="part">The part.</param>
/// <param name="nameOf">The words an item is known by.</param>
/// <param name="nameField">The field that those words are.</param>
/// <param name="make">A new item of such words.</param>
/// <param name="otherNameOf">Other words that mean the same item; <c>null</c> when there are none.</param>
/// <param name="fields">What can be set of an item, each with how; a value that cannot be read leaves the item as it is.</param>
internal sealed class CorrectedItems<T>(
    ArticlePart part,
    Func<T, string> nameOf,
    string nameField,
    Func<string, T> make,
    Func<T, string?> otherNameOf,
    IReadOnlyDictionary<string, Func<T, string?, T>> fields) : ICorrectedPart
{
    /// <summary>The words by which an item is known again when its article is read anew; those it is known by unless set.</summary>
    public Func<T, string>? WordsOf { get; init; }

    /// <summary>What tells of items alike that they are one.</summary>
    public Func<T, string?> KinOf { get; init; } = _ => null;

    /// <summary>How much the same kin tells: 0 to 1.</summary>
    public double Kinship { get; init; } = 0.1;

    /// <summary>What parts items for good where both have it and it differs.</summary>
    public Func<T, string?> BarrierOf { get; init; } = _ => null;

    public string NameField => nameField;

    public IEnumerable<string> Fields => fields.Keys;

    /// <summary>The items with the corrections of this part applied; those that were added stand last.</summary>
    public IReadOnlyList<T> Apply(IReadOnlyList<T> found, IReadOnlyList<ArticleCorrection> corrections)
    {
        if (!corrections.Any(one => one.Part == part))
            return found;
        var items = found.Select(item => new Named(PlainWords.Of(nameOf(item)), PlainWords.Of(otherNameOf(item) ?? ""), item)).ToList();
        foreach (var correction in corrections.Where(one => one.Part == part))
            Apply(items, correction);
        return [.. items.Select(named => named.Item)];
    }

    /// <summary>
    /// The corrections after the article was read again: those whose item has now other words name it by these. Of what was added by
    /// hand nothing changes.
    /// </summary>
    public IReadOnlyList<ArticleCorrection> Follow(
        IReadOnlyList<T> before, IReadOnlyList<T> after, IReadOnlyList<ArticleCorrection> corrections)
    {
        var groups = corrections.Where(one => one.Part == part).GroupBy(one => PlainWords.Of(one.Target), StringComparer.Ordinal)
            .Where(group => !group.Any(one => one.Field is null && one.Value is not null)).Select(group => group.Key).ToList();
        if (groups.Count == 0) return corrections;
        var words = after.Select(nameOf).ToLookup(PlainWords.Of, StringComparer.Ordinal);
        var now = new FollowedItems([.. before.Select(Followed)], [.. after.Select(Followed)], Kinship).Find(groups);
        return now.Count == 0
            ? corrections
            : [.. corrections.Select(one => one.Part == part && now.TryGetValue(PlainWords.Of(one.Target), out var name)
                ? one with { Target = words[name].First() }
                : one)];
    }

    private FollowedItem Followed(T item) => new(
        PlainWords.Of(nameOf(item)), PlainWords.Of(otherNameOf(item) ?? ""), PlainWords.Of((WordsOf ?? nameOf)(item)), PlainWords.Of(KinOf(item) ?? ""),
        BarrierOf(item) ?? "");

    private void Apply(List<Named> items, ArticleCorrection correction)
    {
        var name = PlainWords.Of(correction.Target);
        if (correction.Field is { } field)
        {
            if (!fields.TryGetValue(field, out var set))
                return;
            foreach (var named in items.Where(named => named.Has(name)))
                named.Item = set(named.Item, correction.Value);
        }
        else if (correction.Value is null)
        {
            items.RemoveAll(named => named.Has(name));
        }
        else if (!items.Exists(named => named.Has(name)))
        {
            items.Add(new Named(name, "", make(correction.Value)));
        }
    }

    /// <summary>An item with the words it was found by.</summary>
    private sealed class Named(string name, string otherName, T item)
    {
        public T Item { get; set; } = item;

        public bool Has(string words) => words == name || words == otherName;
    }
}

/// <summary>What can be said of corrections of a part whatever its items are.</summary>
internal interface ICorrectedPart
{
    /// <summary>The field that an item is known by.</summary>
    string NameField { get; }

    /// <summary>What can be set of an item.</summary>
    IEnumerable<string> Fields { get; }
}

namespace ArxivLens.Core.Articles;

/// <summary>How items of one part of an article are corrected.</summary>
/// <param name="part">The part.</param>
/// <param name="nameOf">The words an item is known by.</param>
/// <param name="nameField">The field that those words are.</param>
/// <param name="make">A new item of such words.</param>
/// <param name="fields">What can be set of an item, each with how; a value that cannot be read leaves the item as it is.</param>
internal sealed class CorrectedItems<T>(
    ArticlePart part,
    Func<T, string> nameOf,
    string nameField,
    Func<string, T> make,
    IReadOnlyDictionary<string, Func<T, string?, T>> fields) : ICorrectedPart
{
    public string NameField => nameField;

    public IEnumerable<string> Fields => fields.Keys;

    /// <summary>The items with the corrections of this part applied; those that were added stand last.</summary>
    public IReadOnlyList<T> Apply(IReadOnlyList<T> found, IReadOnlyList<ArticleCorrection> corrections)
    {
        if (!corrections.Any(one => one.Part == part))
            return found;
        var items = found.Select(item => new Named(PlainWords.Of(nameOf(item)), item)).ToList();
        foreach (var correction in corrections.Where(one => one.Part == part))
            Apply(items, correction);
        return [.. items.Select(named => named.Item)];
    }

    private void Apply(List<Named> items, ArticleCorrection correction)
    {
        var name = PlainWords.Of(correction.Target);
        if (correction.Field is { } field)
        {
            if (!fields.TryGetValue(field, out var set))
                return;
            foreach (var named in items.Where(named => named.Name == name))
                named.Item = set(named.Item, correction.Value);
        }
        else if (correction.Value is null)
        {
            items.RemoveAll(named => named.Name == name);
        }
        else if (!items.Exists(named => named.Name == name))
        {
            items.Add(new Named(name, make(correction.Value)));
        }
    }

    /// <summary>An item with the words it was found by.</summary>
    private sealed class Named(string name, T item)
    {
        public string Name { get; } = name;

        public T Item { get; set; } = item;
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

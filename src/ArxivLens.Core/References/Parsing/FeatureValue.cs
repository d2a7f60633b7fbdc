using ArxivLens.Core.Summaries;

namespace ArxivLens.Core.References;

/// <summary>A value a feature is made of, by its number; with its name where features are named, as in training.</summary>
/// <param name="Hash">The number; the same for the same name.</param>
/// <param name="Name">The name, or <c>null</c> where nobody reads it.</param>
internal readonly record struct FeatureValue(ulong Hash, string? Name)
{
    /// <summary>A value that is known beforehand.</summary>
    public static FeatureValue Known(string name) => new(WordHash.Of(name), name);

    /// <summary>A value made of characters of the text.</summary>
    public static FeatureValue Of(ReadOnlySpan<char> characters, bool isNamed) =>
        new(WordHash.Of(characters), isNamed ? characters.ToString() : null);

    /// <summary>The number of a feature with one value.</summary>
    public static ulong Join(FeatureValue kind, FeatureValue value) => WordHash.Join(kind.Hash, value.Hash);

    /// <summary>The number of a feature with two values.</summary>
    public static ulong Join(FeatureValue kind, FeatureValue first, FeatureValue second) =>
        WordHash.Join(Join(kind, first), second.Hash);

    /// <summary>The number of a feature with three values.</summary>
    public static ulong Join(FeatureValue kind, FeatureValue first, FeatureValue second, FeatureValue third) =>
        WordHash.Join(Join(kind, first, second), third.Hash);

    /// <summary>The number of a feature by its name: <c>kind=value|value</c>.</summary>
    public static ulong HashOf(string feature)
    {
        var equals = feature.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
            return WordHash.Of(feature);
        var hash = WordHash.Of(feature.AsSpan(0, equals));
        foreach (var part in feature.AsSpan(equals + 1).Split('|'))
            hash = WordHash.Join(hash, WordHash.Of(feature.AsSpan(equals + 1)[part]));
        return hash;
    }
}

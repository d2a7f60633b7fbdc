using ArxivLens.Core.Summaries;

namespace ArxivLens.Training;

/// <summary>How rare the stems of content words are.</summary>
internal sealed class RarityTable
{
    private readonly Dictionary<ulong, (int Count, string Name)> counts = [];
    private Dictionary<ulong, double> kept = [];
    private int documents;

    /// <summary>The idf of a stem that is not kept.</summary>
    public double Unknown { get; private set; }

    /// <summary>Counts the stems of a text.</summary>
    public void Count(string text)
    {
        documents++;
        var seen = new HashSet<ulong>();
        var tokens = new AbstractText("", text);
        foreach (var token in tokens.Tokens)
        {
            if (!token.IsContent || !seen.Add(token.Stem)) continue;
            var word = tokens.Of(token);
            var length = word.Length;
            while (length > 3 && WordHash.Of(word[..length]) != token.Stem) length--;
            var old = counts.GetValueOrDefault(token.Stem);
            counts[token.Stem] = (old.Count + 1, old.Name ?? word[..length].ToString().ToLowerInvariant());
        }
    }

    /// <summary>Keeps the most frequent stems.</summary>
    /// <param name="most">How many.</param>
    public IEnumerable<KeyValuePair<string, double>> Keep(int most)
    {
        var frequent = counts.OrderByDescending(c => c.Value.Count).ThenBy(c => c.Value.Name, StringComparer.Ordinal)
            .Take(most).ToArray();
        kept = frequent.ToDictionary(c => c.Key, c => Round(Math.Log((documents + 1.0) / (c.Value.Count + 1))));
        Unknown = Round(Math.Log((documents + 1.0) / ((frequent[^1].Value.Count / 2.0) + 1)));
        return frequent.Select(c => KeyValuePair.Create(TemplateNames.Name(Template.Rarity, c.Value.Name), kept[c.Key]));
    }

    /// <summary>The idf of a stem.</summary>
    public double Of(ulong stem) => kept.TryGetValue(stem, out var rarity) ? rarity : Unknown;

    private static double Round(double value) => Math.Round(value, 2);
}

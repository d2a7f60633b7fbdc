namespace ArxivLens.Evaluation;

/// <summary>Hides citations, so that it can be seen whether similar works tell them.</summary>
internal static class HideCitations
{
    private const int Parts = 10;

    /// <summary>
    /// Writes a file of citations as two: all references of one citing work in ten are hidden, or of all works that have several
    /// one in ten.
    /// </summary>
    /// <param name="citations">Lines <c>citing,cited</c>.</param>
    /// <param name="seed">Which tenth.</param>
    /// <param name="single">Whether single references are hidden.</param>
    /// <param name="visible">Where to write those that stay.</param>
    /// <param name="hidden">Where to write the others.</param>
    public static void Run(string citations, int seed, bool single, string visible, string hidden)
    {
        var (kept, taken) = Split(SimilarLibrary.ReadCitations(citations), seed, 0, single);
        File.WriteAllLines(visible, kept.Select(edge => $"{edge.Citing},{edge.Cited}"));
        File.WriteAllLines(hidden, taken.Select(edge => $"{edge.Citing},{edge.Cited}"));
    }

    /// <summary>Splits citations; of one seed no two parts hide the same.</summary>
    public static (List<(string Citing, string Cited)> Visible, List<(string Citing, string Cited)> Hidden) Split(
        IReadOnlyList<(string Citing, string Cited)> all, int seed, int part, bool single)
    {
        var several = all.CountBy(edge => edge.Citing).Where(count => count.Value > 1).Select(count => count.Key).ToHashSet();
        var byHidden = all.ToLookup(edge => single
            ? several.Contains(edge.Citing) && Draw($"{edge.Citing} {edge.Cited}", seed) == part
            : Draw(edge.Citing, seed) == part);
        return ([.. byHidden[false]], [.. byHidden[true]]);
    }

    /// <summary>A part of ten, by FNV-1a and a last mixing of its bits, so that each seed divides in its own way.</summary>
    private static int Draw(string text, int seed)
    {
        var hash = 14695981039346656037UL ^ (ulong)(uint)seed * 0x9E3779B97F4A7C15UL;
        foreach (var letter in text)
            hash = (hash ^ letter) * 1099511628211UL;
        hash = (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93UL;
        return (int)((hash ^ (hash >> 32)) % Parts);
    }
}

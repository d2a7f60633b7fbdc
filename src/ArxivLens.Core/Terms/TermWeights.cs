using ArxivLens.Index.Terms;

namespace ArxivLens.Core.Terms;

/// <summary>
/// Weighs candidates: tf · √idf · length · inside. tf = 1 + ln(n + 1.5·t) for n occurrences, t of them in the title; idf is the
/// mean over the words of ln((N + 1)/(df + 1)); length = words^0.7, 0.6 for a single word; inside is the learnt probability
/// that the words stand in a term.
/// </summary>
internal sealed class TermWeights(TermStatistics statistics)
{
    private const double TitleExtra = 1.5;

    private const double LengthPower = 0.7;

    private const double SingleWord = 0.6;

    private readonly Dictionary<string, double> known = new(StringComparer.Ordinal);

    /// <summary>The weight of a candidate, 0 or more.</summary>
    public double Weigh(TermCandidate candidate)
    {
        var frequency = 1 + Math.Log(candidate.Count + (TitleExtra * candidate.TitleCount));
        var words = candidate.Stems.Length;
        var length = words == 1 ? SingleWord : Math.Pow(words, LengthPower);
        var sum = 0.0;
        foreach (var stem in candidate.Stems) sum += RarityOf(stem);
        return frequency * Math.Sqrt(sum / words) * length * candidate.Inside;
    }

    private double RarityOf(string stem)
    {
        if (known.TryGetValue(stem, out var rarity)) return rarity;
        var documents = Math.Max(1, statistics.DocumentFrequency(stem));
        rarity = Math.Max(0, Math.Log((statistics.DocumentCount + 1.0) / (documents + 1.0)));
        known.Add(stem, rarity);
        return rarity;
    }
}

using ArxivLens.Index.Terms;

namespace ArxivLens.Core.Terms;

/// <summary>
/// Weighs candidates: tf·idf·shape. tf = 1 + ln(n + 1.5·t) for n occurrences, t of them in the title;
/// idf = min(idf of the phrase, mean idf of its words) with idf = ln((N + 1)/(df + 1)), so that a chance pair of common words
/// gains
/// nothing by being rare, and a phrase that fewer than two documents have weighs by its words;
/// shape = words^0.7, less for what reads badly as a term (<see cref="TermShape"/>).
/// </summary>
internal sealed class TermWeights(TermStatistics statistics)
{
    /// <summary>How much more an occurrence in the title counts.</summary>
    private const double TitleExtra = 1.5;

    private const double LengthPower = 0.7;

    /// <summary>The weight of a candidate, 0 or more.</summary>
    public double Weigh(TermCandidate candidate)
    {
        var frequency = 1 + Math.Log(candidate.Count + (TitleExtra * candidate.TitleCount));
        var shape = Math.Pow(candidate.Terms.Length, LengthPower) * TermShape.FactorOf(candidate.Words);
        return frequency * InverseFrequency(candidate.Terms) * shape;
    }

    private double InverseFrequency(string[] terms)
    {
        var mean = terms.Average(t => InverseOf(statistics.DocumentFrequency(t)));
        return terms.Length == 1 ? mean : Math.Min(mean, InverseOf(statistics.DocumentFrequency(terms)));
    }

    private double InverseOf(int documents)
        => Math.Max(0, Math.Log((statistics.DocumentCount + 1.0) / (Math.Max(1, documents) + 1.0)));
}

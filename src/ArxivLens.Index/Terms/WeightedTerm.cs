namespace ArxivLens.Index.Terms;

/// <summary>A term with its weight in a document.</summary>
/// <param name="Term">The analysed form.</param>
/// <param name="Weight">Its part in the document's TF-IDF vector of length 1: 0–1.</param>
public readonly record struct WeightedTerm(string Term, float Weight);

using ArxivLens.Core.Papers;
using ArxivLens.Index;

namespace ArxivLens.Core.Terms;

/// <summary>The terms that tell a work from the rest of the library.</summary>
public static class KeyTerms
{
    /// <summary>Weighs the words and phrases of title and abstract by TF-IDF, merges nested and repeated forms, best first.</summary>
    public static IReadOnlyList<KeyTerm> Extract(IndexReader index, Work work, int limit = 20) => throw new NotImplementedException();
}

/// <summary>A key term.</summary>
/// <param name="Text">As it stands in the text, lower case unless it is a name or an acronym.</param>
/// <param name="Weight">0–1, cosine-normalised over the work's terms.</param>
public sealed record KeyTerm(string Text, double Weight);

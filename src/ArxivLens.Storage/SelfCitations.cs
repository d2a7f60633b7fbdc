using ArxivLens.Core.Citations;

namespace ArxivLens.Storage;

/// <summary>Citations of a work by itself, which no store takes.</summary>
internal static class SelfCitations
{
    /// <summary>Refuses a batch that holds one.</summary>
    /// <exception cref="ArgumentException">It holds one.</exception>
    public static void Refuse(IReadOnlyList<Citation> citations)
    {
        foreach (var citation in citations)
        {
            if (citation.Citing == citation.Cited)
                throw new ArgumentException($"{citation.Citing} cites itself", nameof(citations));
        }
    }
}

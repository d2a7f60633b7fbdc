namespace ArxivLens.Evaluation;

/// <summary>How well works are ordered by their likeness in one facet: background, method or result.</summary>
internal static class FacetEvaluation
{
    /// <summary>Prints the figures.</summary>
    public static void Run(string path, bool asJson, TextWriter output) => throw new InvalidDataException("Not there yet.");
}

namespace ArxivLens.Evaluation;

/// <summary>How well the similar works of a paper whose citations are hidden find the works it really cites.</summary>
internal static class SimilarEvaluation
{
    /// <summary>Prints the figures.</summary>
    public static void Run(string papers, string citations, string hidden, bool asJson, TextWriter output)
        => throw new InvalidDataException("Not there yet.");
}

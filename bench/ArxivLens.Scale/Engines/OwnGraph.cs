using ArxivLens.Index;

namespace ArxivLens.Scale.Engines;

/// <summary>The calls to our citation graph.</summary>
internal static class OwnGraph
{
    /// <summary>Whether the graph can be asked so.</summary>
    public static bool CanAnswer(Shape shape) => false;

    /// <summary>Asks it.</summary>
    public static void Ask(IndexReader reader, Question question) =>
        throw new NotSupportedException($"{reader.DocumentCount}: {question.Shape} is not asked of the graph.");
}

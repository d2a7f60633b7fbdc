using ArxivLens.Index;
using ArxivLens.Index.Graph;

namespace ArxivLens.Scale.Engines;

/// <summary>The calls to our citation graph.</summary>
internal static class OwnGraph
{
    private const int Budget = 500;
    private const int Wanted = 20;

    /// <summary>Whether the graph can be asked so.</summary>
    public static bool CanAnswer(Shape shape) => shape is >= Shape.NearOne and <= Shape.Coupled;

    /// <summary>Asks it.</summary>
    public static void Ask(IndexReader reader, Question question)
    {
        switch (question.Shape)
        {
            case Shape.NearOne or Shape.NearTwo:
                var steps = question.Shape == Shape.NearOne ? 1 : 2;
                reader.Graph.Around(new NeighbourhoodRequest(question.Document) { Steps = steps, Budget = Budget }).Dispose();
                break;
            case Shape.Path:
                _ = reader.Graph.FindPath(new PathRequest(question.Document, question.Other));
                break;
            case Shape.CoCited:
                _ = reader.Graph.FindCoCited(question.Document, Wanted);
                break;
            case Shape.Coupled:
                _ = reader.Graph.FindCoupled(question.Document, Wanted);
                break;
            default:
                throw new NotSupportedException($"{question.Shape} is not asked of the graph.");
        }
    }
}

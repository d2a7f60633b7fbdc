namespace ArxivLens.Evaluation;

/// <summary>A paper and the works that its similar list should find.</summary>
internal sealed record SimilarQuestion(int Document, IReadOnlySet<int> Wanted);

/// <summary>Questions that hidden citations give.</summary>
internal sealed class SimilarQuestions
{
    /// <summary>Draws them.</summary>
    /// <param name="library">The papers and the citations that are not hidden.</param>
    /// <param name="hidden">The hidden ones.</param>
    public SimilarQuestions(SimilarLibrary library, IReadOnlyList<(string Citing, string Cited)> hidden)
    {
        var byCiting = hidden.GroupBy(edge => edge.Citing, edge => library.PaperOf(edge.Cited)).ToList();
        Outside = byCiting.Sum(group => group.Count(cited => cited < 0 || library.PaperOf(group.Key) < 0));
        var known = byCiting.Where(group => library.PaperOf(group.Key) >= 0)
            .Select(group => new SimilarQuestion(library.PaperOf(group.Key), group.Where(cited => cited >= 0).ToHashSet()))
            .Where(question => question.Wanted.Count > 0).OrderBy(question => question.Document).ToList();
        WithoutReferences = known.FindAll(question => library.Index.Graph.References(question.Document).Length == 0);
        WithReferences = known.FindAll(question => library.Index.Graph.References(question.Document).Length > 0);
        CitedTogether = [.. byCiting.Select(group => group.Where(cited => cited >= 0).Order().ToList())
            .Where(together => together.Count > 1)
            .Select((together, turn) => (Asked: together[turn % together.Count], Together: together))
            .DistinctBy(one => one.Asked)
            .Select(one => new SimilarQuestion(one.Asked, one.Together.Where(cited => cited != one.Asked).ToHashSet()))];
    }

    /// <summary>Hidden citations that do not lead from paper to paper.</summary>
    public int Outside { get; }

    /// <summary>Papers whose references are all hidden: what do they cite?</summary>
    public List<SimilarQuestion> WithoutReferences { get; }

    /// <summary>Papers of whose references some are hidden: which are these?</summary>
    public List<SimilarQuestion> WithReferences { get; }

    /// <summary>One paper of each hidden list of references: what else is in the list?</summary>
    public List<SimilarQuestion> CitedTogether { get; }
}

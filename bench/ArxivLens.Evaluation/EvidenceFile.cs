namespace ArxivLens.Evaluation;

/// <summary>A paper as numbered sentences, with passages of other papers that cite it and what of it they refer to.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Sentences">Its sentences; the first is its title.</param>
/// <param name="Links">The citing passages.</param>
internal sealed record CitedPaper(string Id, IReadOnlyList<NumberedSentence> Sentences, IReadOnlyList<CitingPassage> Links)
{
    /// <summary>Reads a file of such papers.</summary>
    /// <exception cref="InvalidDataException">A line is no such paper, or a passage refers to a sentence that is not there.</exception>
    public static IReadOnlyList<CitedPaper> ReadAll(string path)
    {
        var papers = LabelledFile.Read<CitedPaper>(path);
        foreach (var paper in papers)
        {
            var numbers = paper.Sentences.Select(sentence => sentence.N).ToHashSet();
            if (paper.Links.SelectMany(link => link.Sentences).FirstOrDefault(number => !numbers.Contains(number), -1) is >= 0 and var missing)
                throw new InvalidDataException($"{path}: {paper.Id} has no sentence {missing}");
        }

        return papers;
    }
}

/// <summary>A sentence.</summary>
internal sealed record NumberedSentence(int N, string Text);

/// <summary>A passage that cites a paper.</summary>
/// <param name="Query">Its words.</param>
/// <param name="Sentences">Numbers of the sentences it refers to, by human judgement.</param>
internal sealed record CitingPassage(string Query, IReadOnlyList<int> Sentences);

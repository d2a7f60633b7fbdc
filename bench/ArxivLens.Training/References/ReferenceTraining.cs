namespace ArxivLens.Training;

/// <summary>Learns the weights of the parser of references from labelled strings and writes their file.</summary>
internal static class ReferenceTraining
{
    /// <summary>To how many decimals weights are written.</summary>
    public const int Digits = 1;

    /// <summary>Learns from all references of some files.</summary>
    public static void Run(IReadOnlyList<string> files, string path, TextWriter output)
    {
        var references = LabelledReferenceFile.ReadAll(files);
        var corpus = new ReferenceCorpus(references);
        var weights = ReferenceFieldTraining.Learn(corpus, [.. Enumerable.Range(0, references.Count)], new ReferenceLearning());
        string[] lines =
        [
            "# What speaks for each label of a piece of a reference; docs/quality.md says how it was measured. Written by",
            "# dotnet run -c Release --project bench/ArxivLens.Training -- references <labelled.xml.gz> ... --out <file>",
            $"# from {references.Count} references labelled by people (AnyStyle, BSD)",
            .. weights.Lines(corpus.Names, Digits),
        ];
        File.WriteAllText(path, string.Join('\n', lines) + "\n");
        output.WriteLine($"{references.Count} references, {corpus.Names.Count} features, {lines.Length} lines");
    }
}

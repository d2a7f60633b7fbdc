using ArxivLens.Training;

// Trains what the lens weighs by, from labelled data, into the readable files that are built into ArxivLens.Core.
using ArxivLens.Training;

try
{
    return Run();
}
catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

int Run()
{
    switch (args)
    {
        case ["summaries", var train, .. var papers, "--out", var file]:
            SummaryTraining.Run(train, papers, file, Console.Error);
            return 0;
        case ["findings", var corpus, var papers, "--out", var file]:
            FindingTraining.Run(corpus, papers, file, Console.Out);
            return 0;
        case ["facet-pools", var corpus, "--out", var file]:
            FacetPools.Run(corpus, file, Console.Out);
            return 0;
        default:
            Console.Error.WriteLine(
                """
                usage: summaries <train.jsonl.gz> [<papers.jsonl.gz> ...] --out <summary-weights.tsv>
                       findings <scifact corpus.jsonl.gz> <papers.jsonl.gz> --out <finding-weights.tsv>
                       facet-pools <scifact corpus.jsonl.gz> --out <pools.jsonl>
                """);
        case ["terms", var labelled, var table, .. var papers] when papers.Length > 0:
            using (var output = new StreamWriter(table) { NewLine = "\n" })
                TermTraining.Run(labelled, papers, output);
            return 0;
        default:
            Console.Error.WriteLine("usage: terms <labelled.jsonl.gz> <word-weights.tsv> <papers.jsonl.gz>…");
            return 2;
    }
    if (args is ["similar", var papers, var citations, var weights])
    {
        SimilarTraining.Run(papers, citations, weights, Console.Out);
        return 0;
    }

    Console.Error.WriteLine("usage: similar <papers.jsonl.gz> <citations.csv.gz> <similarity-weights.tsv>");
    return 2;
}

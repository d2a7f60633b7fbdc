using ArxivLens.Training;

// Trains what the lens weighs by, from labelled data, into the readable files that are built into ArxivLens.Core.
try
{
    return await RunAsync();
}
catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

async Task<int> RunAsync()
{
    switch (args)
    {
        case ["summaries", var train, .. var papers, "--out", var file]:
            SummaryTraining.Run(train, papers, file, Console.Error);
            return 0;
        case ["findings", var papers, "--out", var file, .. var judge] when judge.Length <= 1:
            FindingTraining.Run(papers, file, judge.FirstOrDefault(), Console.Out);
            return 0;
        case ["facet-pools", var corpus, "--out", var file]:
            FacetPools.Run(corpus, file, Console.Out);
            return 0;
        case ["terms", .. var papers, "--out", var file] when papers.Length > 0:
            using (var output = new StreamWriter(file) { NewLine = "\n" })
                TermTraining.Run(papers, output);
            return 0;
        case ["common-words", .. var papers, "--out", var file] when papers.Length > 0:
            CommonWords.Run(papers, file);
            return 0;
        case ["passages", var evidence, var train, var corpus, var citations, var sample, "--out", var file, var scale]:
            await PassageTraining.RunAsync(evidence, train, corpus, citations, sample, file, scale, Console.Out);
            return 0;
        case ["references", .. var labelled, "--out", var file] when labelled.Length > 0:
            ReferenceTraining.Run(labelled, file, Console.Out);
            return 0;
        case ["similar", var papers, var citations, var file]:
            SimilarTraining.Run(papers, citations, file, Console.Out);
            return 0;
        default:
            Console.Error.WriteLine(
                """
                usage: summaries <train.jsonl.gz> [<papers.jsonl.gz> ...] --out <summary-weights.tsv>
                       findings <papers.jsonl.gz> --out <finding-weights.tsv> [<scifact corpus.jsonl.gz> to judge by]
                       facet-pools <scifact corpus.jsonl.gz> --out <pools.jsonl>
                       terms <papers.jsonl.gz> ... --out <word-weights.tsv>
                       common-words <papers.jsonl.gz> ... --out <common-words.tsv>
                       passages <citing-to-passage.jsonl.gz> <scitldr.jsonl.gz> <papers.jsonl.gz> <citations.csv.gz> <sample.jsonl.gz> --out <passage-weights.tsv> <closeness-scale.tsv>
                       references <labelled.xml.gz> ... --out <reference-weights.tsv>
                       similar <papers.jsonl.gz> <citations.csv.gz> <similarity-weights.tsv>
                """);
            return 2;
    }
}

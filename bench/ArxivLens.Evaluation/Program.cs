using System.ComponentModel;
using ArxivLens.Evaluation;

string[] retrievalOptions = ["--json", "--lucene"];
try
{
    return Run();
}
catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException or Win32Exception)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

int Run()
{
    switch (args)
    {
        case ["summaries", var file]:
            SummaryEvaluation.Run(file, Console.Out);
            return 0;
        case ["terms", var file]:
            KeyPhraseEvaluation.Run(file, Console.Out);
            return 0;
        case ["timing", var papers, var citations]:
            LensTiming.Run(papers, citations, Console.Out);
            return 0;
        case ["retrieval", var corpus, var queries, var judgements, .. var options]
            when options.All(retrievalOptions.Contains):
            var (asJson, withLucene) = (options.Contains("--json"), options.Contains("--lucene"));
            RetrievalEvaluation.Run(corpus, queries, judgements, asJson, withLucene, Console.Out);
            return 0;
        default:
            Console.Error.WriteLine(
                "usage: summaries <jsonl.gz> | terms <jsonl.gz> | timing <papers.jsonl.gz> <citations.csv.gz>");
            Console.Error.WriteLine("     | retrieval <corpus.jsonl> <queries.jsonl> <judgements.tsv> [--json] [--lucene]");
            return 2;
    }
}

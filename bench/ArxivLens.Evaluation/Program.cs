using ArxivLens.Evaluation;

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
    default:
        Console.Error.WriteLine("usage: summaries <jsonl.gz> | terms <jsonl.gz> | timing <papers.jsonl.gz> <citations.csv.gz>");
        return 2;
}

using ArxivLens.Evaluation;

if (args is not [var task, var path]) return Usage();
switch (task)
{
    case "summaries":
        SummaryEvaluation.Run(path, Console.Out);
        return 0;
    case "terms":
        KeyPhraseEvaluation.Run(path, Console.Out);
        return 0;
    default:
        return Usage();
}

static int Usage()
{
    Console.Error.WriteLine("usage: summaries <file.jsonl.gz> | terms <file.jsonl.gz>");
    return 2;
}

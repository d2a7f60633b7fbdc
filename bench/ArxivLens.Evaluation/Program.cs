using System.ComponentModel;
using ArxivLens.Evaluation;

string[] options = [.. args.Where(argument => argument.StartsWith("--", StringComparison.Ordinal))];
var asJson = options.Contains("--json");
try
{
    return await RunAsync([.. args.Where(argument => !argument.StartsWith("--", StringComparison.Ordinal))]);
}
catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException or Win32Exception)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

async Task<int> RunAsync(string[] words)
{
    if (args is ["references", .. var how])
        return ReferenceEvaluation.Run(how, Console.Out, Console.Error);
    switch (words)
    {
        case ["summaries", var file] when Know("--json"):
            SummaryEvaluation.Run(file, asJson, Console.Out);
            return 0;
        case ["keyphrases", var file] when Know("--json"):
            KeyPhraseEvaluation.Run(file, asJson, Console.Out);
            return 0;
        case ["similar", var papers, var citations, var hidden] when Know("--json"):
            SimilarEvaluation.Run(papers, citations, hidden, asJson, Console.Out);
            return 0;
        case ["hide", var citations, var seed, var visible, var hidden]
            when Know("--single") && int.TryParse(seed, out var number):
            HideCitations.Run(citations, number, options.Contains("--single"), visible, hidden);
            return 0;
        case ["facets", var file] when Know("--json"):
            FacetEvaluation.Run(file, asJson, Console.Out);
            return 0;
        case ["support", var file] when Know("--json"):
            SupportEvaluation.Run(file, asJson, Console.Out);
            return 0;
        case ["findings", var file] when Know("--json"):
            FindingEvaluation.Run(file, asJson, Console.Out);
            return 0;
        case ["articles", var folder] when Know("--json"):
            ArticleEvaluation.Run(folder, asJson, Console.Out);
            return 0;
        case ["anchors", var papers, .. var rest] when Know("--json", "--list") && rest.Length < 3:
            var draw = rest is [.., var last] && int.TryParse(last, out var given) ? given : 2;
            var texts = rest is [var first, ..] && !int.TryParse(first, out _) ? first : null;
            AnchorEvaluation.Run(papers, texts, draw, asJson, options.Contains("--list"), Console.Out);
            return 0;
        case ["anchors-certain", var papers, var elsewhere, var full, var seed] when Know("--list") && int.TryParse(seed, out var drawn):
            AnchorCertain.Run(papers, elsewhere, full, drawn, options.Contains("--list"), Console.Out);
            return 0;
        case ["timing", var papers, var citations] when Know():
            LensTiming.Run(papers, citations, Console.Out);
            return 0;
        case ["timing", var folder] when Know():
            LensTiming.Run(folder, Console.Out);
            return 0;
        case ["recommendations", var papers, var citations] when Know("--json"):
            RecommendationEvaluation.Run(papers, citations, asJson, Console.Out);
            return 0;
        case ["recommendations", var folder] when Know():
            RecommendationEvaluation.RunTimes(folder, Console.Out);
            return 0;
        case ["retrieval", var corpus, var queries, var judgements] when Know("--json", "--lucene"):
            RetrievalEvaluation.Run(corpus, queries, judgements, asJson, options.Contains("--lucene"), Console.Out);
            return 0;
        case ["evidence", var file] when Know("--json"):
            await EvidenceEvaluation.RunAsync(file, asJson, Console.Out);
            return 0;
        case ["claims", var corpus, var queries, var judgements] when Know("--json"):
            await ClaimEvaluation.RunAsync(corpus, queries, judgements, asJson, Console.Out);
            return 0;
        case ["foreign", var library] when Know("--json", "--list"):
            await ForeignEvaluation.RunAsync(library, asJson, options.Contains("--list"), Console.Out);
            return 0;
        case ["resolving", var library, var file] when Know("--json", "--list"):
            await ResolvingEvaluation.RunFileAsync(library, file, asJson, options.Contains("--list"), Console.Out);
            return 0;
        case ["resolving", var library] when Know("--json", "--list"):
            await ResolvingEvaluation.RunMadeAsync(library, 40_000, asJson, options.Contains("--list"), Console.Out);
            return 0;
        case ["questions", var article, var truth] when Know("--json"):
            QuestionEvaluation.Run(article, truth, asJson, Console.Out);
            return 0;
        default:
            Console.Error.WriteLine(
                """
                usage: summaries <jsonl.gz> [--json]
                       keyphrases <jsonl.gz> [--json]
                       similar <papers.jsonl.gz> <citations.csv.gz> <hidden.csv.gz> [--json]
                       hide <citations.csv.gz> <seed> <visible.csv> <hidden.csv> [--single]
                       facets <jsonl.gz> [--json]
                       support <jsonl.gz> [--json]
                       findings <jsonl.gz> [--json]
                       anchors <papers.jsonl.gz> [fulltexts.jsonl.gz] [seed] [--list] [--json]
                       anchors-certain <papers.jsonl.gz> <summaries.jsonl.gz> <fulltexts.jsonl.gz> <seed> [--list]
                       articles <folder of pages> [--json]
                       references <labelled.xml.gz|.jsonl> ... [--library <data directory>] [--cross-validate <parts>] [--faults] [--json]
                       timing <papers.jsonl.gz> <citations.csv.gz> | <index folder>
                       evidence <citing-to-passage.jsonl.gz> [--json]
                       claims <corpus.jsonl.gz> <queries.jsonl.gz> <judgements.tsv.gz> [--json]
                       foreign <data directory> [--list] [--json]
                       resolving <data directory> [references.jsonl] [--list] [--json]
                       recommendations <papers.jsonl.gz> <citations.csv.gz> [--json] | <index folder>
                       questions <article.txt|.md> <truth.json> [--json]
                       retrieval <corpus.jsonl> <queries.jsonl> <judgements.tsv> [--json] [--lucene]
                """);
            return 2;
    }
}

bool Know(params string[] known) => options.All(known.Contains);

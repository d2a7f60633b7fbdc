using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Core.Summaries;

namespace ArxivLens.Evaluation;

/// <summary>
/// How often the abstract, and the sentence, that people hold for evidence for or against a claim is among the first three works and
/// sentences found in a library of abstracts; and how often the product says that nothing bears on it.
/// </summary>
internal static class ClaimEvaluation
{
    private const int Depth = 3;
    private const int Asked = 30;

    /// <summary>Prints the figures, as a table or as one JSON object.</summary>
    public static async Task RunAsync(string corpus, string queries, string judgements, bool asJson, TextWriter output)
    {
        var documents = LabelledFile.Read<ClaimDocument>(corpus);
        var claims = LabelledFile.Read<Claim>(queries);
        var evidence = ReadEvidence(judgements);
        using var library = await PassageLibrary.OfAsync([.. documents.Select(WorkOf)]);
        var byId = documents.ToDictionary(document => document.Id, StringComparer.Ordinal);
        var tally = new Tally();
        foreach (var claim in claims.Where(claim => evidence.ContainsKey(claim.Id)))
        {
            var found = await library.Search.FindAsync(new EvidenceQuestion(claim.Text, null, "", []), Asked);
            tally.Count(found, evidence[claim.Id], byId);
        }

        tally.Write(claims.Count, documents.Count, asJson, output);
    }

    private static Work WorkOf(ClaimDocument document) => new()
    {
        Key = KeyOf(document.Id),
        Title = document.Title,
        Abstract = string.Join(' ', document.Sentences),
    };

    private static WorkKey KeyOf(string id) => WorkKey.TryParse($"work:{id}", out var key) ? key : default;

    private static Dictionary<string, Dictionary<string, HashSet<int>>> ReadEvidence(string path)
    {
        var found = new Dictionary<string, Dictionary<string, HashSet<int>>>(StringComparer.Ordinal);
        foreach (var line in LabelledFile.ReadLines(path).Skip(1))
        {
            var columns = line.Split('\t');
            if (columns.Length < 4) continue;
            if (!found.TryGetValue(columns[0], out var documents))
                found.Add(columns[0], documents = new Dictionary<string, HashSet<int>>(StringComparer.Ordinal));
            if (!documents.TryGetValue(columns[1], out var sentences)) documents.Add(columns[1], sentences = []);
            sentences.UnionWith(columns[3].Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(number => int.Parse(number, CultureInfo.InvariantCulture)));
        }

        return found;
    }

    /// <summary>The sentence of the file that a sentence of the product's own stands in.</summary>
    private static int PlaceOf(ClaimDocument document, int sentence)
    {
        var start = Sentences.Split(string.Join(' ', document.Sentences))[sentence - 1].Start;
        var place = 0;
        for (var end = 0; place < document.Sentences.Count; place++)
        {
            end += document.Sentences[place].Length + 1;
            if (start < end) break;
        }

        return place;
    }

    private sealed class Tally
    {
        private int claims;
        private int documents;
        private int sentences;
        private int nothing;

        public void Count(
            Evidence found, Dictionary<string, HashSet<int>> evidence, Dictionary<string, ClaimDocument> byId)
        {
            claims++;
            nothing += found.Passages.Count == 0 ? 1 : 0;
            var ids = found.Passages.Select(one => one.Passage.Id).ToList();
            var works = ids.Select(id => IdOf(id.Work)).Distinct().Take(Depth);
            documents += works.Any(evidence.ContainsKey) ? 1 : 0;
            sentences += ids.Take(Depth).Any(id => evidence.TryGetValue(IdOf(id.Work), out var right)
                && right.Contains(PlaceOf(byId[IdOf(id.Work)], id.Sentence))) ? 1 : 0;
        }

        public void Write(int all, int corpus, bool asJson, TextWriter output)
        {
            var (document, sentence, none) = (documents / (double)claims, sentences / (double)claims, nothing / (double)claims);
            output.WriteLine(asJson
                ? JsonSerializer.Serialize(new { claims, documentInTop3 = document, sentenceInTop3 = sentence, nothing = none })
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{corpus} abstracts, {all} claims, {claims} with evidence: right document in the top 3 {document:F4}, "
                    + $"right sentence {sentence:F4}, nothing said to bear on it {none:F4}"));
        }

        private static string IdOf(WorkKey key) => key.ToString()["work:".Length..];
    }
}

/// <summary>An abstract of the claims' corpus.</summary>
internal sealed record ClaimDocument(
    [property: JsonPropertyName("_id")] string Id, string Title, IReadOnlyList<string> Sentences);

/// <summary>A claim.</summary>
internal sealed record Claim([property: JsonPropertyName("_id")] string Id, string Text);

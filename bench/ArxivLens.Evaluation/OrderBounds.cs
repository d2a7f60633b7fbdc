using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ArxivLens.Core.LanguageModels;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;

namespace ArxivLens.Evaluation;

/// <summary>
/// What a model that orders passages could gain and lose: the first twenty sentences of our ranking, put in order by one that knows which
/// people linked, and by one that draws lots. Asked, read and applied as the product does, all but the wire.
/// </summary>
internal static class OrderBounds
{
    /// <summary>Judges the order of the one who knows and that of the one who draws lots, and which share of the links both can reach.</summary>
    public static async Task<(EvidenceScore Knowing, EvidenceScore ByLot, double Found)> JudgeAsync(IReadOnlyList<CitedPaper> papers)
    {
        var (knowing, byLot, found) = (new List<EvidenceScore>(), new List<EvidenceScore>(), new List<double>());
        foreach (var paper in papers)
        {
            foreach (var link in paper.Links)
            {
                var own = EvidenceOf(paper, link);
                var wanted = link.Sentences.ToHashSet();
                found.Add(own.Passages.Count(one => wanted.Contains(one.Passage.Id.Sentence)) / (double)wanted.Count);
                knowing.Add(await JudgeAsync(own, link, places => places.OrderByDescending(place => wanted.Contains(SentenceAt(own, place)))));
                byLot.Add(await JudgeAsync(own, link, places => places.OrderBy(place => LotOf(link, place), StringComparer.Ordinal)));
            }
        }

        return (EvidenceScore.Mean(knowing), EvidenceScore.Mean(byLot), found.Average());
    }

    // The same at every run.
    private static string LotOf(CitingPassage link, int place) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{place} {link.Query}")));

    private static int SentenceAt(Evidence own, int place) => own.Passages[place - 1].Passage.Id.Sentence;

    private static async Task<EvidenceScore> JudgeAsync(
        Evidence own, CitingPassage link, Func<IEnumerable<int>, IEnumerable<int>> choose)
    {
        var question = new EvidenceQuestion(link.Query, null, "", []);
        var passages = own.Passages.Select(one => one.Passage).ToList();
        var (order, turn) = await PassageOrders.AskAsync(new Orderer(choose), question, passages, CancellationToken.None);
        if (order is null) throw new InvalidDataException(turn.Detail);
        return EvidenceScore.Of(
            [.. order.Apply(own, PassageOrders.MostPassages).Passages.Select(one => one.Passage.Id.Sentence)], link.Sentences);
    }

    private static Evidence EvidenceOf(CitedPaper paper, CitingPassage link) => new(
        [.. EvidencePaper.Rank(paper, link, PassageModel.Learnt).Take(PassageOrders.MostPassages).Select(one => new Bearing(
            new Passage(
                new PassageId(default, IsFullText: true, paper.Sentences[one.At].N), paper.Id, null, null, paper.Sentences[one.At].Text, null, null,
                License.Of(null), IsOpen: false),
            PassageModel.Closeness(one.Score), PassageRelation.Library, []))],
        ClosenessScale.Threshold, 1);

    /// <summary>Answers as a model would.</summary>
    private sealed class Orderer(Func<IEnumerable<int>, IEnumerable<int>> choose) : IPassageOrderer
    {
        public string Model => "bound";

        public Task<ModelReply> OrderAsync(EvidenceQuestion question, IReadOnlyList<Passage> passages, CancellationToken cancellationToken) =>
            Task.FromResult(ModelReply.Of(JsonSerializer.Serialize(new { order = choose(Enumerable.Range(1, passages.Count)).ToList() })));
    }
}

using System.Buffers;
using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Papers;
using ArxivLens.Index;

namespace ArxivLens.Core.Questions;

/// <summary>
/// Finds the passages of the literature that bear on a question: the index finds works, their sentences are ranked by a learnt sum of
/// features (<see cref="PassageFeature"/>), and those are shown whose closeness is above a learnt threshold. Nothing outside is asked.
/// </summary>
/// <param name="host">The index of the works.</param>
/// <param name="works">The works.</param>
/// <param name="passages">The index of the parts of full texts; without it abstracts alone are looked at.</param>
/// <param name="texts">The full texts.</param>
public sealed class EvidenceSearch(IndexHost host, IWorkStore works, PassageIndex? passages = null, IFullTextStore? texts = null)
{
    /// <summary>The indexes that passages are found by; another text once one of them is another.</summary>
    public string State => $"{StateOf(host)} {(passages is null ? "" : StateOf(passages.Host))}";

    private const int MostPassages = 100;

    /// <summary>Finds them, the nearest first.</summary>
    /// <param name="question">The question.</param>
    /// <param name="limit">Passages to return at most; more than 100 are not given.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="IndexUnavailableException">There is no index yet.</exception>
    public async Task<Evidence> FindAsync(
        EvidenceQuestion question, int limit = 10, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var (terms, documents) = await GatherAsync(question, cancellationToken);
        var ranked = Rank(terms, documents, PassageModel.Learnt);
        var near = ranked.Where(one => PassageModel.Closeness(one.Score) >= ClosenessScale.Threshold);
        var chosen = EvidenceChoice.Choose(near, Math.Min(limit, MostPassages));
        return new Evidence(
            [.. chosen.Select(one => BearingOf(terms, one))], ClosenessScale.Threshold, documents.DistinctBy(document => document.Key).Count());
    }

    /// <summary>Finds a passage by its place; <c>null</c> when the library has none there.</summary>
    public async Task<Passage?> FindPassageAsync(PassageId id, CancellationToken cancellationToken = default)
    {
        var work = await works.FindAsync(id.Work, cancellationToken);
        if (id.IsFullText)
        {
            var part = texts is null ? null : (await texts.FindPartsAsync([(id.Work, id.Sentence)], cancellationToken))[0];
            return part is null
                ? null
                : PassageOf(FullTextPool.DocumentOf(part, work, PassageRelation.Library), id.Sentence - part.Part.First);
        }

        if (work is null) return null;
        var document = WorkPassages.Of(work, PassageRelation.Library);
        return id.Sentence <= document.Sentences.Count ? PassageOf(document, id.Sentence - 1) : null;
    }

    /// <summary>The sentences of a work's abstract, in order; none when the library has none.</summary>
    public async Task<IReadOnlyList<Passage>> ListPassagesAsync(WorkKey key, CancellationToken cancellationToken = default)
    {
        if (await works.FindAsync(key, cancellationToken) is not { } work)
            return [];
        var document = WorkPassages.Of(work, PassageRelation.Library);
        return [.. document.Sentences.Select((_, at) => PassageOf(document, at))];
    }

    /// <summary>All sentences of some texts, best first; of equal ones the earlier first.</summary>
    internal static List<RankedSentence> Rank(QuestionTerms terms, IEnumerable<PassageDocument> documents, PassageModel model)
    {
        var ranked = new List<RankedSentence>();
        var room = ArrayPool<double>.Shared.Rent(PassageModel.Length);
        var features = room.AsSpan(0, PassageModel.Length);
        foreach (var document in documents)
        {
            var reading = new PassageReading(terms, document);
            for (var at = 0; at < reading.Count; at++)
            {
                if (reading[at].Words == 0) continue;
                reading.Read(at, features);
                ranked.Add(new RankedSentence(reading, at, model.Score(features) + NearnessOf(document.Relation)));
            }
        }

        ArrayPool<double>.Shared.Return(room);
        return [.. ranked.OrderByDescending(one => one.Score)];
    }

    // Set by hand, for want of labels: half a unit of log-odds moves a closeness of 0.4 to 0.52.
    private static double NearnessOf(PassageRelation relation) => relation switch
    {
        PassageRelation.Asked => 0.5,
        PassageRelation.Cited or PassageRelation.Citing => 0.3,
        PassageRelation.Similar => 0.2,
        _ => 0,
    };

    /// <summary>The words of a question and the texts that are looked at for it.</summary>
    internal async Task<(QuestionTerms Terms, List<PassageDocument> Documents)> GatherAsync(
        EvidenceQuestion question, CancellationToken cancellationToken)
    {
        using var lease = host.Acquire();
        using var parts = texts is null ? null : passages?.TryAcquire();
        var terms = QuestionTerms.Read(question, WordRarity.Of(lease.Index, parts?.Index));
        if (terms.All.Count == 0) return (terms, []);
        var pool = new EvidencePool(lease.Index, terms, question.Asked);
        var found = await works.FindAsync(pool.Find(cancellationToken), cancellationToken);
        var documents = found.OfType<Work>().Select(work => WorkPassages.Of(work, pool.RelationOf(work.Key))).ToList();
        if (parts is not null) documents.AddRange(await GatherPartsAsync(parts.Index, terms, pool, cancellationToken));
        return (terms, documents);
    }

    private async Task<IEnumerable<PassageDocument>> GatherPartsAsync(
        IndexReader index, QuestionTerms terms, EvidencePool pool, CancellationToken cancellationToken)
    {
        var places = FullTextPool.Find(index, terms, pool.Near, cancellationToken);
        // A text that was removed may still stand in the index of the passages.
        var parts = (await texts!.FindPartsAsync(places, cancellationToken)).OfType<StoredPart>().ToList();
        var keys = parts.Select(part => part.Work).Distinct().ToList();
        var known = (await works.FindAsync(keys, cancellationToken)).OfType<Work>().ToDictionary(work => work.Key);
        return parts.Select(part => FullTextPool.DocumentOf(part, known.GetValueOrDefault(part.Work), pool.RelationOf(part.Work)));
    }

    private static Bearing BearingOf(QuestionTerms terms, RankedSentence ranked)
    {
        var document = ranked.Reading.Document;
        return new Bearing(
            PassageOf(document, ranked.At), PassageModel.Closeness(ranked.Score), document.Relation,
            MatchedTerms.Of(terms, ranked.Reading[ranked.At]));
    }

    private static Passage PassageOf(PassageDocument document, int at)
    {
        var sentence = document.Sentences[at];
        var license = License.Of(document.License ?? document.Work?.Paper?.License);
        var isOpen = PassageLicense.IsOpen(license) || sentence.Section == WorkPassages.Description;
        return new Passage(
            new PassageId(document.Key, document.IsFullText, sentence.Number), document.Title,
            document.Work?.Year ?? document.Key.Arxiv?.Year, sentence.Section,
            sentence.Text,
            isOpen && at > 0 ? document.Sentences[at - 1].Text : null,
            isOpen && at + 1 < document.Sentences.Count ? document.Sentences[at + 1].Text : null,
            license, isOpen);
    }

    private static string StateOf(IndexHost lender) => $"{lender.Current?.Generation} {lender.Current?.Stamp}";
}

using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Papers;
using ArxivLens.Index;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;

namespace ArxivLens.Core.Questions;

/// <summary>
/// The parts of full texts that are looked at: of works that are asked or stand near them, and what the index of the passages finds in
/// all full texts.
/// </summary>
internal static class FullTextPool
{
    // Each is looked for among all parts: with 100 of them a question over 5 million parts took 155 ms at worst, without any 9.
    private const int MostNear = 24;
    private const int NearTaken = 40;
    private const int LibraryTaken = 40;

    /// <summary>Finds their places, each once.</summary>
    public static IReadOnlyList<(WorkKey Work, int Sentence)> Find(
        IndexReader passages, QuestionTerms question, IReadOnlyList<string> near, CancellationToken cancellationToken)
    {
        if (EvidenceQuery.Of(question) is not { } query || EvidenceQuery.OfWeightiest(question) is not { } few) return [];
        var found = new List<int>();
        var works = near.Where(key => passages.KeywordCount(KeywordField.Category, key) > 0)
            .Take(MostNear)
            .Select(key => (Query)new KeywordQuery(KeywordField.Category, key)).ToList();
        if (works.Count > 0) found.AddRange(Search(new AndQuery([few, new OrQuery(works)]), NearTaken));
        found.AddRange(Search(query, LibraryTaken));
        return [.. found.Distinct().Select(document => (IsPlace: PassageIndexer.TryReadKey(passages.Key(document), out var place), place))
            .Where(one => one.IsPlace).Select(one => one.place)];

        IEnumerable<int> Search(Query wanted, int limit) => passages
            .Search(new SearchRequest(wanted, 0, limit) { CountLimit = 0 }, cancellationToken).Hits.Select(hit => hit.Document);
    }

    /// <summary>A part as a text whose sentences are ranked.</summary>
    public static PassageDocument DocumentOf(StoredPart part, Work? work, PassageRelation relation) => new(
        part.Work, work, work is { Title.Length: > 0 } ? work.Title : part.Title ?? part.Work.ToString(), IsFullText: true,
        [.. part.Part.Sentences.Select((sentence, at) => new PassageSentence(part.Part.First + at, sentence, part.Part.Section))])
    {
        Relation = relation,
        License = part.License,
    };
}

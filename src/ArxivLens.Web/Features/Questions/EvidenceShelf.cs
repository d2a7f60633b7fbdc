using System.Collections.Concurrent;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;

namespace ArxivLens.Web.Features.Questions;

/// <summary>
/// The passages that bear on questions, found when a reader asks and kept until the library or an index changes: the page of a
/// paper counts them for several questions, and each of these pages shows them.
/// </summary>
public sealed class EvidenceShelf(EvidenceSearch search, ILibrary library, PassageOrders orders)
{
    /// <summary>Passages that are shown of a question at most.</summary>
    public const int Shown = 10;

    /// <summary>Questions whose passages are kept: about 8 KB each, twice that where a model orders.</summary>
    private const int Kept = 2_000;

    private volatile Shelf _shelf = new("");

    /// <summary>Whether passages are looked for at all: a rhetorical question is put to nobody.</summary>
    public static bool IsLookedFor(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return question.Kind != AskedKind.Rhetorical;
    }

    /// <summary>Finds the passages of a question, by closeness.</summary>
    public async Task<Evidence> FindAsync(Question question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        return Shorten(await FindAsync(await OpenAsync(cancellationToken), question, cancellationToken));
    }

    /// <summary>
    /// Finds the passages of a question that a reader opened: in the order of the model, where the operator named one and it has answered;
    /// where it has not it is asked, and nobody waits.
    /// </summary>
    /// <param name="question">The question.</param>
    /// <param name="byIndex">Whether our own order is wanted all the same.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<Evidence> FindOrderedAsync(Question question, bool byIndex, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        var evidence = await FindAsync(await OpenAsync(cancellationToken), question, cancellationToken);
        if (orders.Find(EvidenceQuestion.Of(question), evidence) is not { } order) return Shorten(evidence);
        return byIndex
            ? Shorten(evidence) with { OtherOrder = order.Model }
            : order.Apply(evidence, Shown);
    }

    /// <summary>Counts the passages of questions, <see cref="Shown"/> of each at most.</summary>
    public async Task<IReadOnlyDictionary<QuestionId, int>> CountAsync(
        IEnumerable<Question> questions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(questions);
        var shelf = await OpenAsync(cancellationToken);
        var counts = new Dictionary<QuestionId, int>();
        foreach (var question in questions)
            counts[question.Id] = Math.Min(Shown, (await FindAsync(shelf, question, cancellationToken)).Passages.Count);
        return counts;
    }

    /// <summary>Finds a passage by its place, <c>null</c> when the library no longer has it.</summary>
    public Task<Passage?> FindPassageAsync(PassageId id, CancellationToken cancellationToken = default) =>
        search.FindPassageAsync(id, cancellationToken);

    /// <summary>The sentences of a work's abstract.</summary>
    public Task<IReadOnlyList<Passage>> ListPassagesAsync(WorkKey key, CancellationToken cancellationToken = default) =>
        search.ListPassagesAsync(key, cancellationToken);

    private async Task<Evidence> FindAsync(Shelf shelf, Question question, CancellationToken cancellationToken)
    {
        var asked = EvidenceQuestion.Of(question);
        if (shelf.Found.TryGetValue(question.Id, out var kept) && IsSame(kept.Asked, asked))
            return kept.Evidence;
        var evidence = await search.FindAsync(asked, orders.IsOn ? PassageOrders.MostPassages : Shown, cancellationToken);
        if (shelf.Found.Count >= Kept)
            shelf.Found.Clear();
        shelf.Found[question.Id] = (asked, evidence);
        return evidence;
    }

    private static Evidence Shorten(Evidence evidence) =>
        evidence.Passages.Count <= Shown ? evidence : evidence with { Passages = [.. evidence.Passages.Take(Shown)] };

    private async Task<Shelf> OpenAsync(CancellationToken cancellationToken)
    {
        var stamp = await library.ReadStampAsync(cancellationToken);
        var state = $"{stamp} {search.State}";
        var shelf = _shelf;
        return shelf.State == state ? shelf : _shelf = new Shelf(state);
    }

    // A question may be put to another work, or in other words, without the library changing.
    private static bool IsSame(EvidenceQuestion one, EvidenceQuestion other) =>
        one.Text == other.Text && one.Label == other.Label && one.Context == other.Context && one.Asked.SequenceEqual(other.Asked);

    private sealed record Shelf(string State)
    {
        public ConcurrentDictionary<QuestionId, (EvidenceQuestion Asked, Evidence Evidence)> Found { get; } = new();
    }
}

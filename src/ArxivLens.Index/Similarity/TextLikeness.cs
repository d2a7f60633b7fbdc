using System.Runtime.InteropServices;
using System.Text;
using ArxivLens.Index.Querying;
using ArxivLens.Index.Segments;
using ArxivLens.Index.Terms;

namespace ArxivLens.Index.Similarity;

/// <summary>
/// The text of one document compared with that of others: cosine of TF-IDF vectors of title and abstract, 0–1. For one thread at
/// a time; disposing it gives back its room.
/// </summary>
public sealed class TextLikeness : IDisposable
{
    /// <summary>Beside those asked for, so many are compared: what the heaviest terms say is not yet the cosine.</summary>
    private const int MoreCompared = 8;

    private readonly TextVectors _vectors;
    private readonly Segment _home;
    private readonly int _homePlace;
    private VectorScratch? _scratch;

    internal TextLikeness(TextVectors vectors, int document)
    {
        _vectors = vectors;
        (_home, _homePlace) = vectors.Segments.Locate(document);
        _scratch = vectors.Rent();
        ReadTerms(_scratch);
    }

    private VectorScratch Scratch => _scratch ?? throw new ObjectDisposedException(nameof(TextLikeness));

    /// <summary>
    /// The nearest documents, best first, equal ones by number, the document itself left out. Found by its heaviest terms (at
    /// most 16, of each the 1,200 postings of greatest impact, until there are 6,000) and then compared in full: the scores are exact,
    /// and in a large library some that are about as near may be missing.
    /// </summary>
    /// <param name="limit">Hits to return at most.</param>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public IReadOnlyList<Hit> FindNearest(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        if (limit == 0)
            return [];
        var scratch = Scratch;
        new NearSearch(_vectors, scratch).Find(_home, _homePlace, (int)Math.Min(int.MaxValue - 1, limit + (long)MoreCompared));
        Prefetch(scratch.Candidates);
        var hits = new List<Hit>(scratch.Candidates.Count);
        foreach (var candidate in scratch.Candidates)
        {
            var segment = _vectors.Segments.Segments[candidate.Segment];
            // A term may stand in another field only: then nothing is shared.
            if (Compare(segment, candidate.Place) is > 0 and var cosine)
                hits.Add(new Hit(segment.Documents.Number(candidate.Place), (float)cosine));
        }

        hits.Sort(static (left, right) => left.Score != right.Score
            ? right.Score.CompareTo(left.Score)
            : left.Document.CompareTo(right.Document));
        if (hits.Count > limit)
            hits.RemoveRange(limit, hits.Count - limit);
        foreach (var hit in hits)
        {
            // It would be refused later as if the caller had made it up.
            if (_vectors.Segments.Locate(hit.Document).Place < 0)
                throw new InvalidDataException($"The index finds document {hit.Document}, which is not there.");
        }

        return hits;
    }

    /// <summary>
    /// Asks the processor for the texts of documents that will be compared soon: side by side, since in a large library each lies
    /// elsewhere.
    /// </summary>
    /// <param name="documents">The documents, some dozens.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such document.</exception>
    public void Prefetch(ReadOnlySpan<int> documents)
    {
        foreach (var document in documents)
        {
            var (segment, place) = Locate(document);
            _vectors.Of(segment).PrefetchStart(place);
        }

        foreach (var document in documents)
        {
            var (segment, place) = Locate(document);
            segment.Forward.PrefetchList(place);
        }
    }

    /// <summary>The cosine with another document; 0 when one of them has no text.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such document.</exception>
    public double CosineWith(int other)
    {
        var (segment, place) = Locate(other);
        return Compare(segment, place);
    }

    /// <summary>The terms both documents have, those that add most to the cosine first; what they add sums to it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such document.</exception>
    public IReadOnlyList<SharedTerm> SharedWith(int other)
    {
        var (segment, place) = Locate(other);
        var shared = new List<SharedTerm>();
        var terms = TermsOf(segment);
        var length = (double)terms.Vectors.Length(place);
        var list = segment.Forward.ReadText(place);
        while (list.MoveNext())
        {
            if (terms.Find(list.Rank) is >= 0 and var own)
            {
                var part = Scratch.Terms[own].Product * TextVectors.Dampened(list.Frequency) / length;
                shared.Add(Describe(segment, list.Rank, part));
            }
        }

        return [.. shared.OrderByDescending(term => term.Part).ThenBy(term => term.Term, StringComparer.Ordinal)];
    }

    /// <summary>The heaviest terms of the document that another one has too, heaviest first.</summary>
    /// <param name="limit">Terms to return at most.</param>
    public IReadOnlyList<WeightedTerm> Heaviest(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var scratch = Scratch;
        return [.. scratch.Order.Select(place => scratch.Terms[place])
            .Where(term => _vectors.Of(_home).DocumentFrequency(term.Rank) > 1).Take(limit)
            .Select(term => new WeightedTerm(_home.Terms.Term(term.Rank), term.Weight))];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_scratch is not { } scratch)
            return;
        _scratch = null;
        scratch.End();
        _vectors.Return(scratch);
    }

    private void Prefetch(List<NearCandidate> candidates)
    {
        var segments = _vectors.Segments.Segments;
        foreach (var candidate in candidates)
            _vectors.Of(segments[candidate.Segment]).PrefetchStart(candidate.Place);
        foreach (var candidate in candidates)
            segments[candidate.Segment].Forward.PrefetchList(candidate.Place);
    }

    private static SharedTerm Describe(Segment segment, int rank, double product)
        => new(segment.Terms.Term(rank), Encoding.UTF8.GetString(segment.Terms.Form(rank, 0)), product);

    private void ReadTerms(VectorScratch scratch)
    {
        var vectors = _vectors.Of(_home);
        var length = vectors.Length(_homePlace);
        scratch.Terms.Clear();
        scratch.Order.Clear();
        var list = _home.Forward.ReadText(_homePlace);
        while (list.MoveNext())
        {
            var rarity = vectors.Rarity(list.Rank);
            scratch.Order.Add(scratch.Terms.Count);
            scratch.Terms.Add(new VectorTerm(list.Rank, rarity, TextVectors.Weight(rarity, list.Frequency) / length));
        }

        var terms = scratch.Terms;
        scratch.Order.Sort((left, right) => terms[left].Weight != terms[right].Weight
            ? terms[right].Weight.CompareTo(terms[left].Weight)
            : left.CompareTo(right));
    }

    private double Compare(Segment segment, int place)
    {
        var own = CollectionsMarshal.AsSpan(Scratch.Terms);
        var terms = TermsOf(segment);
        var product = 0.0;
        var list = segment.Forward.ReadText(place);
        while (list.MoveNext())
        {
            if (terms.Find(list.Rank) is >= 0 and var at)
                product += own[at].Product * TextVectors.Dampened(list.Frequency);
        }

        return product > 0 ? Math.Min(1, product / terms.Vectors.Length(place)) : 0;
    }

    private SegmentTerms TermsOf(Segment segment)
    {
        foreach (var known in Scratch.BySegment)
        {
            if (known.Segment == segment)
                return known;
        }

        var terms = Scratch.NextSegment();
        terms.Begin(segment, _vectors.Of(segment), Scratch.Terms.Count);
        for (var place = 0; place < Scratch.Terms.Count; place++)
        {
            var own = Scratch.Terms[place].Rank;
            var rank = segment == _home ? own : segment.Terms.Find(_home.Terms.Bytes(own));
            if (rank >= 0)
                terms.Add(rank, place);
        }

        return terms;
    }

    private (Segment Segment, int Place) Locate(int document)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(document);
        var (segment, place) = _vectors.Segments.Locate(document);
        return place >= 0
            ? (segment, place)
            : throw new ArgumentOutOfRangeException(nameof(document), document, "It is not there.");
    }
}

/// <summary>A term two documents share.</summary>
/// <param name="Term">The analysed form.</param>
/// <param name="Form">As the library writes it most often, its letters folded.</param>
/// <param name="Part">What it adds to the cosine.</param>
public readonly record struct SharedTerm(string Term, string Form, double Part);

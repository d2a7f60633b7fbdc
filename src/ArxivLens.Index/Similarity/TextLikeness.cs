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
    private const int MoreCompared = 24;

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
    /// The nearest documents, best first, equal ones by number, the document itself left out. Found by its heaviest terms (at most
    /// 24, of each the 2,500 postings of greatest impact, until there are 12,000) and then compared in full: the scores are exact,
    /// and of very many about as near some may be missing.
    /// </summary>
    /// <param name="limit">Hits to return at most.</param>
    public IReadOnlyList<Hit> FindNearest(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        if (limit == 0)
            return [];
        var scratch = Scratch;
        new NearSearch(_vectors, scratch).Find(_home, _homePlace, (int)Math.Min(int.MaxValue - 1, limit + (long)MoreCompared));
        var hits = new Hit[scratch.Candidates.Count];
        for (var index = 0; index < hits.Length; index++)
        {
            var candidate = scratch.Candidates[index];
            var segment = _vectors.Segments.Segments[candidate.Segment];
            hits[index] = new Hit(segment.Documents.Number(candidate.Place), (float)Compare(segment, candidate.Place));
        }

        Array.Sort(hits, static (left, right) => left.Score != right.Score
            ? right.Score.CompareTo(left.Score)
            : left.Document.CompareTo(right.Document));
        return hits.Length > limit ? hits[..limit] : hits;
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
        var squares = 0.0;
        var list = segment.Forward.ReadText(place);
        while (list.MoveNext())
        {
            var weight = TextVectors.Weight(terms.Rarities[list.Rank], list.Frequency);
            squares += (double)weight * weight;
            if (terms.Find(list.Rank) is >= 0 and var own)
                shared.Add(Describe(segment, list.Rank, (double)Scratch.Terms[own].Weight * weight));
        }

        var length = Math.Sqrt(squares);
        return [.. shared.Select(term => term with { Part = term.Part / length })
            .OrderByDescending(term => term.Part).ThenBy(term => term.Term, StringComparer.Ordinal)];
    }

    /// <summary>The heaviest terms of the document that another one has too, heaviest first.</summary>
    /// <param name="limit">Terms to return at most.</param>
    public IReadOnlyList<WeightedTerm> Heaviest(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var scratch = Scratch;
        return [.. scratch.Order.Select(place => scratch.Terms[place])
            .Where(term => _vectors.RaritiesOf(_home).DocumentFrequency(term.Rank) > 1).Take(limit)
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

    private static SharedTerm Describe(Segment segment, int rank, double product)
        => new(segment.Terms.Term(rank), Encoding.UTF8.GetString(segment.Terms.Form(rank, 0)), product);

    private void ReadTerms(VectorScratch scratch)
    {
        var rarities = _vectors.RaritiesOf(_home);
        var terms = scratch.Terms;
        terms.Clear();
        scratch.Order.Clear();
        var squares = 0.0;
        var list = _home.Forward.ReadText(_homePlace);
        while (list.MoveNext())
        {
            var rarity = rarities[list.Rank];
            var weight = TextVectors.Weight(rarity, list.Frequency);
            squares += (double)weight * weight;
            scratch.Order.Add(terms.Count);
            terms.Add(new VectorTerm(list.Rank, rarity, weight));
        }

        var length = (float)Math.Sqrt(squares);
        for (var index = 0; index < terms.Count; index++)
            terms[index] = terms[index] with { Weight = terms[index].Weight / length };
        scratch.Order.Sort((left, right) => terms[left].Weight != terms[right].Weight
            ? terms[right].Weight.CompareTo(terms[left].Weight)
            : left.CompareTo(right));
    }

    private double Compare(Segment segment, int place)
    {
        var own = CollectionsMarshal.AsSpan(Scratch.Terms);
        var terms = TermsOf(segment);
        var rarities = terms.Rarities;
        var (product, squares) = (0.0, 0.0);
        var list = segment.Forward.ReadText(place);
        while (list.MoveNext())
        {
            var weight = TextVectors.Weight(rarities[list.Rank], list.Frequency);
            squares += (double)weight * weight;
            if (terms.Find(list.Rank) is >= 0 and var at)
                product += (double)own[at].Weight * weight;
        }

        return squares > 0 ? Math.Min(1, product / Math.Sqrt(squares)) : 0;
    }

    private SegmentTerms TermsOf(Segment segment)
    {
        foreach (var known in Scratch.BySegment)
        {
            if (known.Segment == segment)
                return known;
        }

        var terms = Scratch.NextSegment();
        terms.Begin(segment, _vectors.RaritiesOf(segment), Scratch.Terms.Count);
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

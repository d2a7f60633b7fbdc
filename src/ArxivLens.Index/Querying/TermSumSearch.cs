using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Querying;

/// <summary>
/// Finds the best hits of a sum of terms from impacts, a stretch of documents after the other. A posting is only looked at if
/// its document could be a hit with all that the other terms may add (MaxScore: H. Turtle and J. Flood, Information Processing
/// and Management 31, 1995, here with a bound for each posting), and only documents whose bounds add up to a hit are scored.
/// </summary>
/// <param name="segment">The segment.</param>
/// <param name="sum">The query.</param>
/// <param name="gate">Tells which documents may be hits.</param>
/// <param name="hits">Takes the hits.</param>
/// <param name="scratch">Lends room.</param>
/// <param name="cancellationToken">Ends the search between stretches.</param>
internal sealed class TermSumSearch(
    Segment segment, TermSum sum, SearchGate gate, TopHits hits, SearchScratch scratch, CancellationToken cancellationToken)
{
    /// <summary>Documents of a stretch: their bounds stay in the second cache of the processor.</summary>
    public const int StretchSize = 1 << 16;

    // The number of terms a document holds stands above its bound.
    private const int CountShift = 27;

    // A term is asked for document by document where it has so many times more postings.
    private const int LookUpFactor = 16;

    private readonly SumTerm[] _terms = Order(sum, scratch);
    private readonly int[] _bounds = scratch.StretchBounds;
    private readonly int[] _touched = scratch.StretchDocuments;
    private readonly bool _isConjunction = sum.IsConjunction;

    // What a phrase needed when the floors of its words were set last.
    private int _floorOf;

    /// <summary>Number of terms above the bounds of a document that holds all it must.</summary>
    private int Required => _isConjunction ? _terms.Length << CountShift : 0;

    /// <summary>Goes through the segment.</summary>
    /// <param name="countLimit">How many matches must be counted before any may be passed over.</param>
    /// <param name="isWhole">Whether none was.</param>
    /// <returns>Matches counted.</returns>
    public int Search(int countLimit, out bool isWhole)
    {
        var count = 0;
        isWhole = true;
        for (var start = 0; start < segment.DocumentCount; start += StretchSize)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!gate.MayPass(start, start + StretchSize))
                continue;
            var isCounting = count < countLimit;
            var needed = isCounting ? 0 : Math.Max(0, hits.NeededKey) >> SumTerm.BoundShift;
            isWhole &= isCounting;
            if (sum.Phrase is null && Bound(0) < needed)
                break;
            var touched = sum.Phrase is null ? Touch(start, Math.Max(needed, 1)) : TouchWords(start, needed << SumTerm.BoundShift);
            var matches = Offer(start, touched, isCounting);
            count += isCounting ? matches : 0;
        }

        return count;
    }

    /// <summary>Lists the documents of a stretch that hold all words of the phrase often enough.</summary>
    private int TouchWords(int start, int needed)
    {
        // A phrase occurs no more often than each of its words does.
        if (needed != _floorOf)
        {
            _floorOf = needed;
            var floor = sum.Phrase!.LeastImpact(needed);
            foreach (var term in _terms)
                term.Floor = floor;
        }

        return Touch(start, 0);
    }

    /// <summary>The most the terms from one on add to a score, leaving aside their number.</summary>
    private int Bound(int from)
    {
        var bound = 0;
        foreach (var term in _terms.AsSpan(from))
            bound += term.Greatest;
        return bound;
    }

    /// <summary>Adds up the bounds of the documents of a stretch that can be hits, and lists these.</summary>
    /// <param name="start">The first document of the stretch.</param>
    /// <param name="needed">The bound that a hit has at least.</param>
    /// <returns>How many are listed.</returns>
    private int Touch(int start, int needed)
    {
        var (count, index) = (0, 0);
        var (all, rest) = (Bound(0), Bound(0));
        // The first terms, until a document that holds none of them cannot be a hit.
        for (; index < _terms.Length && (_isConjunction ? index == 0 : rest >= needed); index++)
        {
            _terms[index].Enter(start);
            count = _terms[index].Add(needed - (all - _terms[index].Greatest), _bounds, _touched, count);
            rest -= _terms[index].Greatest;
        }

        var isAscending = index == 1;
        for (; index < _terms.Length && count > 0; index++)
        {
            var term = _terms[index];
            term.Enter(start);
            count = KeepAtLeast(count, needed - rest + (_isConjunction ? index << CountShift : 0));
            if ((long)count * LookUpFactor < term.PostingsOfStretch)
            {
                if (!isAscending)
                    _touched.AsSpan(0, count).Sort();
                isAscending = true;
                term.LookUp(_bounds, _touched.AsSpan(0, count));
            }
            else
            {
                term.AddToTouched(needed - (all - term.Greatest), _bounds, _touched);
            }

            rest -= term.Greatest;
        }

        return count;
    }

    /// <summary>Keeps of the listed documents those whose bound is at least so much, and forgets the bounds of the others.</summary>
    private int KeepAtLeast(int count, int least)
    {
        var kept = 0;
        for (var index = 0; index < count; index++)
        {
            var place = _touched[index];
            _touched[kept] = place;
            var isKept = _bounds[place] >= least;
            kept += isKept ? 1 : 0;
            _bounds[place] = isKept ? _bounds[place] : 0;
        }

        return kept;
    }

    /// <summary>Scores the listed documents that can still be hits, offers them, and forgets their bounds.</summary>
    /// <returns>Matches counted.</returns>
    private int Offer(int start, int touched, bool isCounting)
    {
        var count = 0;
        var (isCertain, isPhrase) = (sum.IsCertain, sum.Phrase is not null);
        for (var index = 0; index < touched; index++)
        {
            var place = _touched[index];
            var bound = _bounds[place] - Required;
            _bounds[place] = 0;
            if (bound < 0)
                continue;
            var isHit = isPhrase || bound >= Math.Max(0, hits.NeededKey) >> SumTerm.BoundShift;
            if ((!isHit && !isCounting) || !gate.Passes(start + place))
                continue;
            if (!isHit && isCertain)
                count++;
            else if (TryScore(start + place, out var score))
                count += Take(start + place, score);
        }

        return count;
    }

    private int Take(int document, int score)
    {
        if (score >= hits.NeededKey)
            hits.Offer(segment.Documents.Number(document), score);
        return 1;
    }

    private bool TryScore(int document, out int score)
    {
        if (sum.Phrase is not null)
            return sum.Phrase.TryScore(document, out score);
        score = 0;
        var isMatch = false;
        foreach (var term in _terms)
        {
            var part = term.Blocks.ScoreOf(document);
            if (part < 0 && _isConjunction)
                return false;
            isMatch |= part >= 0;
            score += Math.Max(0, part);
        }

        return isMatch;
    }

    /// <summary>The terms with room for their bounds: of a conjunction the rarest first, else those that can add most.</summary>
    private static SumTerm[] Order(TermSum sum, SearchScratch scratch)
    {
        var terms = Array.ConvertAll(
            sum.Terms,
            term => new SumTerm(term, scratch.LendImpactBounds(), sum.IsConjunction ? 1 << CountShift : 0, sum.Phrase is not null));
        if (sum.IsConjunction)
            Array.Sort(terms, static (left, right) => left.Count.CompareTo(right.Count));
        else
            Array.Sort(terms, static (left, right) => right.Greatest.CompareTo(left.Greatest));
        return terms;
    }
}

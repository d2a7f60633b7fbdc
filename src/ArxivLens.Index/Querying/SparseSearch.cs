using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Querying;

/// <summary>
/// The best hits of a sum of terms that few documents hold: their postings are walked side by side, and blocks that cannot make a
/// hit, even with all that the other terms could add, are passed over.
/// </summary>
internal sealed class SparseSearch
{
    private readonly Walk[] _walks;
    private readonly Segment _segment;
    private readonly TopHits _hits;
    private readonly CancellationToken _cancellationToken;

    /// <summary>A search of a sum whose parts are all terms, in a segment without dead documents.</summary>
    public SparseSearch(Disjunction query, Segment segment, TopHits hits, CancellationToken cancellationToken)
    {
        _walks = Array.ConvertAll(query.Parts.ToArray(), part => new Walk((TermMatcher)part));
        foreach (var walk in _walks)
            walk.OthersMost = query.Parts.ToArray().Sum(part => part.MaximumScore) - walk.Term.MaximumScore;
        _segment = segment;
        _hits = hits;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Finds the hits and counts matches up to a limit; from there on blocks may be passed over.</summary>
    public int Search(int countLimit, out bool isExact)
    {
        var count = 0;
        isExact = true;
        foreach (var walk in _walks)
            isExact &= walk.Enter(0, 0);
        while (true)
        {
            if ((++count & 0xFFF) == 0)
                _cancellationToken.ThrowIfCancellationRequested();
            var document = int.MaxValue;
            foreach (var walk in _walks)
                document = Math.Min(document, walk.Document);
            if (document == int.MaxValue)
                return count - 1;
            var needed = count < countLimit ? 0 : Math.Max(0, _hits.NeededKey);
            var (score, isMatch) = (0, false);
            foreach (var walk in _walks)
            {
                if (walk.Document != document)
                    continue;
                isMatch |= walk.Term.IsMatch(walk.Index);
                score += walk.Score;
                isExact &= walk.MoveNext(needed);
            }

            if (!isMatch)
                count--;
            else if (score >= Math.Max(0, _hits.NeededKey))
                _hits.Offer(_segment.Documents.Number(document), score);
        }
    }

    /// <summary>One term on its way.</summary>
    private sealed class Walk(TermMatcher term)
    {
        private DecodedBlock? _decoded;
        private int _block;
        private int _count;

        public TermMatcher Term => term;

        public long OthersMost { get; set; }

        public int Document { get; private set; } = int.MaxValue;

        public int Index { get; private set; }

        public int Score => _decoded!.Scores[Index];

        /// <returns>Whether no block was passed over.</returns>
        public bool MoveNext(int needed)
        {
            if (++Index == _count)
                return Enter(_block + 1, needed);
            Document = _decoded!.Postings.Documents[Index];
            return true;
        }

        /// <summary>Goes to the first block, from one on, that can make a hit.</summary>
        public bool Enter(int block, int needed)
        {
            var isWhole = true;
            for (; block < term.BlockCount; block++)
            {
                if (needed > 0 && term.BlockBound(block) + OthersMost < needed)
                {
                    isWhole = false;
                    continue;
                }

                (_block, Index) = (block, 0);
                _decoded = term.ScoreBlock(block);
                _count = _decoded.Postings.Count;
                Document = _decoded.Postings.Documents[0];
                return isWhole;
            }

            Document = int.MaxValue;
            return isWhole;
        }
    }
}

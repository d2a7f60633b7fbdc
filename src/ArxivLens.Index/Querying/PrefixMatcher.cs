using System.Buffers;

namespace ArxivLens.Index.Querying;

/// <summary>
/// Documents of a segment that hold any of the words a prefix stands for. A document is worth what the best of its words is, and
/// all of them are taken for equally rare: as if each occurred in as many documents as they do together.
/// </summary>
internal sealed class PrefixMatcher : Matcher
{
    private readonly string _text;
    private readonly Matcher[] _words;
    private readonly int[] _room;

    /// <summary>A matcher of at least one word.</summary>
    /// <param name="text">What was asked for, for explanations.</param>
    /// <param name="words">The words that occur in the segment.</param>
    /// <param name="room">Room for a score for each document of a window.</param>
    public PrefixMatcher(string text, Matcher[] words, int[] room)
    {
        _text = text;
        _words = [.. words.OrderByDescending(word => word.MaximumScore)];
        _room = room;
        MaximumScore = _words[0].MaximumScore;
        Cost = words.Sum(word => word.Cost);
        GreatestCost = words.Max(word => word.Cost);
    }

    /// <inheritdoc/>
    public override long Cost { get; }

    /// <inheritdoc/>
    public override bool Ranks => true;

    /// <inheritdoc/>
    public override long MaximumScore { get; }

    /// <inheritdoc/>
    public override int NextWindow(int window)
    {
        var next = Window.End;
        foreach (var word in _words)
        {
            next = Math.Min(next, word.NextWindow(window));
            if (next == window)
                break;
        }

        return next;
    }

    /// <inheritdoc/>
    public override long Bound(int window)
    {
        var bound = 0L;
        foreach (var word in _words)
        {
            // Words stand by what they can reach at most.
            if (word.MaximumScore <= bound)
                break;
            bound = Math.Max(bound, word.Bound(window));
        }

        return bound;
    }

    /// <summary>The documents of the word that most hold.</summary>
    public long GreatestCost { get; }

    /// <inheritdoc/>
    public override void AddBounds(Span<int> bounds)
    {
        var most = ArrayPool<int>.Shared.Rent(bounds.Length);
        var own = ArrayPool<int>.Shared.Rent(bounds.Length);
        Array.Clear(most, 0, bounds.Length);
        foreach (var word in _words)
        {
            Array.Clear(own, 0, bounds.Length);
            word.AddBounds(own.AsSpan(0, bounds.Length));
            for (var window = 0; window < bounds.Length; window++)
                most[window] = Math.Max(most[window], own[window]);
        }

        for (var window = 0; window < bounds.Length; window++)
            bounds[window] += most[window];
        ArrayPool<int>.Shared.Return(most);
        ArrayPool<int>.Shared.Return(own);
    }

    /// <inheritdoc/>
    public override void Fill(int window, Span<ulong> mask)
    {
        mask.Clear();
        foreach (var word in _words)
            word.AddMatches(window, mask);
    }

    /// <inheritdoc/>
    public override void AddScores(int window, ReadOnlySpan<ulong> mask, Span<int> scores)
    {
        Array.Clear(_room);
        foreach (var word in _words)
            word.RaiseScores(window, mask, _room);
        var reader = new MaskReader(mask);
        while (reader.MoveNext())
            scores[reader.Current] += _room[reader.Current];
    }

    /// <summary>
    /// Offers the best documents, word by word; words and blocks that cannot reach what is needed are passed over.
    /// </summary>
    /// <returns>Whether it was done; not when a word is more than a term.</returns>
    public bool TryOfferBlocks(BestScores best, CancellationToken cancellationToken)
    {
        if (!Array.TrueForAll(_words, word => word is TermMatcher))
            return false;
        foreach (var word in _words.Cast<TermMatcher>())
        {
            if (word.MaximumScore < best.Needed)
                return true;
            cancellationToken.ThrowIfCancellationRequested();
            word.OfferBlocks(best);
        }

        return true;
    }

    /// <inheritdoc/>
    public override Explanation? Explain(int place)
    {
        var best = _words.Select(word => word.Explain(place)).OfType<Explanation>().MaxBy(word => word.Units);
        return best is null ? null : best with { Kind = ExplanationKind.Prefix, Text = $"{_text}*", Parts = [best] };
    }
}

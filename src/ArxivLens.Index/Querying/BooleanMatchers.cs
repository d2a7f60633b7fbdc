namespace ArxivLens.Index.Querying;

/// <summary>What a conjunction and a disjunction have in common: scores add up over the parts.</summary>
internal abstract class SumMatcher(Matcher[] parts) : Matcher
{
    private readonly Matcher[] _parts = parts;

    /// <summary>The parts, in the order of the query.</summary>
    public ReadOnlySpan<Matcher> Parts => _parts;

    /// <inheritdoc/>
    public override bool Ranks { get; } = Array.Exists(parts, part => part.Ranks);

    /// <inheritdoc/>
    public override long MaximumScore { get; } = parts.Sum(part => part.MaximumScore);

    /// <inheritdoc/>
    public override long Bound(int window)
    {
        var bound = 0L;
        foreach (var part in _parts)
            bound += part.Bound(window);
        return bound;
    }

    /// <inheritdoc/>
    public override void AddBounds(Span<int> bounds)
    {
        foreach (var part in _parts)
            part.AddBounds(bounds);
    }
}

/// <summary>Documents that match every part and none of the excluded ones; scores add.</summary>
/// <param name="parts">At least one part.</param>
/// <param name="excluded">The parts that take away.</param>
internal sealed class AndMatcher(Matcher[] parts, Matcher[] excluded) : SumMatcher(parts)
{
    private readonly Matcher[] _fewestFirst = [.. parts.OrderBy(part => part.Cost)];

    /// <summary>How many of the parts add to scores.</summary>
    public int RankedCount { get; } = parts.Count(part => part.Ranks);

    /// <summary>The parts that add to scores, or the others, in the order of the query.</summary>
    public Matcher[] PartsThatRank(bool rank)
    {
        var found = new Matcher[rank ? RankedCount : Parts.Length - RankedCount];
        var count = 0;
        foreach (var part in Parts)
        {
            if (part.Ranks == rank)
                found[count++] = part;
        }

        return found;
    }

    /// <summary>The parts that take away.</summary>
    public ReadOnlySpan<Matcher> Excluded => excluded;

    /// <inheritdoc/>
    public override long Cost => _fewestFirst[0].Cost;

    /// <inheritdoc/>
    public override bool AlwaysScores { get; } = Array.Exists(parts, part => part.AlwaysScores);

    /// <inheritdoc/>
    public override int NextWindow(int window) => BooleanMatching.NextCommonWindow(_fewestFirst, window);

    /// <inheritdoc/>
    public override void Fill(int window, Span<ulong> mask)
    {
        _fewestFirst[0].Fill(window, mask);
        foreach (var part in _fewestFirst.AsSpan(1))
        {
            if (!mask.ContainsAnyExcept(0UL))
                return;
            part.Keep(window, mask);
        }

        BooleanMatching.Exclude(excluded, window, mask);
    }

    /// <inheritdoc/>
    public override void Keep(int window, Span<ulong> mask)
    {
        foreach (var part in _fewestFirst)
            part.Keep(window, mask);
        BooleanMatching.Exclude(excluded, window, mask);
    }

    /// <inheritdoc/>
    public override void AddScores(int window, ReadOnlySpan<ulong> mask, Span<int> scores)
    {
        // A document of the mask that does not match this must not get the scores of some parts.
        Span<ulong> own = stackalloc ulong[Window.Words];
        mask.CopyTo(own);
        Keep(window, own);
        AddMatching(window, own, scores);
    }

    /// <summary>As <see cref="AddScores"/>, for a mask of which all matches.</summary>
    public void AddMatching(int window, ReadOnlySpan<ulong> mask, Span<int> scores)
    {
        foreach (var part in Parts)
            part.AddScores(window, mask, scores);
    }

    /// <inheritdoc/>
    public override Explanation? Explain(int place)
    {
        var parts = new List<Explanation>();
        foreach (var part in Parts)
        {
            if (part.Explain(place) is not { } explanation)
                return null;
            parts.Add(explanation);
        }

        return Array.Exists(excluded, part => part.Explain(place) is not null) ? null : Explanation.Sum(ExplanationKind.All, parts);
    }
}

/// <summary>Documents that match any part; scores add.</summary>
internal sealed class OrMatcher(Matcher[] parts) : SumMatcher(parts)
{
    /// <inheritdoc/>
    public override long Cost { get; } = parts.Sum(part => part.Cost);

    /// <inheritdoc/>
    public override bool AlwaysScores { get; } = Array.TrueForAll(parts, part => part.AlwaysScores);

    /// <inheritdoc/>
    public override int NextWindow(int window)
    {
        var next = Window.End;
        foreach (var part in Parts)
        {
            next = Math.Min(next, part.NextWindow(window));
            if (next == window)
                break;
        }

        return next;
    }

    /// <inheritdoc/>
    public override void Fill(int window, Span<ulong> mask)
    {
        Parts[0].Fill(window, mask);
        Span<ulong> own = stackalloc ulong[Window.Words];
        foreach (var part in Parts[1..])
        {
            part.Fill(window, own);
            Window.Or(mask, own);
        }
    }

    /// <inheritdoc/>
    public override void AddScores(int window, ReadOnlySpan<ulong> mask, Span<int> scores)
    {
        foreach (var part in Parts)
            part.AddScores(window, mask, scores);
    }

    /// <inheritdoc/>
    public override void AddAll(int window, Span<ulong> mask, Span<int> scores)
    {
        foreach (var part in Parts)
            part.AddAll(window, mask, scores);
    }

    /// <inheritdoc/>
    public override Explanation? Explain(int place)
    {
        var found = new List<Explanation>();
        foreach (var part in Parts)
        {
            if (part.Explain(place) is { } explanation)
                found.Add(explanation);
        }

        return found.Count == 0 ? null : Explanation.Sum(ExplanationKind.Any, found);
    }
}

/// <summary>What conjunctions and evaluations share.</summary>
internal static class BooleanMatching
{
    /// <summary>The first window at or behind one in which all of them may match.</summary>
    public static int NextCommonWindow(ReadOnlySpan<Matcher> matchers, int window)
    {
        while (window != Window.End)
        {
            var next = window;
            foreach (var matcher in matchers)
                next = next == Window.End ? next : matcher.NextWindow(next);
            if (next == window)
                return next;
            window = next;
        }

        return window;
    }

    /// <summary>Takes away what any of the matchers matches.</summary>
    public static void Exclude(ReadOnlySpan<Matcher> excluded, int window, Span<ulong> mask)
    {
        Span<ulong> own = stackalloc ulong[Window.Words];
        foreach (var part in excluded)
        {
            if (!mask.ContainsAnyExcept(0UL))
                return;
            part.Fill(window, own);
            Window.Remove(mask, own);
        }
    }
}

namespace ArxivLens.Index.Querying;

/// <summary>Documents that match every part and none of the excluded ones; scores add.</summary>
internal sealed class AndMatcher : Matcher
{
    private readonly Matcher[] _parts;
    private readonly Matcher[] _fewestFirst;
    private readonly Matcher[] _excluded;

    /// <summary>At least one part.</summary>
    public AndMatcher(Matcher[] parts, Matcher[] excluded)
    {
        _parts = parts;
        _fewestFirst = [.. parts.OrderBy(part => part.Cost)];
        _excluded = excluded;
    }

    /// <summary>The parts, in the order of the query.</summary>
    public ReadOnlySpan<Matcher> Parts => _parts;

    /// <summary>The parts that take away.</summary>
    public ReadOnlySpan<Matcher> Excluded => _excluded;

    /// <inheritdoc/>
    public override long Cost => _fewestFirst[0].Cost;

    /// <inheritdoc/>
    public override bool Ranks => Array.Exists(_parts, part => part.Ranks);

    /// <inheritdoc/>
    public override long MaximumScore => _parts.Sum(part => part.MaximumScore);

    /// <inheritdoc/>
    public override bool AlwaysScores => Array.Exists(_parts, part => part.AlwaysScores);

    /// <inheritdoc/>
    public override void AddBounds(Span<int> bounds)
    {
        foreach (var part in _parts)
            part.AddBounds(bounds);
    }

    /// <inheritdoc/>
    public override int NextWindow(int window)
    {
        while (window != Window.End)
        {
            var next = window;
            foreach (var part in _fewestFirst)
            {
                next = part.NextWindow(next);
                if (next == Window.End)
                    return next;
            }

            if (next == window)
                return next;
            window = next;
        }

        return window;
    }

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

        BooleanMatching.Exclude(_excluded, window, mask);
    }

    /// <inheritdoc/>
    public override void Keep(int window, Span<ulong> mask)
    {
        foreach (var part in _fewestFirst)
            part.Keep(window, mask);
        BooleanMatching.Exclude(_excluded, window, mask);
    }

    /// <inheritdoc/>
    public override long Bound(int window)
    {
        var bound = 0L;
        foreach (var part in _parts)
            bound += part.Bound(window);
        return bound;
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
        foreach (var part in _parts)
            part.AddScores(window, mask, scores);
    }

    /// <inheritdoc/>
    public override Explanation? Explain(int place)
    {
        var parts = new List<Explanation>();
        foreach (var part in _parts)
        {
            if (part.Explain(place) is not { } explanation)
                return null;
            parts.Add(explanation);
        }

        return Array.Exists(_excluded, part => part.Explain(place) is not null) ? null : Explanation.Sum(ExplanationKind.All, parts);
    }
}

/// <summary>Documents that match any part; scores add.</summary>
internal sealed class OrMatcher(Matcher[] parts) : Matcher
{
    /// <summary>The parts, in the order of the query.</summary>
    public ReadOnlySpan<Matcher> Parts => parts;

    /// <inheritdoc/>
    public override long Cost { get; } = parts.Sum(part => part.Cost);

    /// <inheritdoc/>
    public override bool Ranks => Array.Exists(parts, part => part.Ranks);

    /// <inheritdoc/>
    public override long MaximumScore => parts.Sum(part => part.MaximumScore);

    /// <inheritdoc/>
    public override bool AlwaysScores => Array.TrueForAll(parts, part => part.AlwaysScores);

    /// <inheritdoc/>
    public override void AddBounds(Span<int> bounds)
    {
        foreach (var part in parts)
            part.AddBounds(bounds);
    }

    /// <inheritdoc/>
    public override int NextWindow(int window)
    {
        var next = Window.End;
        foreach (var part in parts)
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
        parts[0].Fill(window, mask);
        Span<ulong> own = stackalloc ulong[Window.Words];
        foreach (var part in parts.AsSpan(1))
        {
            part.Fill(window, own);
            Window.Or(mask, own);
        }
    }

    /// <inheritdoc/>
    public override long Bound(int window)
    {
        var bound = 0L;
        foreach (var part in parts)
            bound += part.Bound(window);
        return bound;
    }

    /// <inheritdoc/>
    public override void AddScores(int window, ReadOnlySpan<ulong> mask, Span<int> scores)
    {
        foreach (var part in parts)
            part.AddScores(window, mask, scores);
    }

    /// <inheritdoc/>
    public override void AddAll(int window, Span<ulong> mask, Span<int> scores)
    {
        foreach (var part in parts)
            part.AddAll(window, mask, scores);
    }

    /// <inheritdoc/>
    public override Explanation? Explain(int place)
    {
        var found = new List<Explanation>();
        foreach (var part in parts)
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

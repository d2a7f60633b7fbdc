namespace ArxivLens.Index.Querying;

/// <summary>
/// A query that is a sum of parts, with filters that all must pass: what most questions are, and what can be answered without
/// looking at every match.
/// </summary>
internal sealed class Disjunction
{
    private readonly Matcher[] _parts;
    private readonly Matcher[] _filters;
    private readonly Matcher[] _excluded;
    private readonly int[] _order;
    private readonly long[] _bounds;

    private Disjunction(ReadOnlySpan<Matcher> parts, Matcher[] filters, ReadOnlySpan<Matcher> excluded)
    {
        _parts = [.. parts];
        Array.Sort(_parts, static (left, right) => right.MaximumScore.CompareTo(left.MaximumScore));
        _filters = filters;
        _excluded = [.. excluded];
        _order = [.. Enumerable.Range(0, _parts.Length)];
        _bounds = new long[_parts.Length];
    }

    /// <summary>The parts whose scores add up, those that can add most first.</summary>
    public ReadOnlySpan<Matcher> Parts => _parts;

    /// <summary>What must match besides; adds nothing.</summary>
    public ReadOnlySpan<Matcher> Filters => _filters;

    /// <summary>What must not match.</summary>
    public ReadOnlySpan<Matcher> Excluded => _excluded;

    /// <summary>The most all parts together add in the window last asked for.</summary>
    public long WindowBound { get; private set; }

    /// <summary>Whether there are neither filters nor exclusions.</summary>
    public bool IsPlain => _filters.Length + _excluded.Length == 0;

    /// <summary>The matches of the part that has most, where that is known without looking; 0 else.</summary>
    public long GreatestCost => _parts.Max(part => part is TermMatcher ? part.Cost : 0);

    /// <summary>The query as such a sum, or <c>null</c> when it is none.</summary>
    public static Disjunction? Of(Matcher root)
    {
        if (root is OrMatcher or)
            return new Disjunction(or.Parts, [], []);
        if (root is not AndMatcher and)
            return new Disjunction([root], [], []);
        if (and.RankedCount != 1 || and.PartsThatRank(true) is not [not AndMatcher and var only])
            return null;
        var filters = and.PartsThatRank(false);
        Array.Sort(filters, static (left, right) => left.Cost.CompareTo(right.Cost));
        return new Disjunction(only is OrMatcher parts ? parts.Parts : [only], filters, and.Excluded);
    }

    /// <summary>The most the parts can add in a window; puts them in the order of what each can.</summary>
    public long BoundWindow(int window)
    {
        WindowBound = 0;
        for (var part = 0; part < _parts.Length; part++)
        {
            _order[part] = part;
            _bounds[part] = _parts[part].Bound(window);
            WindowBound += _bounds[part];
        }

        // Few parts, mostly in order already.
        for (var index = 1; index < _order.Length; index++)
        {
            for (var at = index; at > 0 && _bounds[_order[at]] > _bounds[_order[at - 1]]; at--)
                (_order[at], _order[at - 1]) = (_order[at - 1], _order[at]);
        }

        return WindowBound;
    }

    /// <summary>A part by its rank in the window last asked for, and the most it adds there.</summary>
    public Matcher InWindow(int rank, out long bound)
    {
        bound = _bounds[_order[rank]];
        return _parts[_order[rank]];
    }
}

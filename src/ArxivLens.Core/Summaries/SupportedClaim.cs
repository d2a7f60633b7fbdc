namespace ArxivLens.Core.Summaries;

/// <summary>One sentence about a work, held against what the work says.</summary>
internal sealed class SupportedClaim(SupportSource source, IReadOnlyList<SupportToken> claim)
{
    private readonly SupportEvidence _evidence = source.Align(claim);

    /// <summary>The sentence of the abstract that supports it best.</summary>
    public SentenceSpan Place => _evidence.Place;

    private static readonly string[] NegativePrefixes = ["un", "non", "in", "im", "ir", "dis"];

    /// <summary>Finds the first thing that the source does not say, or <c>null</c>.</summary>
    public string? FindFault(double leastShare)
    {
        if (!claim.Any(t => t.IsContent)) return "a sentence says nothing";
        return FindUnknownFact()
            ?? FindNegation()
            ?? FindDoubt()
            ?? FindDirection()
            ?? FindSwap()
            ?? FindForeignWords(leastShare);
    }

    private string? FindUnknownFact()
    {
        for (var i = 0; i < claim.Count; i++)
        {
            var token = claim[i];
            var isKnown = token.Kind switch
            {
                SupportKind.Number => _evidence.HasNumber(token, SupportEvidence.Near(claim, i)),
                SupportKind.Formula => source.HasFormula(token.Word),
                _ => IsKnownWord(token, i),
            };
            if (!isKnown) return $"the abstract does not say '{token.Word}{token.Unit}'";
        }

        return null;
    }

    private bool IsKnownWord(SupportToken token, int at)
    {
        if (SupportWords.IsAbsolute(token.Word)) return source.HasWord(token.Word) || (!token.IsStop && source.HasStem(token));
        if (token.IsName) return (source.HasName(token.Word) || source.HasStem(token)) && IsSaidOfSame(token, at);
        // The first word of a sentence has its capital anyway, so any of the subject may be a name.
        var mayBeName = at == 0 && token.IsCapital && token.IsContent && !token.Word.EndsWith("ly", StringComparison.Ordinal);
        return !mayBeName || source.HasName(token.Word) || source.HasStem(token);
    }

    /// <summary>A name that the evidence has must stand there by one of the words it stands by here.</summary>
    private bool IsSaidOfSame(SupportToken name, int at)
    {
        var near = SupportEvidence.Near(claim, at);
        return _evidence.All.All(t => t.Stem != name.Stem) || _evidence.HasNear(name.Stem, near);
    }

    private string? FindNegation()
    {
        var denied = new HashSet<string>(StringComparer.Ordinal);
        foreach (var denial in SupportEvidence.Denials(claim))
        {
            var stems = denial.Select(t => t.Stem).ToHashSet(StringComparer.Ordinal);
            denied.UnionWith(stems);
            if (stems.Count > 0 && !_evidence.Denies(stems))
                return $"the abstract does not deny '{string.Join(' ', denial.Select(t => t.Word))}'";
        }

        if (_evidence.HasMoreDenialsThan(claim)) return "the abstract denies what it affirms";
        var deniedThere = _evidence.DeniedStems();
        foreach (var token in claim.Where(t => t.Kind == SupportKind.Word && !t.IsStop))
        {
            if (!denied.Contains(token.Stem) && deniedThere.Contains(token.Stem)) return $"the abstract denies '{token.Word}'";
            if (IsTurnedByPrefix(token)) return $"the abstract says the contrary of '{token.Word}'";
        }

        return null;
    }

    /// <summary><c>improves</c> of what the source says <c>may improve</c>.</summary>
    private string? FindDoubt()
    {
        if (_evidence.HasMoreDoubtsThan(claim)) return "the abstract doubts what it affirms";
        if (claim.Any(t => SupportWords.IsDoubt(t.Word))) return null;
        var doubted = _evidence.DoubtedStems();
        return claim.FirstOrDefault(t => t.Kind == SupportKind.Word && !t.IsStop && doubted.Contains(t.Stem)) is { } token
            ? $"the abstract doubts '{token.Word}'"
            : null;
    }

    /// <summary><c>unsupervised</c> of what the source calls <c>supervised</c>, or the other way round.</summary>
    private bool IsTurnedByPrefix(SupportToken token)
    {
        if (source.HasStem(token) || source.HasWord(token.Word)) return false;
        return NegativePrefixes.Any(prefix =>
            source.HasWord(prefix + token.Word)
            || (token.Word.StartsWith(prefix, StringComparison.Ordinal) && token.Word.Length > prefix.Length + 3
                && source.HasWord(token.Word[prefix.Length..])));
    }

    private string? FindDirection()
    {
        for (var i = 0; i < claim.Count; i++)
        {
            var direction = claim[i].Kind == SupportKind.Word ? SupportWords.DirectionOf(claim[i].Word) : 0;
            if (direction == 0) continue;
            if (_evidence.GoesAgainst(direction) || !_evidence.HasDirection(direction, SupportEvidence.Near(claim, i)))
                return $"the abstract does not say '{claim[i].Word}' of the same thing";
        }

        return null;
    }

    /// <summary>Whether what stands before a comparison in the claim stands behind it in the source.</summary>
    private string? FindSwap()
    {
        for (var i = 0; i < claim.Count; i++)
        {
            if (!SupportWords.IsComparison(claim[i].Word)) continue;
            var sides = SupportEvidence.Sides(claim, i);
            var best = 0;
            foreach (var other in _evidence.Comparisons())
            {
                var straight = Common(sides.Before, other.Before) + Common(sides.After, other.After);
                var crossed = Common(sides.Before, other.After) + Common(sides.After, other.Before);
                if (Math.Abs(straight - crossed) > Math.Abs(best)) best = straight - crossed;
            }

            if (best < 0) return $"the abstract has both sides of '{claim[i].Word}' the other way round";
        }

        return null;
    }

    private string? FindForeignWords(double leastShare)
    {
        var words = claim.Where(t => t.IsContent && !SupportWords.IsDoubt(t.Word)).DistinctBy(t => t.Stem).ToArray();
        var foreign = words.Where(t => !source.HasStem(t)).Select(t => t.Word).ToArray();
        return foreign.Length > (1 - leastShare) * words.Length + 1e-9
            ? $"the abstract has too few of its words; it lacks '{string.Join(", ", foreign.Take(5))}'"
            : null;
    }

    private static int Common(HashSet<string> one, HashSet<string> other) => one.Count(other.Contains);
}

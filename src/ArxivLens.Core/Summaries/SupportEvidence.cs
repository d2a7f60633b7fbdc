namespace ArxivLens.Core.Summaries;

/// <summary>The sentences of a source that a claim seems to be drawn from, asked for what turns a sentence.</summary>
/// <param name="Place">Where the nearest sentence stands in the abstract.</param>
/// <param name="Nearest">Its tokens.</param>
/// <param name="All">The tokens of the nearest sentences and of the title.</param>
/// <param name="LooseNumbers">Numbers that stand within formulas anywhere in the source.</param>
internal sealed record SupportEvidence(
    SentenceSpan Place,
    IReadOnlyList<SupportToken> Nearest,
    IReadOnlyList<SupportToken> All,
    IReadOnlySet<string> LooseNumbers)
{
    /// <summary>How many sentences of the abstract a claim may be drawn from: people join two, seldom three.</summary>
    public const int Breadth = 2;

    /// <summary>How many tokens on either side of a word tell what it is said of, in the source.</summary>
    private const int Reach = 7;

    /// <summary>The same in the claim, where it must be closer.</summary>
    private const int ReachOfClaim = 4;

    private const double NearlyAll = 0.75;

    private readonly Dictionary<int, HashSet<string>> _content = All.Where(token => token.IsContent)
        .GroupBy(token => token.Sentence)
        .ToDictionary(group => group.Key, group => group.Select(token => token.Stem).ToHashSet(StringComparer.Ordinal));

    /// <summary>Whether a number is there, in its unit, said of one of these stems; no stems ask for nothing.</summary>
    public bool HasNumber(SupportToken number, IReadOnlySet<string> near)
    {
        bool IsSame(SupportToken other) => other.Kind == SupportKind.Number && other.Word == number.Word
            && (other.Unit == number.Unit || (number.Unit.Length == 0 && other.Unit != "%"));
        return AnyBeside(IsSame, near) || (number.Unit != "%" && LooseNumbers.Contains(number.Word));
    }

    /// <summary>
    /// Whether something is said to go a way, of one of these stems, and nothing that has more of them the other way.
    /// </summary>
    public bool HasDirection(int direction, IReadOnlySet<string> near)
    {
        var (with, against) = (-1, -1);
        for (var i = 0; i < All.Count; i++)
        {
            var own = DirectionOf(All[i]);
            if (own == 0) continue;
            var shared = Near(All, i, ReachOfClaim).Count(near.Contains);
            if (shared == 0 && near.Count > 0 && !Near(All, i, Reach).Overlaps(near)) continue;
            if (own == direction) with = Math.Max(with, shared);
            else against = Math.Max(against, shared);
        }

        return with >= 0 && with >= against;
    }

    /// <summary>Whether the nearest sentence has directions and all of them go the other way.</summary>
    public bool GoesAgainst(int direction)
    {
        var directions = Nearest.Select(DirectionOf).Where(d => d != 0).ToArray();
        return directions.Length > 0 && !directions.Contains(direction);
    }

    /// <summary>Whether one of these stems is denied.</summary>
    public bool Denies(IReadOnlySet<string> stems) => Denials(All).Any(d => d.Any(t => stems.Contains(t.Stem)));

    /// <summary>Whether a claim repeats nearly all of the nearest sentence but not all that it denies.</summary>
    public bool HasMoreDenialsThan(IReadOnlyList<SupportToken> claim)
        => IsRepeatedBy(claim) && Denials(Nearest).Count() > Denials(claim).Count();

    /// <summary>Whether a claim repeats nearly all of the nearest sentence but not all of its doubts.</summary>
    public bool HasMoreDoubtsThan(IReadOnlyList<SupportToken> claim)
        => IsRepeatedBy(claim) && Nearest.Count(t => SupportWords.IsDoubt(t.Word)) > claim.Count(t => SupportWords.IsDoubt(t.Word));

    /// <summary>The stems that the nearest sentence denies and nowhere affirms.</summary>
    public HashSet<string> DeniedStems() => StemsOnlyAmong(Denials(Nearest).SelectMany(d => d.Take(1)));

    /// <summary>The stems that the nearest sentence leaves in doubt and says nowhere plainly.</summary>
    public HashSet<string> DoubtedStems() => StemsOnlyAmong(
        Turned(Nearest, t => SupportWords.IsDoubt(t.Word)).SelectMany(d => d.Where(t => !SupportWords.IsDoubt(t.Word)).Take(1)));

    /// <summary>The stems around a place of a claim that say what it is about.</summary>
    public static HashSet<string> Near(IReadOnlyList<SupportToken> claim, int at) => Near(claim, at, ReachOfClaim);

    /// <summary>
    /// What the negations of a text deny: the next one or two words of the subject in the same clause, and where there are none
    /// (<c>proofs are lacking</c>) the last ones before.
    /// </summary>
    public static IEnumerable<IReadOnlyList<SupportToken>> Denials(IReadOnlyList<SupportToken> tokens)
        => Turned(tokens, t => SupportWords.IsNegation(t.Word));

    /// <summary>What some words of a text turn.</summary>
    private static IEnumerable<IReadOnlyList<SupportToken>> Turned(
        IReadOnlyList<SupportToken> tokens, Func<SupportToken, bool> turns)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!turns(tokens[i]) || (i + 1 < tokens.Count && tokens[i + 1].Word == "only")) continue;
            var clause = tokens[i].Clause;
            bool IsDenied(SupportToken t) =>
                t.Clause == clause && t.Kind == SupportKind.Word && (!t.IsStop || SupportWords.DirectionOf(t.Word) != 0);
            var after = tokens.Skip(i + 1).Take(Reach).TakeWhile(t => t.Clause == clause).Where(IsDenied).Take(2).ToArray();
            yield return after.Length > 0 ? after : [.. tokens.Take(i).TakeLast(Reach).Where(IsDenied).TakeLast(2)];
        }
    }

    private bool IsRepeatedBy(IReadOnlyList<SupportToken> claim)
    {
        var own = Nearest.Where(t => t.IsContent).Select(t => t.Stem).ToHashSet(StringComparer.Ordinal);
        return own.Count(claim.Select(t => t.Stem).ToHashSet(StringComparer.Ordinal).Contains) >= NearlyAll * own.Count;
    }

    /// <summary>The stems of the nearest sentence whose every occurrence is among some tokens.</summary>
    private HashSet<string> StemsOnlyAmong(IEnumerable<SupportToken> tokens)
    {
        var among = tokens.ToHashSet<object>(ReferenceEqualityComparer.Instance);
        return Nearest.GroupBy(t => t.Stem, StringComparer.Ordinal)
            .Where(group => group.All(among.Contains))
            .Select(group => group.Key)
            .ToHashSet(StringComparer.Ordinal);
    }

    private static int DirectionOf(SupportToken token) =>
        token.Kind == SupportKind.Word ? SupportWords.DirectionOf(token.Word) : 0;

    private static HashSet<string> Near(IReadOnlyList<SupportToken> tokens, int at, int reach)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var i = Math.Max(0, at - reach); i <= Math.Min(tokens.Count - 1, at + reach); i++)
        {
            if (i != at && tokens[i].Sentence == tokens[at].Sentence && tokens[i].IsContent) found.Add(tokens[i].Stem);
        }

        return found;
    }

    /// <summary>Whether something stands in a sentence with one of these stems; no stems ask for nothing.</summary>
    private bool AnyBeside(Func<SupportToken, bool> wanted, IReadOnlySet<string> near) =>
        All.Any(token => wanted(token)
            && (near.Count == 0 || (_content.TryGetValue(token.Sentence, out var stems) && near.Overlaps(stems))));

    /// <summary>Whether a word is said of one of these stems.</summary>
    public bool HasNear(string stem, IReadOnlySet<string> near) => AnyBeside(token => token.Stem == stem, near);

    /// <summary>What the sentences set against each other.</summary>
    public IEnumerable<(HashSet<string> Before, HashSet<string> After)> Comparisons() => Enumerable.Range(0, All.Count)
        .Where(i => SupportWords.IsComparison(All[i].Word))
        .Select(i => Sides(All, i));

    /// <summary>What a comparison sets against each other, within its sentence.</summary>
    public static (HashSet<string> Before, HashSet<string> After) Sides(IReadOnlyList<SupportToken> tokens, int at)
    {
        HashSet<string> Stems(IEnumerable<SupportToken> side) => side
            .Where(t => t.Sentence == tokens[at].Sentence && (t.IsContent || t.Word is "we" or "our"))
            .Select(t => t.Word == "we" ? "our" : t.Stem)
            .ToHashSet(StringComparer.Ordinal);
        return (Stems(tokens.Take(at)), Stems(tokens.Skip(at + 1)));
    }
}

namespace ArxivLens.Core.Annotations;

/// <summary>The places where the words of a passage stand as they were, with what stands around each.</summary>
internal static class AnchorOccurrences
{
    /// <summary>Places that are looked at; of a phrase that stands in a text more often nobody could say which is meant.</summary>
    private const int Most = 200;

    /// <summary>Finds them, those nearest to where the passage stood.</summary>
    public static IReadOnlyList<AnchorFit> Find(AnchorPattern pattern, AnchorWords words, int expected)
    {
        var wanted = pattern.Sequence[pattern.First..(pattern.Last + 1)];
        var places = new List<int>();
        for (var place = 0; place + wanted.Length <= words.Count; place++)
        {
            if (words.NumberAt(place) == wanted[0] && StandsAt(words, wanted, place)) places.Add(place);
        }

        places.Sort((one, other) => Math.Abs(one - expected).CompareTo(Math.Abs(other - expected)));
        return [.. places.Take(Most).Select(place => Judge(pattern, words, place))];
    }

    private static bool StandsAt(AnchorWords words, ReadOnlySpan<int> wanted, int place)
    {
        for (var i = 1; i < wanted.Length; i++)
        {
            if (words.NumberAt(place + i) != wanted[i]) return false;
        }

        return true;
    }

    private static AnchorFit Judge(AnchorPattern pattern, AnchorWords words, int place)
    {
        var (before, length) = (pattern.First, pattern.Last - pattern.First + 1);
        var kept = 0f;
        for (var i = pattern.First; i <= pattern.Last; i++) kept += pattern.Shares[i];
        return new AnchorFit(place, place + length - 1)
        {
            Likeness = 1,
            Kept = kept,
            Before = before == 0 ? null : ShareOf(pattern, words, 0, before, place - (before * 5 / 4) - 2, place),
            Behind = pattern.Last + 1 == pattern.Shares.Length
                ? null
                : ShareOf(pattern, words, pattern.Last + 1, pattern.Shares.Length, place + length, place + length + ((pattern.Shares.Length - pattern.Last) * 5 / 4) + 2),
            IsSame = true,
        };
    }

    // The weight of the words of one side that stand on that side now, each as often as it does.
    private static float ShareOf(AnchorPattern pattern, AnchorWords words, int from, int to, int first, int end)
    {
        var there = new Dictionary<int, int>();
        for (var place = Math.Max(0, first); place < Math.Min(words.Count, end); place++)
            there[words.NumberAt(place)] = there.GetValueOrDefault(words.NumberAt(place)) + 1;
        var (held, whole) = (0f, 0f);
        for (var i = from; i < to; i++)
        {
            whole += pattern.Shares[i];
            if (there.GetValueOrDefault(pattern.Sequence[i]) is not (> 0 and var left)) continue;
            there[pattern.Sequence[i]] = left - 1;
            held += pattern.Shares[i];
        }

        return held / whole;
    }
}

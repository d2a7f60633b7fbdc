namespace ArxivLens.Core.Annotations;

/// <summary>
/// The stretches of a text that share most with a passage and its context, in time linear in the text: a window is moved over it and the
/// weights of the words are summed that it shares, each as often as the passage has it.
/// </summary>
internal static class AnchorWindows
{
    /// <summary>Stretches that are looked at closely at most.</summary>
    private const int Most = 6;

    /// <summary>The places of their first words, the best first; of equal ones that nearest to where the passage stood.</summary>
    public static IReadOnlyList<int> Find(AnchorPattern pattern, AnchorWords words, int length, int expected)
    {
        var scores = Score(pattern, words, length);
        var found = new List<int>();
        while (found.Count < Most)
        {
            var best = -1;
            for (var place = 0; place < scores.Length; place++)
            {
                if (best < 0 || scores[place] > scores[best]
                    || (scores[place] == scores[best] && Math.Abs(place - expected) < Math.Abs(best - expected)))
                {
                    best = place;
                }
            }

            if (best < 0 || scores[best] <= 0) break;
            found.Add(best);
            for (var place = Math.Max(0, best - (length / 2)); place < Math.Min(scores.Length, best + (length / 2) + 1); place++)
                scores[place] = -1;
        }

        return found;
    }

    private static float[] Score(AnchorPattern pattern, AnchorWords words, int length)
    {
        var wanted = new int[pattern.Words.Count];
        foreach (var number in pattern.Sequence)
            wanted[number]++;
        var weights = new float[wanted.Length];
        for (var number = 0; number < weights.Length; number++)
            weights[number] = AnchorPattern.WeightOf(pattern.Words[number]);
        var scores = new float[Math.Max(1, words.Count - length + 1)];
        var sum = 0.0;
        for (var place = 0; place < words.Count; place++)
        {
            if (words.NumberAt(place) is >= 0 and var entering && wanted[entering]-- > 0) sum += weights[entering];
            if (place >= length && words.NumberAt(place - length) is >= 0 and var leaving && ++wanted[leaving] > 0) sum -= weights[leaving];
            var first = Math.Max(0, place - length + 1);
            if (first < scores.Length) scores[first] = (float)Math.Round(sum, 3);
        }

        return scores;
    }
}

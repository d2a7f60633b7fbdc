namespace ArxivLens.Core.Annotations;

/// <summary>
/// Fits a passage with its context into a stretch of a text: the alignment of words that keeps most weight in order, the ends of the
/// stretch free (Needleman and Wunsch 1970; fitting as in Sellers 1980). A word may stand for another at nearly no cost, so that the
/// place of one that was replaced is known from its neighbours.
/// </summary>
internal sealed class AnchorAlignment
{
    // What it costs to pass over a word of the text, to miss one of the passage, and to take one for another. In weights of words:
    // a word of grammar is not worth going three words further.
    private const float PassOver = -0.12f;
    private const float Miss = -0.05f;
    private const float Replace = -0.02f;

    // Where only the context is looked for, a word between its two sides.
    private const float Within = -0.02f;
    private const float WorthTrimming = 0.02f;

    private const byte FromReplaced = 1;
    private const byte FromMissed = 2;
    private const byte FromPassed = 3;

    private readonly AnchorPattern pattern;
    private readonly AnchorWords words;
    private readonly int first;
    private readonly int count;
    private readonly float[] likeness;
    private readonly int[] numbers;
    private readonly float[] weights;

    /// <summary>Prepares a stretch of a text.</summary>
    public AnchorAlignment(AnchorPattern pattern, AnchorWords words, int first, int count)
    {
        (this.pattern, this.words, this.first, this.count) = (pattern, words, first, count);
        numbers = new int[count];
        weights = new float[count];
        likeness = new float[count * pattern.Words.Count];
        Span<char> buffer = stackalloc char[AnchorTokens.LongestWord + 8];
        for (var j = 0; j < count; j++)
        {
            numbers[j] = words.NumberAt(first + j);
            var word = buffer[..words.Read(first + j, buffer)];
            weights[j] = AnchorPattern.WeightOf(word);
            var row = likeness.AsSpan(j * pattern.Words.Count, pattern.Words.Count);
            if (numbers[j] >= 0) row[numbers[j]] = 1;
            else for (var k = 0; k < row.Length; k++) row[k] = WordLikeness.Of(pattern.Words[k], word);
        }
    }

    /// <summary>
    /// Finds where the passage stood by what stood around it alone, whatever stands there now.
    /// </summary>
    /// <returns>The words between what stood before it and what stood behind it; <c>null</c> where these are not found.</returns>
    public AnchorGap? FindGap()
    {
        var steps = new byte[pattern.Sequence.Length * (count + 1)];
        var places = Places(steps, Fill(steps, default, isContextOnly: true));
        var (before, behind) = (-1, -1);
        var (left, right) = (0f, 0f);
        for (var i = 0; i < places.Length; i++)
        {
            var share = places[i] < 0 ? 0 : LikenessOf(i, places[i]) * pattern.Shares[i];
            if (share <= 0 || (i >= pattern.First && i <= pattern.Last)) continue;
            if (i < pattern.First) (before, left) = (places[i], left + share);
            else (behind, right) = (behind < 0 ? places[i] : behind, right + share);
        }

        return before < 0 || behind < 0 ? null : new AnchorGap(
            first + before + 1, first + behind - 1, left / Sum(pattern.Shares.AsSpan(0, pattern.First)), right / Sum(pattern.Shares.AsSpan(pattern.Last + 1)));
    }

    /// <summary>Fits it.</summary>
    /// <param name="taken">Words of the text that are not to be used, by their place in the text: from the first up to the second.</param>
    /// <returns>The best fit; <c>null</c> when no word of the passage has a place.</returns>
    public AnchorFit? Fit((int From, int To) taken)
    {
        var steps = new byte[pattern.Sequence.Length * (count + 1)];
        return Judge(Places(steps, Fill(steps, taken, isContextOnly: false)));
    }

    private float LikenessOf(int i, int j) => likeness[(j * pattern.Words.Count) + pattern.Sequence[i]];

    private int Fill(byte[] steps, (int From, int To) taken, bool isContextOnly)
    {
        var (above, row) = (new float[count + 1], new float[count + 1]);
        for (var i = 0; i < pattern.Sequence.Length; i++)
        {
            var isInside = i >= pattern.First && i <= pattern.Last;
            var (miss, isOpen) = (isInside && !isContextOnly ? Miss : 0, isInside && isContextOnly);
            var (replace, passOver) = isOpen ? (0, Within) : (Replace, PassOver);
            row[0] = above[0] + miss;
            steps[i * (count + 1)] = FromMissed;
            for (var j = 1; j <= count; j++)
            {
                var isTaken = first + j - 1 >= taken.From && first + j - 1 < taken.To;
                var like = isTaken || isOpen ? 0 : LikenessOf(i, j - 1);
                var (best, step) = (above[j - 1] + (like > 0 ? like * pattern.Shares[i] : isTaken ? -1 : replace), FromReplaced);
                if (above[j] + miss > best) (best, step) = (above[j] + miss, FromMissed);
                if (row[j - 1] + passOver > best) (best, step) = (row[j - 1] + passOver, FromPassed);
                row[j] = best;
                steps[(i * (count + 1)) + j] = step;
            }

            (above, row) = (row, above);
        }

        var end = 0;
        for (var j = 1; j <= count; j++)
        {
            if (above[j] > above[end]) end = j;
        }

        return end;
    }

    // The word that each one of the passage and its context stands at or was replaced by; −1 where it is missed.
    private int[] Places(byte[] steps, int end)
    {
        var places = new int[pattern.Sequence.Length];
        var j = end;
        for (var i = places.Length - 1; i >= 0;)
        {
            var step = steps[(i * (count + 1)) + j];
            if (step == FromPassed) j--;
            else places[i--] = step == FromReplaced ? --j : -1;
        }

        return places;
    }

    private AnchorFit? Judge(int[] places)
    {
        var (kept, before, behind) = (0f, 0f, 0f);
        var held = new List<(int Place, float Share)>();
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] < 0) continue;
            var share = LikenessOf(i, places[i]) * pattern.Shares[i];
            if (i < pattern.First) before += share;
            else if (i > pattern.Last) behind += share;
            else held.Add((places[i], share));
            kept += i >= pattern.First && i <= pattern.Last ? share : 0;
        }

        if (kept <= 0) return null;
        var passage = Sum(pattern.Shares.AsSpan(pattern.First..(pattern.Last + 1)));
        var (from, to) = Trim(held, passage, ref kept);
        return new AnchorFit(first + from, first + to)
        {
            Likeness = 2 * kept / (passage + Sum(weights.AsSpan(from, to - from + 1))),
            Kept = kept,
            Before = pattern.First > 0 ? before / Sum(pattern.Shares.AsSpan(0, pattern.First)) : null,
            Behind = pattern.Last + 1 < places.Length ? behind / Sum(pattern.Shares.AsSpan(pattern.Last + 1)) : null,
            IsSame = to - from == pattern.Last - pattern.First
                && numbers.AsSpan(from, to - from + 1).SequenceEqual(pattern.Sequence[pattern.First..(pattern.Last + 1)]),
        };
    }

    // A few words that strayed far from the others at an end do not belong to it.
    private (int From, int To) Trim(List<(int Place, float Share)> held, float passage, ref float kept)
    {
        var (low, high) = (0, held.Count - 1);
        while (low < high)
        {
            var likeness = Likeness(low, high, kept);
            var (left, right) = (EndOfRun(low, high, 1), EndOfRun(high, low, -1));
            var (leftShare, rightShare) = (ShareOf(low, left), ShareOf(right, high));
            var (withoutLeft, withoutRight) = (Likeness(left + 1, high, kept - leftShare), Likeness(low, right - 1, kept - rightShare));
            if (Math.Max(withoutLeft, withoutRight) < likeness + WorthTrimming) break;
            if (withoutLeft > withoutRight) (low, kept) = (left + 1, kept - leftShare);
            else (high, kept) = (right - 1, kept - rightShare);
        }

        return (held[low].Place, held[high].Place);

        float Likeness(int from, int to, float share) =>
            from > to ? 0 : 2 * share / (passage + Sum(weights.AsSpan(held[from].Place, held[to].Place - held[from].Place + 1)));

        float ShareOf(int from, int to) => held.Skip(from).Take(to - from + 1).Sum(one => one.Share);

        int EndOfRun(int from, int limit, int step)
        {
            while (from != limit && Math.Abs(held[from + step].Place - held[from].Place) <= 2) from += step;
            return from;
        }
    }

    private static float Sum(ReadOnlySpan<float> shares)
    {
        var sum = 0f;
        foreach (var share in shares) sum += share;
        return sum;
    }
}

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

    /// <summary>Fits it.</summary>
    /// <param name="taken">Words of the text that are not to be used, by their place in the text: from the first up to the second.</param>
    /// <returns>The best fit; <c>null</c> when no word of the passage has a place.</returns>
    public AnchorFit? Fit((int From, int To) taken)
    {
        var steps = new byte[pattern.Sequence.Length * (count + 1)];
        var end = Fill(steps, taken);
        return Trace(steps, end);
    }

    private float LikenessOf(int i, int j) => likeness[(j * pattern.Words.Count) + pattern.Sequence[i]];

    private int Fill(byte[] steps, (int From, int To) taken)
    {
        var (above, row) = (new float[count + 1], new float[count + 1]);
        for (var i = 0; i < pattern.Sequence.Length; i++)
        {
            var miss = i >= pattern.First && i <= pattern.Last ? Miss : 0;
            row[0] = above[0] + miss;
            steps[i * (count + 1)] = FromMissed;
            for (var j = 1; j <= count; j++)
            {
                var isTaken = first + j - 1 >= taken.From && first + j - 1 < taken.To;
                var like = isTaken ? 0 : LikenessOf(i, j - 1);
                var (best, step) = (above[j - 1] + (like > 0 ? like * pattern.Shares[i] : isTaken ? -1 : Replace), FromReplaced);
                if (above[j] + miss > best) (best, step) = (above[j] + miss, FromMissed);
                if (row[j - 1] + PassOver > best) (best, step) = (row[j - 1] + PassOver, FromPassed);
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

    private AnchorFit? Trace(byte[] steps, int end)
    {
        var (from, to) = (int.MaxValue, -1);
        var (kept, before, behind, j) = (0f, 0f, 0f, end);
        for (var i = pattern.Sequence.Length - 1; i >= 0;)
        {
            var step = steps[(i * (count + 1)) + j];
            if (step == FromPassed)
            {
                j--;
                continue;
            }

            if (step == FromReplaced)
            {
                var share = LikenessOf(i, --j) * pattern.Shares[i];
                if (i < pattern.First) before += share;
                else if (i > pattern.Last) behind += share;
                else (kept, from, to) = (kept + share, Math.Min(from, j), Math.Max(to, j));
            }

            i--;
        }

        return to < 0 || kept <= 0 ? null : Judge(from, to, kept, before, behind);
    }

    private AnchorFit Judge(int from, int to, float kept, float before, float behind)
    {
        var (passage, prefix, suffix, found) = (0f, 0f, 0f, 0f);
        for (var i = 0; i < pattern.Shares.Length; i++)
        {
            if (i < pattern.First) prefix += pattern.Shares[i];
            else if (i > pattern.Last) suffix += pattern.Shares[i];
            else passage += pattern.Shares[i];
        }

        for (var j = from; j <= to; j++) found += weights[j];
        var isSame = to - from == pattern.Last - pattern.First
            && numbers.AsSpan(from, to - from + 1).SequenceEqual(pattern.Sequence[pattern.First..(pattern.Last + 1)]);
        return new AnchorFit(
            first + from, first + to, 2 * kept / (passage + found), kept / passage, prefix > 0 ? before / prefix : -1, suffix > 0 ? behind / suffix : -1, isSame);
    }
}

/// <summary>A place where a passage may stand.</summary>
/// <param name="From">Its first word in the text.</param>
/// <param name="To">Its last word.</param>
/// <param name="Likeness">Weight of the words that both have, of the mean weight of both (Dice), 0 to 1.</param>
/// <param name="Kept">Weight of the words that are left of the passage, of its weight.</param>
/// <param name="Before">Share of what stood before it; negative where nothing did.</param>
/// <param name="Behind">Share of what stood behind it; negative where nothing did.</param>
/// <param name="IsSame">Whether it has the same words in the same order.</param>
internal sealed record AnchorFit(int From, int To, float Likeness, float Kept, float Before, float Behind, bool IsSame)
{
    /// <summary>How much of what stood around it does, 0 to 1.</summary>
    public float Context => Before < 0 ? Math.Max(0, Behind) : Behind < 0 ? Before : (Before + Behind) / 2;

    /// <summary>By which the best of several is chosen.</summary>
    public float Quality => Likeness + (0.5f * Context);
}

using ArxivLens.Index.Postings;

namespace ArxivLens.Index.Suggesting;

/// <summary>Walks a range of a sorted dictionary for the terms within some changes of a word.</summary>
/// <param name="terms">The dictionary.</param>
/// <param name="word">The word, ASCII.</param>
internal sealed class NearTerms(TermDictionary terms, byte[] word)
{
    // Row i of the table of distances between the beginnings of the word and the first i letters of a term.
    private readonly int[][] _rows = [.. Enumerable.Range(0, word.Length + 4).Select(_ => new int[word.Length + 1])];

    /// <summary>Tells of every term of a range of ranks that is at most so many changes away.</summary>
    public void Find(int first, int end, int most, Action<int> tell)
    {
        for (var column = 0; column <= word.Length; column++)
            _rows[0][column] = column;
        ReadOnlySpan<byte> before = [];
        var known = 0;
        for (var rank = first; rank < end;)
        {
            var term = terms.Bytes(rank);
            var depth = Math.Min(known, before.CommonPrefixLength(term));
            var isPast = false;
            while (!isPast && depth < term.Length)
            {
                isPast = depth + 1 >= _rows.Length || FillRow(depth + 1, term) > most;
                depth++;
            }

            if (isPast)
            {
                // No term that begins so can come near enough.
                known = depth - 1;
                before = term;
                rank = EndOf(term[..depth], rank, end);
                continue;
            }

            known = depth;
            before = term;
            if (_rows[depth][word.Length] <= most)
                tell(rank);
            rank++;
        }
    }

    /// <summary>The changes between two words: optimal string alignment, where a swapped pair is not changed again.</summary>
    public static int Distance(string left, string right)
    {
        var (above, row, before) = (new int[right.Length + 1], new int[right.Length + 1], new int[right.Length + 1]);
        for (var column = 0; column <= right.Length; column++)
            row[column] = column;
        for (var line = 1; line <= left.Length; line++)
        {
            (before, above, row) = (above, row, before);
            row[0] = line;
            for (var column = 1; column <= right.Length; column++)
            {
                var cost = left[line - 1] == right[column - 1] ? 0 : 1;
                row[column] = Math.Min(Math.Min(above[column], row[column - 1]) + 1, above[column - 1] + cost);
                if (line > 1 && column > 1 && left[line - 1] == right[column - 2] && left[line - 2] == right[column - 1])
                    row[column] = Math.Min(row[column], before[column - 2] + 1);
            }
        }

        return row[right.Length];
    }

    /// <summary>
    /// Fills the row of so many letters of a term and returns the least that any term beginning so can come to.
    /// </summary>
    private int FillRow(int depth, ReadOnlySpan<byte> term)
    {
        var (above, row) = (_rows[depth - 1], _rows[depth]);
        row[0] = depth;
        var least = depth;
        for (var column = 1; column <= word.Length; column++)
        {
            var cost = term[depth - 1] == word[column - 1] ? 0 : 1;
            row[column] = Math.Min(Math.Min(above[column], row[column - 1]) + 1, above[column - 1] + cost);
            if (depth > 1 && column > 1 && term[depth - 1] == word[column - 2] && term[depth - 2] == word[column - 1])
                row[column] = Math.Min(row[column], _rows[depth - 2][column - 2] + 1);
            least = Math.Min(least, row[column]);
        }

        // A swap of this letter with the next reaches over this row, so the row above bounds what comes too.
        for (var column = 0; column + 1 < word.Length; column++)
        {
            if (term[depth - 1] == word[column + 1])
                least = Math.Min(least, above[column] + 1);
        }

        return least;
    }

    /// <summary>The first rank behind those that begin with some letters, by steps that double and then halve.</summary>
    private int EndOf(ReadOnlySpan<byte> beginning, int rank, int end)
    {
        var step = 1;
        while (rank + step < end && terms.Bytes(rank + step).StartsWith(beginning))
        {
            rank += step;
            step *= 2;
        }

        for (var high = Math.Min(rank + step, end); rank + 1 < high;)
        {
            var middle = rank + (high - rank) / 2;
            if (terms.Bytes(middle).StartsWith(beginning))
                rank = middle;
            else
                high = middle;
        }

        return rank + 1;
    }
}

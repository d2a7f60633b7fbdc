namespace ArxivLens.Core.References;

/// <summary>
/// Finds a title in a text although some letters differ: misprints, lost ligatures. Differences that may be ones of meaning are none:
/// three letters or more in a row (<c>without</c> for <c>with</c>), digits, and letters added before a word (<c>unstable</c>).
/// </summary>
internal static class TitleLikeness
{
    /// <summary>A shorter title is found as it is or not at all.</summary>
    public const int ShortestTitle = 25;

    private const double MostDifferent = 0.08;
    private const int LongestRun = 2;
    private const int LongestTitle = 400;
    private const int LongestText = 1_500;

    /// <summary>Finds where the title stands.</summary>
    /// <param name="title">Its letters with a blank between words.</param>
    /// <param name="text">The text.</param>
    /// <returns>The first letter and the one behind the last, or <c>null</c>.</returns>
    public static (int Start, int End)? Find(ReadOnlySpan<byte> title, ReferenceWords text)
    {
        Span<byte> letters = stackalloc byte[LongestTitle];
        Span<bool> begins = stackalloc bool[LongestTitle];
        var length = WithoutBlanks(title, letters, begins);
        if (length < ShortestTitle || text.Letters.Length is 0 or > LongestText)
            return null;
        var most = (int)(length * MostDifferent);
        var table = Distances(letters[..length], text.Letters);
        var end = BestEnd(table, length, text);
        if (end < 0 || table[length, end] > most)
            return null;
        var start = Trace(table, letters[..length], begins, text.Letters, end);
        return start >= 0 && text.IsBorder(start) ? (start, end) : null;
    }

    private static int WithoutBlanks(ReadOnlySpan<byte> title, Span<byte> letters, Span<bool> begins)
    {
        var length = 0;
        var isBegin = true;
        foreach (var letter in title)
        {
            if (letter == ' ')
            {
                isBegin = true;
                continue;
            }

            if (length == letters.Length)
                return 0;
            begins[length] = isBegin;
            letters[length++] = letter;
            isBegin = false;
        }

        return length;
    }

    // Edits from the beginning of the title to any stretch of the text that ends at a letter (Sellers 1980).
    private static int[,] Distances(ReadOnlySpan<byte> title, ReadOnlySpan<byte> text)
    {
        var table = new int[title.Length + 1, text.Length + 1];
        for (var row = 1; row <= title.Length; row++)
        {
            table[row, 0] = row;
            for (var column = 1; column <= text.Length; column++)
            {
                var replaced = table[row - 1, column - 1] + (title[row - 1] == text[column - 1] ? 0 : 1);
                table[row, column] = Math.Min(replaced, Math.Min(table[row - 1, column], table[row, column - 1]) + 1);
            }
        }

        return table;
    }

    private static int BestEnd(int[,] table, int length, ReferenceWords text)
    {
        var best = -1;
        for (var end = 1; end <= text.Letters.Length; end++)
        {
            if (text.IsBorder(end) && (best < 0 || table[length, end] < table[length, best]))
                best = end;
        }

        return best;
    }

    /// <summary>Goes back along the edits; -1 when one of them may change the meaning.</summary>
    private static int Trace(int[,] table, ReadOnlySpan<byte> title, ReadOnlySpan<bool> begins, ReadOnlySpan<byte> text, int end)
    {
        var (row, column, run) = (title.Length, end, 0);
        while (row > 0)
        {
            var cost = table[row, column];
            if (column > 0 && title[row - 1] == text[column - 1] && table[row - 1, column - 1] == cost)
            {
                (row, column, run) = (row - 1, column - 1, 0);
                continue;
            }

            if (++run > LongestRun)
                return -1;
            if (column > 0 && table[row - 1, column - 1] == cost - 1)
            {
                if (char.IsAsciiDigit((char)title[row - 1]) || char.IsAsciiDigit((char)text[column - 1]))
                    return -1;
                (row, column) = (row - 1, column - 1);
            }
            else if (table[row - 1, column] == cost - 1)
            {
                // a ligature that was lost may have begun a word
                if (char.IsAsciiDigit((char)title[row - 1]) || (begins[row - 1] && title[row - 1] != 'f'))
                    return -1;
                row--;
            }
            else
            {
                var isBefore = row == 0 || row == title.Length || begins[row];
                if (isBefore || char.IsAsciiDigit((char)text[column - 1]))
                    return -1;
                column--;
            }
        }

        return column;
    }
}

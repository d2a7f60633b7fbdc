namespace ArxivLens.Core.References;

/// <summary>A work whose title stands in a reference.</summary>
/// <param name="Work">The work.</param>
/// <param name="From">First letter of the title.</param>
/// <param name="To">The one behind its last.</param>
internal readonly record struct SpottedTitle(int Work, int From, int To);

/// <summary>
/// Finds titles of the library in a reference by their first letters, wherever in it they stand: so it does not matter in which order
/// a reference gives what it gives, nor whether anybody can tell its parts.
/// </summary>
internal static class TitleSpotter
{
    /// <summary>Titles that begin alike, compared at most; a beginning that more have says nothing.</summary>
    private const int MostAlike = 2_000;

    /// <summary>Letters of a reference that are looked through.</summary>
    private const int LongestText = 2_000;

    /// <summary>Finds the titles; of two in one place the longer.</summary>
    public static List<SpottedTitle> Find(KnownWorks known, ReferenceWords words)
    {
        var found = new List<SpottedTitle>();
        for (var word = 0; word < words.Count && words.Start(word) < LongestText; word++)
            FindAt(known, words, words.Start(word), found);
        return found.Count < 2 ? found : found.FindAll(one => !found.Exists(other => IsInside(one, other)));
    }

    private static bool IsInside(SpottedTitle one, SpottedTitle other) =>
        one.From >= other.From && one.To <= other.To && one.To - one.From < other.To - other.From;

    private static void FindAt(KnownWorks known, ReferenceWords words, int from, List<SpottedTitle> found)
    {
        var key = TextKey.Empty;
        var letters = words.Letters[from..];
        for (var length = 1; length <= KnownWorks.Beginning && length <= letters.Length; length++)
        {
            key = TextKey.Add(key, letters[length - 1]);
            if (length < KnownWorks.ShortestTitle || (length < KnownWorks.Beginning && !words.IsBorder(from + length)))
                continue;
            var alike = known.WithTitle(KnownWorks.TitleKey(key, length));
            foreach (var work in alike[..Math.Min(alike.Length, MostAlike)])
            {
                var to = from + LengthAt(known.Title(work), letters);
                if (to > from && words.IsBorder(to))
                    found.Add(new SpottedTitle(work, from, to));
            }
        }
    }

    /// <summary>How many letters a title has that stands at the beginning of a text; 0 when it does not.</summary>
    private static int LengthAt(ReadOnlySpan<byte> title, ReadOnlySpan<byte> letters)
    {
        var length = 0;
        foreach (var letter in title)
        {
            if (letter == ' ')
                continue;
            if (length == letters.Length || letters[length] != letter)
                return 0;
            length++;
        }

        return length;
    }
}

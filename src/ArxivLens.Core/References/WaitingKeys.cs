using System.Buffers;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.References;

/// <summary>
/// Numbers by which references that are not resolved are found when a record of their work comes: of the first letters of the title and
/// of journal, volume and page. What has one of them in common is only a candidate.
/// </summary>
public static class WaitingKeys
{
    private const int Most = 12;

    private static readonly SearchValues<char> Signs = SearchValues.Create(".,:;\"“‘«(");

    /// <summary>The numbers of a work.</summary>
    public static IReadOnlyList<ulong> Of(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (work.Title.Length == 0)
            return [];
        var keys = KnownWorks.PlacesOf(work).ToList();
        if (KnownWorks.TitleKey(ReferenceWords.Of(work.Title).Letters) is { } title)
            keys.Add(title);
        return keys;
    }

    /// <summary>The numbers of a reference: of its title, or of whatever may be one, and of where it was published.</summary>
    public static IReadOnlyList<ulong> Of(ListedReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var keys = new List<ulong>();
        if (reference.Facts?.Title is { } title && KnownWorks.TitleKey(ReferenceWords.Of(title).Letters) is { } key)
            keys.Add(key);
        else
            AddBeginnings(reference.Text, keys);
        if (reference.Facts is { Container: { } container, Volume: { } volume, FirstPage: { } page })
        {
            var places = new List<ulong>();
            var year = reference.Facts.Year is { } given ? $" ({given})" : "";
            JournalPlace.Find($"{container} {volume}, {page}{year}", places);
            keys.AddRange(places.Take(2));
        }

        return [.. keys.Distinct()];
    }

    // A title begins behind a sign.
    private static void AddBeginnings(string text, List<ulong> keys)
    {
        var words = ReferenceWords.Of(text);
        for (var word = 0; word < words.Count && keys.Count < Most; word++)
        {
            var start = words.Start(word);
            if (words.Word(word).Length > 1 && words.Letters.Length - start >= KnownWorks.Beginning
                && (word == 0 || words.Before(start).ContainsAny(Signs)) && KnownWorks.TitleKey(words.Letters[start..]) is { } key)
            {
                keys.Add(key);
            }
        }
    }
}

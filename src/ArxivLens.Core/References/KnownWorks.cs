using System.Runtime.InteropServices;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.References;

/// <summary>
/// What references are compared with: of every work of the library its title as letters, its authors as numbers, its year, and the
/// tables by which it is found. About 200 bytes a work; never stored, made of the library in one reading.
/// </summary>
internal sealed class KnownWorks
{
    /// <summary>Letters of a title by which it is looked for.</summary>
    public const int Beginning = 20;

    /// <summary>A shorter title is too common to tell anything.</summary>
    public const int ShortestTitle = 12;

    /// <summary>Authors of a work that are compared at most.</summary>
    public const int MostAuthors = 8;

    private const byte Blank = (byte)' ';

    private readonly Builder all;
    private readonly KeyTable identifiers;
    private readonly KeyTable titles;
    private readonly KeyTable places;
    private readonly KeyTable authors;

    private KnownWorks(Builder all)
    {
        this.all = all;
        identifiers = all.Identifiers.Build();
        titles = all.Titles.Build();
        places = all.Places.Build();
        authors = all.AuthorYears.Build();
    }

    /// <summary>How many works there are.</summary>
    public int Count => all.Keys.Count;

    /// <summary>The works of an identifier.</summary>
    public ReadOnlySpan<int> WithIdentifier(WorkKey key) => identifiers.Find(TextKey.Of(key.ToString()));

    /// <summary>The works whose titles begin with letters of this number, see <see cref="TitleKey(ulong, int)"/>.</summary>
    public ReadOnlySpan<int> WithTitle(ulong key) => titles.Find(key);

    /// <summary>The works that were published at a place, see <see cref="JournalPlace"/>.</summary>
    public ReadOnlySpan<int> AtPlace(ulong place) => places.Find(place);

    /// <summary>The works of a first author in a year.</summary>
    public ReadOnlySpan<int> By(uint author, int year) => authors.Find(AuthorYear(author, year));

    /// <summary>The key of a work.</summary>
    public WorkKey Key(int work) => all.Keys[work];

    /// <summary>Its year, 0 when unknown.</summary>
    public int Year(int work) => all.Years[work];

    /// <summary>The letters of its title with a blank between words.</summary>
    public ReadOnlySpan<byte> Title(int work) =>
        CollectionsMarshal.AsSpan(all.Letters)[all.TitleEnds[work]..all.TitleEnds[work + 1]];

    /// <summary>The numbers of its authors in order, see <see cref="AuthorKey"/>.</summary>
    public ReadOnlySpan<uint> Authors(int work) =>
        CollectionsMarshal.AsSpan(all.AuthorKeys)[all.AuthorEnds[work]..all.AuthorEnds[work + 1]];

    /// <summary>The number of the beginning of a title; of a short one the number of the whole, told apart by its length.</summary>
    public static ulong TitleKey(ulong letters, int length) => length >= Beginning ? letters : TextKey.Add(letters, '0' + length);

    /// <summary>
    /// The number of a family name by its last word; <c>ae</c>, <c>oe</c> and <c>ue</c> are one with the letters that they stand for.
    /// </summary>
    public static uint AuthorKey(ReadOnlySpan<byte> word)
    {
        var key = TextKey.Empty;
        for (var at = 0; at < word.Length; at++)
        {
            var isUmlaut = word[at] == 'e' && at > 0 && word[at - 1] is (byte)'a' or (byte)'o' or (byte)'u' && at + 1 < word.Length;
            if (word[at] != 'e' || !isUmlaut)
                key = TextKey.Add(key, word[at]);
        }

        return (uint)(key ^ (key >> 32));
    }

    /// <summary>The number by which a title is looked for; <c>null</c> of one that is too short.</summary>
    public static ulong? TitleKey(ReadOnlySpan<byte> title)
    {
        var length = Math.Min(title.Length, Beginning);
        if (length < ShortestTitle)
            return null;
        var key = TextKey.Empty;
        foreach (var letter in title[..length])
            key = TextKey.Add(key, letter);
        return TitleKey(key, length);
    }

    /// <summary>Where a work was published, see <see cref="JournalPlace"/>.</summary>
    public static IEnumerable<ulong> PlacesOf(Work work)
    {
        var places = new List<ulong>();
        if (work.Doi is not null && WorkKey.TryParse(work.Doi, out var doi) && doi.Doi is not null && JournalPlace.OfDoi(doi.Doi) is { } place)
            places.Add(place);
        if (work.Paper?.JournalRef is { } journal)
            JournalPlace.Find(journal, places);
        return places.Distinct();
    }

    private static ulong AuthorYear(uint author, int year) => TextKey.Add(TextKey.Add(TextKey.Empty ^ author, year), 'y');

    /// <summary>Gathers the works.</summary>
    internal sealed class Builder
    {
        public List<WorkKey> Keys { get; } = [];
        public List<short> Years { get; } = [];
        public List<byte> Letters { get; } = [];
        public List<int> TitleEnds { get; } = [0];
        public List<uint> AuthorKeys { get; } = [];
        public List<int> AuthorEnds { get; } = [0];
        public KeyTable.Builder Identifiers { get; } = new();
        public KeyTable.Builder Titles { get; } = new();
        public KeyTable.Builder Places { get; } = new();
        public KeyTable.Builder AuthorYears { get; } = new();

        /// <summary>Adds a work; one of which only the key is known is left out, since its reference names the key itself.</summary>
        public void Add(Work work)
        {
            if (work.Title.Length == 0)
                return;
            var number = Keys.Count;
            Keys.Add(work.Key);
            Years.Add((short)(work.Year ?? 0));
            AddIdentifiers(work, number);
            AddTitle(work.Title, number);
            AddAuthors(work, number);
        }

        /// <summary>The tables.</summary>
        public KnownWorks Build() => new(this);

        private void AddIdentifiers(Work work, int number)
        {
            Identifiers.Add(TextKey.Of(work.Key.ToString()), number);
            if (work.Doi is not null && WorkKey.TryParse(work.Doi, out var doi) && doi != work.Key)
                Identifiers.Add(TextKey.Of(doi.ToString()), number);
            foreach (var place in PlacesOf(work))
                Places.Add(place, number);
        }

        private void AddTitle(string title, int number)
        {
            var words = ReferenceWords.Of(title);
            for (var word = 0; word < words.Count; word++)
            {
                if (word > 0)
                    Letters.Add(Blank);
                foreach (var letter in words.Word(word))
                    Letters.Add(letter);
            }

            TitleEnds.Add(Letters.Count);
            if (TitleKey(words.Letters) is { } key)
                Titles.Add(key, number);
        }

        private void AddAuthors(Work work, int number)
        {
            foreach (var author in work.Authors.Take(MostAuthors))
            {
                if (NumberOf(author) is { } key)
                    AuthorKeys.Add(key);
            }

            if (work.Year is { } year && AuthorKeys.Count > AuthorEnds[^1])
                AuthorYears.Add(AuthorYear(AuthorKeys[AuthorEnds[^1]], year), number);
            AuthorEnds.Add(AuthorKeys.Count);
        }

        // A group is known by its first word, a person by the last one of the family.
        private static uint? NumberOf(PersonName author)
        {
            var words = ReferenceWords.Of(author.Family);
            if (words.Count == 0)
                return null;
            var isGroup = words.Word(words.Count - 1).StartsWith("collab"u8) || words.Word(words.Count - 1).StartsWith("team"u8);
            return AuthorKey(words.Word(isGroup ? 0 : words.Count - 1));
        }
    }
}

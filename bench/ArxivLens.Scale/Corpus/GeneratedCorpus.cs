using ArxivLens.Core.Categories;
using ArxivLens.Core.Papers;

namespace ArxivLens.Scale.Corpus;

/// <summary>
/// Papers in arXiv's shape, as many as wanted, the same for a seed and a size. Each paper is drawn from its number alone, so any
/// thread may draw any of them with a draft of its own.
/// </summary>
internal sealed class GeneratedCorpus
{
    private const int Topics = 3_000;
    private const int MostAuthors = 1_000_000;
    private const int AuthorsOfTopic = 400;
    private static readonly string[] OldArchives =
    [
        "astro-ph", "cond-mat", "cs", "gr-qc", "hep-ex", "hep-lat", "hep-ph", "hep-th", "math", "math-ph", "nlin", "nucl-ex",
        "nucl-th", "physics", "q-bio", "quant-ph",
    ];

    private static readonly byte[][] OldArchiveNames = [.. OldArchives.Select(System.Text.Encoding.ASCII.GetBytes)];
    private static readonly DateOnly NewIdentifiers = new(2007, 4, 1);
    private static readonly DateOnly FiveDigits = new(2015, 1, 1);

    private readonly ulong _seed;
    private readonly int _authors;
    private readonly Calendar _calendar;
    private readonly WordTable _words = new();

    public GeneratedCorpus(int count, ulong seed)
    {
        Count = count;
        _seed = Dice.Mix(seed);
        _authors = Math.Clamp(count / 3, 1_000, MostAuthors);
        _calendar = new Calendar(count, _seed);
    }

    /// <summary>The codes of the categories, by number.</summary>
    public static IReadOnlyList<string> Categories { get; } =
    [
        .. CategoryTaxonomy.Groups.SelectMany(group => group.Archives).SelectMany(archive => archive.Categories)
            .Select(category => category.Code.Value).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>How many papers there are.</summary>
    public int Count { get; }

    /// <summary>The seed as it enters what is drawn.</summary>
    public ulong Seed => _seed;

    /// <summary>How many topics there are.</summary>
    public static int TopicCount => Topics;

    /// <summary>A writer of texts for one thread.</summary>
    public PaperWriter CreateWriter() => new(_words);

    /// <summary>Draws a paper.</summary>
    public void Draw(int number, PaperDraft draft, PaperWriter writer)
    {
        var dice = new Dice(_seed, (ulong)number);
        draft.Number = number;
        draft.Topic = DrawTopic(number, ref dice);
        draft.Day = _calendar.DayOf(number);
        WriteKey(draft);
        writer.WriteTitle(draft.Title, draft.Topic, ref dice);
        writer.WriteAbstract(draft.Abstract, draft.Topic, ref dice);
        DrawCategories(draft, ref dice);
        DrawAuthors(draft, ref dice);
        WriteComments(draft.Comments, ref dice);
    }

    /// <summary>The identifier of a paper.</summary>
    public void WriteKey(int number, PaperDraft draft)
    {
        draft.Number = number;
        draft.Day = _calendar.DayOf(number);
        WriteKey(draft);
    }

    /// <summary>What a paper is about.</summary>
    public int TopicOf(int number)
    {
        var dice = new Dice(_seed, (ulong)number);
        return DrawTopic(number, ref dice);
    }

    /// <summary>The name of an author; five share a family name.</summary>
    public static PersonName NameOf(int author)
    {
        const string starts = "BDFGHKLMNPRSTVWZ", vowels = "aeiou", middles = "bdgklmnrstvz";
        var family = Dice.Mix((ulong)(author / 5) + 77);
        Span<char> letters = stackalloc char[9];
        letters[0] = starts[(int)(family % 16)];
        for (var place = 1; place < 7; place += 2)
        {
            family /= 16;
            letters[place] = vowels[(int)(family % 5)];
            letters[place + 1] = middles[(int)(family / 5 % 12)];
            family /= 60;
        }

        letters[7] = 'o';
        letters[8] = "wxy"[(int)(family % 3)];
        var given = (char)('A' + (author % 5 * 5) + (int)(Dice.Mix((ulong)author) % 5));
        return new PersonName($"{given}.", letters.ToString());
    }

    // Half of the papers follow fashion: twenty topics of their half-year; the others spread over all, some topics more than others.
    private static int DrawTopic(int number, ref Dice dice)
    {
        var (kind, choice) = (dice.Next(), dice.Fraction());
        if ((kind & 1) == 0)
            return (int)(choice * choice * Topics);
        var fashion = Dice.Mix((ulong)number >> 14);
        return (int)((fashion + (ulong)(choice * 20)) % Topics);
    }

    private void WriteKey(PaperDraft draft)
    {
        var day = draft.Day;
        var place = _calendar.PlaceInMonth(draft.Number, day);
        draft.Key.Clear();
        if (day < NewIdentifiers)
        {
            draft.Key.Add(OldArchiveNames[place % OldArchives.Length]).Add((byte)'/').Add(day.Year % 100, 2).Add(day.Month, 2);
            draft.Key.Add((place / OldArchives.Length) + 1, 3);
            return;
        }

        draft.Key.Add(day.Year % 100, 2).Add(day.Month, 2).Add((byte)'.').Add(place + 1, day < FiveDigits ? 4 : 5);
    }

    private static void DrawCategories(PaperDraft draft, ref Dice dice)
    {
        draft.Categories.Clear();
        var ofTopic = Dice.FractionOf((ulong)draft.Topic + 1_000_003);
        draft.Categories.Add((int)(ofTopic * ofTopic * Categories.Count));
        for (var others = dice.Below(10) switch { < 5 => 0, < 8 => 1, _ => 2 }; others > 0; others--)
        {
            var near = (draft.Categories[0] + 1 + dice.Below(12)) % Categories.Count;
            if (!draft.Categories.Contains(near))
                draft.Categories.Add(near);
        }
    }

    private void DrawAuthors(PaperDraft draft, ref Dice dice)
    {
        draft.Authors.Clear();
        for (var left = 1 + dice.Below(5); left > 0; left--)
        {
            var choice = dice.Fraction();
            var author = dice.Below(10) < 6
                ? (int)(Dice.Mix(((ulong)draft.Topic << 20) + (ulong)(choice * choice * AuthorsOfTopic)) % (ulong)_authors)
                : (int)(choice * choice * choice * _authors);
            if (!draft.Authors.Contains(author))
                draft.Authors.Add(author);
        }
    }

    private static void WriteComments(ByteText comments, ref Dice dice)
    {
        comments.Clear();
        var kind = dice.Below(10);
        if (kind < 3)
            return;
        comments.Add(4 + dice.Below(40)).Add(" pages"u8);
        if (kind > 4)
            comments.Add(", "u8).Add(1 + dice.Below(15)).Add(" figures"u8);
        if (kind == 9)
            comments.Add(", accepted for publication"u8);
    }
}

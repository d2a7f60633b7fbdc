using System.Globalization;
using System.Text;
using ArxivLens.Index;
using ArxivLens.Index.Documents;

namespace ArxivLens.Benchmarks.Gates;

/// <summary>
/// An index of made-up papers that have everything a question can ask for; the same in every run. Words follow Zipf's law and
/// share their beginnings, authors and categories come again, and half of all papers cite one paper.
/// </summary>
internal static class GateLibrary
{
    /// <summary>Words there are.</summary>
    public const int Words = 30_000;

    /// <summary>The paper that half of all others cite.</summary>
    public const int Hub = 0;

    /// <summary>The first day a paper may be of.</summary>
    public static readonly int FirstDay = new DateOnly(1991, 8, 14).DayNumber;

    private const int Days = 12_000;
    private const int Categories = 40;
    private const string Consonants = "bcdfgklmnprstvz";
    private const string Vowels = "aeiou";

    /// <summary>A word by its rank, 1 the most frequent; words of near ranks begin differently.</summary>
    public static string Word(int rank)
    {
        var word = new StringBuilder();
        for (var (left, syllables) = (rank, 0); syllables < 3; syllables++)
        {
            var (rest, syllable) = Math.DivRem(left, Consonants.Length * Vowels.Length);
            word.Append(Consonants[syllable % Consonants.Length]).Append(Vowels[syllable / Consonants.Length]);
            left = rest;
        }

        // No ending for a stemmer to cut.
        return word.Append('k').ToString();
    }

    /// <summary>The words of a paper's abstract.</summary>
    public static string[] Abstract(int paper) => Text(new Draw(2 * (ulong)paper + 1), 120);

    /// <summary>The title of a paper.</summary>
    public static string Title(int paper) => string.Join(' ', Text(new Draw(2 * (ulong)paper), 8));

    /// <summary>An author by number.</summary>
    public static string Author(int number) => $"{Word(number % 977 + 100)} {Word(number + 400)}";

    /// <summary>A category by number.</summary>
    public static string Category(int number) => string.Create(CultureInfo.InvariantCulture, $"cat.{number}");

    /// <summary>Builds the index in a directory.</summary>
    public static void Build(string directory, int papers)
    {
        using var builder = new IndexBuilder(directory, "gates");
        for (var paper = 0; paper < papers; paper++)
            builder.Add(Document(paper, papers));
        for (var paper = 1; paper < papers; paper++)
        {
            foreach (var cited in References(paper))
                builder.AddCitation(paper, cited, 1);
        }

        builder.Commit();
    }

    private static IndexDocument Document(int paper, int papers)
    {
        var draw = new Draw((ulong)paper + 77);
        var authors = Enumerable.Range(0, 1 + draw.Below(4)).Select(_ => draw.Below(1 + papers / 4)).Distinct().ToArray();
        var day = FirstDay + (int)((long)paper * Days / papers);
        return new IndexDocument
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"k{paper}"),
            Title = Title(paper),
            Abstract = string.Join(' ', Abstract(paper)),
            Authors = string.Join(", ", authors.Select(Author)),
            Comments = string.Create(CultureInfo.InvariantCulture, $"{1 + draw.Below(60)} pages"),
            Day = day,
            Year = DateOnly.FromDayNumber(day).Year,
            Kind = 2,
            Categories = [.. Enumerable.Range(0, 1 + draw.Below(2)).Select(_ => Category(draw.Skewed(Categories))).Distinct()],
            AuthorSlugs = [.. authors.Select(author => Author(author).Replace(' ', '-'))],
            AuthorNames = [.. authors.Select(Author)],
        };
    }

    private static IEnumerable<int> References(int paper)
    {
        var draw = new Draw((ulong)paper + 99);
        var cited = Enumerable.Range(0, 10).Select(_ => draw.Skewed(paper)).ToList();
        if (draw.Below(2) == 0)
            cited.Add(Hub);
        return cited.Distinct().Order();
    }

    private static string[] Text(Draw draw, int length)
        => [.. Enumerable.Range(0, length).Select(_ => Word((int)Math.Pow(Words, draw.Share())))];

    /// <summary>Numbers that look random and are the same in every run.</summary>
    private sealed class Draw(ulong seed)
    {
        private ulong _state = seed * 0x9E37_79B9_7F4A_7C15 + 1;

        public int Below(int limit) => (int)(Share() * limit);

        /// <summary>Below a limit, small numbers more often.</summary>
        public int Skewed(int limit)
        {
            var share = Share();
            return (int)(share * share * limit);
        }

        public double Share()
        {
            _state = _state * 6364136223846793005 + 1442695040888963407;
            var mixed = (_state ^ (_state >> 32)) * 0x9E37_79B9_7F4A_7C15;
            return (mixed >> 11) / (double)(1UL << 53);
        }
    }
}

using System.Globalization;
using ArxivLens.Core.Categories;
using ArxivLens.Core.Papers;
using ArxivLens.Index.Tests;

namespace ArxivLens.Tests.Formats;

/// <summary>Works whose titles and names hold what formats are broken by.</summary>
internal static class OddWorks
{
    private static readonly string[] Pieces =
    [
        "Dark matter", "a", "The", "{", "}", "{{", "}}", "\\", "\\&", "\\alpha", "$", "$x$", "$\\{y\\}$", "$a<b$", "$x^{2$", "%", "100%", "&", "AT&T",
        "#1", "_", "~", "^", "<b>", "</script>", "<!--", "&lt;", "]]>", "\"", "'", "“q”", ",", ";", ":", " - ", "--", "TY  - JOUR", "ER  - ", "@misc{x,",
        "=1+1", "+1", "-1", "@SUM(A1)", "\n", "\r\n", "\n\nER  - \n", "\t", "\u0000", "\u0001", "\u0085", "\u2028", "\u2029", "\u200f", "\u202e", "\ufeff",
        "\ufffe", "\ud800", "日本語", "العربية", "עברית", "é", "e\u0301", "ß", "İ", "😀", "👩‍🔬", "[x](y)", "*b*", "`c`", "|", "and", " and ", "others",
    ];

    private static readonly string[] NamePieces =
    [
        "Ann", "van der", "de", "O'Neil", "J.-P.", "Müller", "王", "小明", "محمد", "bell", "hooks", "and", "AND", "others", "{B}", "%", "&", "$z$", "Smith-Jones",
        "III", "\\", "<i>", "\"Bob\"", "d’Été", "Ó", "\u0000", "\n", "X", "ibn", ",", "Collaboration",
    ];

    /// <summary>Many works made at random.</summary>
    public static IReadOnlyList<Work> Many(ulong seed, int count)
    {
        var random = new Sequence(seed);
        return [.. Enumerable.Range(1, count).Select(number => Make(random, number)).Where(work => work.Title.Length > 0)];
    }

    /// <summary>A few whose oddness has a name.</summary>
    public static IReadOnlyList<Work> Few { get; } =
    [
        Paper("2402.00001", "A plain paper", [new("Elizabeth", "Seger"), new("Johannes Diderik", "van der Waals")]),
        Paper("hep-th/9407087", @"Monopole condensation in $N=2$ theory", [new("N.", "Seiberg"), new("Sammy", "Davis", "Jr.")], journal: "Nucl.Phys.B426:19-52,1994", doi: "10.1016/0550-3213(94)90124-4"),
        Paper("2402.00003", "Observation of a new particle", [new("", "ATLAS Collaboration"), .. Enumerable.Range(1, 2_999).Select(number => new PersonName("A. B.", $"Author{number.ToString(CultureInfo.InvariantCulture)}"))]),
        Paper("2402.00004", "Nobody wrote this", []),
        Paper("1106.0001", "Planning", [new("A.", "Planner")], journal: "Journal Of Artificial Intelligence Research, Volume 4, pages 1-15, 1996"),
        new Work { Key = Key("doi:10.1000/a+b#c&d"), Title = "A work outside arXiv: “quoted” & <b>bold</b>", Authors = [new("Ann", "Other")], Year = 1973 },
        new Work { Key = Key("work:a-report"), Title = "A report without a year" },
        new Work { Key = Key("0706.0001"), Title = "" },
    ];

    /// <summary>A key.</summary>
    public static WorkKey Key(string text) => WorkKey.TryParse(text, out var key) ? key : throw new ArgumentException(text, nameof(text));

    private static Work Make(Sequence random, int number) => Paper(
        string.Create(CultureInfo.InvariantCulture, $"2401.{number:00000}"),
        TexText.ToPlain(Join(random, Pieces, 1 + random.Below(7))),
        [.. Enumerable.Range(0, random.Below(4)).Select(_ => Name(random)).OfType<PersonName>()],
        journal: random.Below(3) == 0 ? TexText.ToPlain(Join(random, Pieces, 3)) : null);

    private static PersonName? Name(Sequence random) => PersonName.FromParsed(
        Join(random, NamePieces, 1 + random.Below(2)), Join(random, NamePieces, random.Below(3)), random.Below(5) == 0 ? "Jr." : "");

    private static string Join(Sequence random, string[] pieces, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => pieces[random.Below(pieces.Length)] + (random.Below(2) == 0 ? " " : "")));

    private static Work Paper(string id, string title, PersonName[] authors, string? journal = null, string? doi = null) => new()
    {
        Key = Key(id),
        Title = title,
        Authors = authors,
        Year = 2024,
        Published = new DateOnly(2024, 1, 31),
        Categories = [Category("cs.CY"), Category("physics.data-an")],
        Doi = doi,
        Abstract = "We measure a < b & c. It is \"so\".\n\nA second paragraph with $\\alpha$ and 100\u00a0%.",
        Paper = new PaperFacts
        {
            Versions = [new(1, new DateTimeOffset(2024, 1, 31, 23, 59, 0, TimeSpan.Zero)), new(2, new DateTimeOffset(2025, 2, 3, 1, 0, 0, TimeSpan.Zero))],
            JournalRef = journal,
            Comments = "12 pages, 3 figures",
            License = "http://creativecommons.org/licenses/by/4.0/",
        },
    };

    private static CategoryCode Category(string text) => CategoryCode.TryParse(text, out var code) ? code : default;
}

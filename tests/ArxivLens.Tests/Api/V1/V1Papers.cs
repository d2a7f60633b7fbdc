using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ArxivLens.Tests.Api.V1;

/// <summary>A made-up paper of the contract's library, as the test knows it.</summary>
internal sealed record V1Paper(string Id, string Categories, DateTimeOffset First, DateTimeOffset Last, string Title, string Authors)
{
    public string Slug => Id.Replace('/', '-');

    public int Citations { get; init; }

    public string? Doi { get; init; }

    public string? Journal { get; init; }

    public string Abstract { get; init; } = "We study lattices of glass. We find that lattices of glass are brittle.";

    /// <summary>Whether it is in a category as the interface says so: under its own code or the one it is listed under.</summary>
    public bool IsIn(string code) => Categories.Split(' ').Contains(code == "math.AG" && Id.StartsWith("alg-geom", StringComparison.Ordinal) ? "alg-geom" : code);
}

/// <summary>The papers of the contract's library: ids of both forms, odd names, TeX, days that several share.</summary>
internal static class V1Papers
{
    private const int Numbered = 60;
    private static readonly string[] Fields = ["cs.AI", "cs.LG math.OC", "math.AG", "hep-th math-ph"];
    private static readonly string[] Names = ["Ada Löwe", "A. Löwe", "Bo Witten", "Cy O'Hara", "王小明", "Владимир Фок", "محمد علي"];

    public static IReadOnlyList<V1Paper> All { get; } = [.. Odd(), .. Enumerable.Range(1, Numbered).Select(Make)];

    /// <summary>The snapshot.</summary>
    public static string Lines() => string.Concat(All.Select(paper => JsonSerializer.Serialize(new
    {
        id = paper.Id, submitter = "Somebody", authors = paper.Authors, title = paper.Title, categories = paper.Categories,
        doi = paper.Doi, license = (string?)null, comments = (string?)null,
        @abstract = paper.Abstract,
        versions = paper.First == paper.Last
            ? new[] { Version("v1", paper.First) }
            : [Version("v1", paper.First), Version("v2", paper.Last)],
        update_date = "2024-12-01",
    }).Replace("\"submitter\"", paper.Journal is null ? "\"submitter\"" : $"\"journal-ref\":\"{paper.Journal}\",\"submitter\"", StringComparison.Ordinal) + "\n"));

    /// <summary>The citations: each paper is cited as often as it says, by the last ones, and one work nobody knows.</summary>
    public static string Citations()
    {
        var lines = new StringBuilder("citing,cited\n");
        foreach (var paper in All)
        {
            foreach (var citing in All.Reverse().Where(one => one != paper).Take(paper.Citations))
                lines.Append(CultureInfo.InvariantCulture, $"{citing.Id},{paper.Id}\n");
        }

        return lines.Append("2401.00001,0706.0001\n").ToString();
    }

    private static IEnumerable<V1Paper> Odd() =>
    [
        new("math/0601001", "math.AG math.NT", Day(2006, 1, 2), Day(2006, 3, 4), "Old lattices and \\\"uber alles", "Ada Löwe, Bo Witten")
        {
            Doi = "10.1000/old.1", Journal = "J. Old 1 (2006) 1", Citations = 5,
        },
        new("alg-geom/9202001", "alg-geom", Day(1992, 2, 3), Day(1992, 2, 3), "Curves with $\\alpha < 1$ \\$5", "The Glass Collaboration"),
        new("hep-th/9901001", "hep-th", Day(1999, 1, 31, 23), Day(1999, 1, 31, 23), "Late in the day", "J.-P. van der Berg, 王小明"),
        new("1501.00001", "cs.AI", Day(2015, 1, 1), Day(2015, 1, 1), "An only lattice", string.Join(", ", Enumerable.Range(1, 60).Select(number => $"Q{number} Many"))),
    ];

    private static V1Paper Make(int number)
    {
        var day = Day(2024, 1, 1).AddDays(number / 4).AddHours(number % 4);
        return new V1Paper(
            $"2401.{number.ToString("00000", CultureInfo.InvariantCulture)}", Fields[number % Fields.Length], day, number % 3 == 0 ? day.AddDays(40) : day,
            $"On {(number % 2 == 0 ? "quantum" : "classical")} glass, part {number}", $"{Names[number % Names.Length]}, {Names[(number + 1) % Names.Length]}")
        {
            Citations = number % 11,
        };
    }

    private static object Version(string name, DateTimeOffset created) =>
        new { version = name, created = created.ToString("R", CultureInfo.InvariantCulture) };

    private static DateTimeOffset Day(int year, int month, int day, int hour = 0) => new(year, month, day, hour, 30, 15, TimeSpan.Zero);
}

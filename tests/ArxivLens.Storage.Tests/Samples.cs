using ArxivLens.Core.Categories;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Tests;

/// <summary>Records to save.</summary>
internal static class Samples
{
    public static WorkKey Key(string text)
        => WorkKey.TryParse(text, out var key) ? key : throw new ArgumentException($"'{text}' is no key", nameof(text));

    public static WorkKey Key(int number) => Key($"2001.{number + 1:00000}");

    public static CategoryCode Category(string code)
        => CategoryCode.TryParse(code, out var category) 
            ? category
            : throw new ArgumentException($"'{code}' is no category", nameof(code));

    public static Citation Citation(int citing, int cited, string origin = "file") => new(Key(citing), Key(cited), origin);

    public static Work Unresolved(WorkKey key) => new() { Key = key, Title = "" };

    public static Work Work(WorkKey key) => new()
    {
        Key = key,
        Title = $"The work {key}",
        Authors = [new PersonName("A.", "Author"), new PersonName("", "Single")],
        Year = 1999,
    };

    public static Work Paper(WorkKey key, int versions = 1, string text = "We show a thing.") => new()
    {
        Key = key,
        Title = $"On {key} and $x^2$",
        Authors = [new PersonName("Sammy", "Davis", "Jr."), new PersonName("J.", "van der Waals")],
        Year = 2020,
        Published = new DateOnly(2020, 1, 31),
        Categories = [Category("hep-th"), Category("cs.AI")],
        Doi = "10.1000/XyZ",
        Abstract = text,
        Paper = new PaperFacts
        {
            Submitter = "Sammy",
            Comments = "12 pages",
            JournalRef = "J. Thing 1 (2020) 2",
            ReportNumber = "R-1",
            License = "http://creativecommons.org/licenses/by/4.0/",
            MetadataChanged = new DateOnly(2021, 2, 3),
            Versions =
            [
                .. Enumerable.Range(1, versions).Select(
                    v => new PaperVersion(
                        v, new DateTimeOffset(2020, 1, 30 - versions + v, 23, 59, 59, TimeSpan.Zero).AddTicks(v))),
            ],
        },
    };

    /// <summary>A paper with the library's own description in place of an abstract.</summary>
    public static Work Described(WorkKey key) => Paper(key, text: "A description.") with { AbstractIsDescription = true };

    /// <summary>Any of the records above, by number; the same for the same number.</summary>
    public static Work Any(int number) => (number % 5) switch
    {
        0 => Unresolved(Key(number)),
        1 => Work(Key(number)),
        2 => Described(Key(number)),
        _ => Paper(Key(number), versions: 1 + number % 4),
    };

    /// <summary>The items in an order that the seed decides.</summary>
    public static List<T> Shuffled<T>(IEnumerable<T> items, int seed)
    {
        var order = new List<T>(items);
        var state = (uint)seed * 2654435761u + 1;
        for (var i = order.Count - 1; i > 0; i--)
        {
            state = state * 1664525u + 1013904223u;
            var j = (int)(state >> 8) % (i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }
}

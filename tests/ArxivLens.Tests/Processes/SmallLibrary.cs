using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ArxivLens.Tests.Processes;

/// <summary>Input files of a few made-up papers.</summary>
internal static class SmallLibrary
{
    private static readonly string[] Subjects =
        ["monopole condensation", "dark matter halos", "lattice gauge theory", "neutrino oscillations", "black hole entropy", "string duality"];

    /// <summary>One line of a snapshot.</summary>
    public static string Paper(
        string id,
        string title,
        string text = "We study a model. We show that it works.",
        string authors = "A. Author, B. Writer",
        string changed = "2008-11-26") =>
        JsonSerializer.Serialize(new
        {
            id,
            submitter = "A. Author",
            authors,
            title,
            comments = "12 pages",
            categories = "hep-th hep-ph",
            license = (string?)null,
            @abstract = text,
            versions = new[] { new { version = "v1", created = "Mon, 2 Apr 2007 19:18:42 GMT" } },
            update_date = changed,
        });

    /// <summary>A snapshot of numbered papers about a handful of subjects.</summary>
    public static string Papers(int count, int first = 1)
    {
        var lines = new StringBuilder();
        for (var number = first; number < first + count; number++)
        {
            var subject = Subjects[number % Subjects.Length];
            lines.AppendLine(Paper(
                Id(number),
                $"On {subject} number {number.ToString(CultureInfo.InvariantCulture)}",
                $"We study {subject} in a model of order {number}. We find that {subject} explains the data of experiment {number % 7}."));
        }

        return lines.ToString();
    }

    /// <summary>A paper whose title and abstract hold escaped signs beside a formula.</summary>
    public static string Escaped { get; } =
        Paper("0708.0001", @"A \$5 proof that $\{x\}$ is in \{y\}", @"It costs \$5 and \$6. We show $\{x\}$.");

    /// <summary>A file of works of which little is known.</summary>
    public static string Works(int count)
    {
        var lines = new StringBuilder();
        for (var number = 1; number <= count; number++)
        {
            lines.AppendLine(JsonSerializer.Serialize(new
            {
                id = $"0705.{number:0000}",
                title = $"An earlier work, part {number}",
                authors = new[] { "C. Elder" },
                year = 2007,
                categories = new[] { "hep-th" },
            }));
        }

        return lines.ToString();
    }

    /// <summary>Citations in a ring of papers, each also citing a work, and one work nobody knows.</summary>
    public static string Citations(int papers, int works)
    {
        var lines = new StringBuilder("citing,cited\n");
        for (var number = 1; number <= papers; number++)
        {
            lines.Append(CultureInfo.InvariantCulture, $"{Id(number)},{Id(number % papers + 1)}\n");
            lines.Append(CultureInfo.InvariantCulture, $"{Id(number)},0705.{number % works + 1:0000}\n");
        }

        return lines.Append(CultureInfo.InvariantCulture, $"{Id(1)},0706.0001\n").ToString();
    }

    /// <summary>The identifier of a numbered paper.</summary>
    public static string Id(int number) => $"0704.{number:0000}";
}

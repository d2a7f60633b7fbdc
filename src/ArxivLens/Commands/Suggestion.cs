using System.CommandLine;

namespace ArxivLens.Commands;

/// <summary>What somebody who mistyped a verb or an option may have meant.</summary>
internal static class Suggestion
{
    private const int MostMistakes = 2;

    /// <summary>The nearest name known at this place of the command line, or <c>null</c> when none is near.</summary>
    public static string? For(string typed, Command command) => Nearest(
        typed,
        Names(command).Where(name => name.StartsWith("--", StringComparison.Ordinal) == typed.StartsWith("--", StringComparison.Ordinal)));

    /// <summary>The nearest of some names in any case of letters, or <c>null</c> when none is near.</summary>
    public static string? Nearest(string typed, IEnumerable<string> names) => names
        .Select(name => (Name: name, Distance: Distance(typed.ToLowerInvariant(), name.ToLowerInvariant())))
        .Where(near => near.Distance <= MostMistakes && near.Distance < near.Name.Length - 1)
        .OrderBy(near => near.Distance)
        .Select(near => near.Name)
        .FirstOrDefault();

    private static IEnumerable<string> Names(Command command) =>
        command.Subcommands.Where(verb => !verb.Hidden).Select(verb => verb.Name)
            .Concat(command.Options.Select(option => option.Name))
            .Append(DataOption.Option.Name)
            .Append(MessageOptions.Quiet.Name)
            .Append(MessageOptions.NoColor.Name)
            .Append("--help");

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[right.Length];
    }
}

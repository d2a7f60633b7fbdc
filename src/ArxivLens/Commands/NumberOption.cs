using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace ArxivLens.Commands;

/// <summary>Options that are numbers within bounds.</summary>
internal static class NumberOption
{
    private const int LastYear = 9999;

    /// <summary>The option <c>--limit</c>, from 1.</summary>
    public static Option<int> Limit(int standard, int maximum, string things) =>
        Create("--limit", $"How many {things} at most, 1–{maximum}.", standard, maximum);

    /// <summary>An option from 1 to a maximum.</summary>
    public static Option<int> Create(string name, string description, int standard, int maximum) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => standard,
        CustomParser = result => Parse(result, name, maximum) ?? standard,
    };

    /// <summary>An option that is a year, or nothing.</summary>
    public static Option<int?> Year(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "YEAR",
        CustomParser = result => Parse(result, name, LastYear),
    };

    private static int? Parse(ArgumentResult result, string name, int maximum)
    {
        var isNumber = int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        if (isNumber && value >= 1 && value <= maximum)
            return value;
        result.AddError($"{name} must be a number between 1 and {maximum}.");
        return null;
    }
}

using System.CommandLine;

namespace ArxivLens.Commands;

/// <summary>Options that are numbers within bounds.</summary>
internal static class NumberOption
{
    /// <summary>The option <c>--limit</c>, from 1.</summary>
    public static Option<int> Limit(int standard, int maximum, string things) =>
        Create("--limit", $"How many {things} at most, 1–{maximum}.", standard, maximum);

    /// <summary>An option from 1 to a maximum.</summary>
    public static Option<int> Create(string name, string description, int standard, int maximum)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var value) && (value < 1 || value > maximum))
                result.AddError($"{name} must be between 1 and {maximum}.");
        });
        return option;
    }
}

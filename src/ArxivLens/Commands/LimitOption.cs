using System.CommandLine;

namespace ArxivLens.Commands;

/// <summary>The option that bounds a list.</summary>
internal static class LimitOption
{
    public static Option<int> Create(int standard, int maximum, string things)
    {
        var option = new Option<int>("--limit")
        {
            Description = $"How many {things} at most, 1–{maximum}.",
            HelpName = "N",
            DefaultValueFactory = _ => standard,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var value) && (value < 1 || value > maximum))
                result.AddError($"--limit must be between 1 and {maximum}.");
        });
        return option;
    }
}

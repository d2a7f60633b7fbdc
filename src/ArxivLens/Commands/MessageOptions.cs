using System.CommandLine;

namespace ArxivLens.Commands;

/// <summary>The options that say how much is said beside the answer, the same for every verb.</summary>
internal static class MessageOptions
{
    /// <summary>Set to anything, it takes the colours away (https://no-color.org).</summary>
    public const string NoColorVariable = "NO_COLOR";

    /// <summary>Nothing but the answer and what went wrong.</summary>
    public static Option<bool> Quiet { get; } = new("--quiet", "-q")
    {
        Description = "Draw no progress bar and give no hints.",
        Recursive = true,
    };

    /// <summary>No colours.</summary>
    public static Option<bool> NoColor { get; } = new("--no-color")
    {
        Description = $"Draw without colours, as ${NoColorVariable} does.",
        Recursive = true,
    };

    /// <summary>Whether colours may be used.</summary>
    public static bool HasColor => Environment.GetEnvironmentVariable(NoColorVariable) is null or "";

    /// <summary>Takes the wishes of a command line for the whole process.</summary>
    public static void Take(ParseResult parsed)
    {
        if (parsed.GetValue(NoColor))
            Environment.SetEnvironmentVariable(NoColorVariable, "1");
    }

    /// <summary>Says what one may do next, where somebody reads it.</summary>
    public static void Hint(ParseResult parsed, string next)
    {
        if (!parsed.GetValue(Quiet) && !Console.IsErrorRedirected)
            parsed.InvocationConfiguration.Error.WriteLine(next);
    }

    /// <summary>Says something of the answer beside it.</summary>
    public static void Note(ParseResult parsed, string note)
    {
        if (!parsed.GetValue(Quiet))
            parsed.InvocationConfiguration.Error.WriteLine(note);
    }
}

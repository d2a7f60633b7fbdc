using System.Globalization;

namespace ArxivLens.Tests.Shared;

/// <summary>
/// The rounds of a fuzz run: a few in the ordinary suite, or as many as fit the minutes in the environment. Each has a seed of
/// its own; as <see cref="FuzzSeed.Variable"/> it makes that round the first.
/// </summary>
internal static class FuzzRounds
{
    /// <summary>Minutes to go on for.</summary>
    public const string Variable = "ARXIVLENS_FUZZ_MINUTES";

    /// <summary>A file that always holds the seed of the round under way: a process that crashes leaves it behind.</summary>
    public const string LogVariable = "ARXIVLENS_FUZZ_LOG";

    /// <summary>The seeds, from the given one on.</summary>
    public static IEnumerable<ulong> From(ulong seed, int few)
    {
        var minutes = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text
            ? double.Parse(text, CultureInfo.InvariantCulture)
            : 0;
        var log = Environment.GetEnvironmentVariable(LogVariable);
        var began = TimeProvider.System.GetTimestamp();
        for (var round = 0; minutes > 0 ? TimeProvider.System.GetElapsedTime(began).TotalMinutes < minutes : round < few; round++)
        {
            var own = seed + (ulong)round;
            if (log is { Length: > 0 })
                File.WriteAllText(log, own.ToString(CultureInfo.InvariantCulture));
            yield return own;
        }
    }
}

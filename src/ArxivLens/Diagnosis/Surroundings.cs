using System.Globalization;
using ArxivLens.Commands;
using ArxivLens.Core.Library;
using ArxivLens.Host;

namespace ArxivLens.Diagnosis;

/// <summary>What is around a library: environment, modes of files, clock, and what stopped commands left.</summary>
internal static class Surroundings
{
    private const UnixFileMode OthersMayWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    private static readonly string Prefix = DataOption.Variable[..(DataOption.Variable.IndexOf('_') + 1)];

    // Clocks of a network differ by seconds.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Variables that are mistyped, and settings that cannot be meant.</summary>
    public static Finding Configuration()
    {
        const string Check = "configuration";
        if (ServeSettings.Read(out var fault) is null)
            return new Finding(Check, FindingState.Broken, fault!, $"unset {fault!.Split(' ', ':')[0]}");
        var set = Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToList();
        foreach (var name in set.Except(Variables))
        {
            if (Suggestion.Nearest(name, Variables) is { } meant)
                return new Finding(Check, FindingState.Warning, $"{Typed.Shown(name)} is set and not known; {meant} may be meant", $"unset {name}");
        }

        return new Finding(
            Check, FindingState.Ok, set.Count == 0 ? "nothing is set in the environment" : $"set: {string.Join(", ", set.Select(Typed.Shown))}");
    }

    /// <summary>Whether others than the owner may change the library.</summary>
    public static Finding Permissions(DataDirectory directory)
    {
        const string Check = "permissions";
        if (OperatingSystem.IsWindows())
            return new Finding(Check, FindingState.Ok, "not looked at on this system");
        var open = new DirectoryInfo(directory.Path).EnumerateFileSystemInfos("*", Recursively).Prepend(new DirectoryInfo(directory.Path))
            .FirstOrDefault(one => one.LinkTarget is null && (one.UnixFileMode & OthersMayWrite) != 0);
        return open is null
            ? new Finding(Check, FindingState.Ok, "only its owner may change it")
            : new Finding(Check, FindingState.Warning, $"others may change {open.FullName}", $"chmod -R go-w {Quoted(directory.Path)}");
    }

    /// <summary>Whether the clock is behind what was written: days of imports and waits would be wrong.</summary>
    public static Finding Clock(DataDirectory directory, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var newest = new DirectoryInfo(directory.Path).EnumerateFiles("*", Recursively).MaxBy(file => file.LastWriteTimeUtc);
        var shown = now.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        return newest is null || newest.LastWriteTimeUtc <= now.UtcDateTime + Tolerance
            ? new Finding("clock", FindingState.Ok, shown)
            : new Finding(
                "clock",
                FindingState.Warning,
                $"it says {shown}, but {newest.Name} was written at "
                + newest.LastWriteTimeUtc.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
                + ": set the clock, or if it is right the file's time",
                $"touch {Quoted(newest.FullName)}");
    }

    /// <summary>What a command that was killed left behind.</summary>
    public static Finding Leftovers(DataDirectory directory)
    {
        const string Check = "left behind";
        return Directory.Exists(directory.DumpDirectory) && directory.FindHolder(DirectoryRole.Builder) is null
            ? new Finding(
                Check, FindingState.Warning, $"{directory.DumpDirectory} is of an import that was cut off", $"rm -r {Quoted(directory.DumpDirectory)}")
            : new Finding(Check, FindingState.Ok, "nothing");
    }

    private static EnumerationOptions Recursively => new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    private static IReadOnlyList<string> Variables =>
        [DataOption.Variable, CommandLine.TraceVariable, ArticleDoor.ContactVariable, .. ServeSettings.Variables];

    // As a shell reads it again.
    private static string Quoted(string path) => path.All(letter => char.IsLetterOrDigit(letter) || "/._-".Contains(letter, StringComparison.Ordinal))
        ? path
        : $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}

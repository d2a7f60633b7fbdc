using System.CommandLine;
using ArxivLens.Core;
using ArxivLens.Core.Library;

namespace ArxivLens.Commands;

/// <summary>The option that names the data directory.</summary>
internal static class DataOption
{
    /// <summary>Names the data directory where the option is not given.</summary>
    public const string Variable = "ARXIVLENS_DATA";

    /// <summary>The option, the same for every verb.</summary>
    public static Option<string?> Option { get; } = new("--data")
    {
        Description = $"The data directory. Default: ${Variable}, else $XDG_DATA_HOME/arxivlens, else ~/.local/share/arxivlens.",
        HelpName = "DIR",
        Recursive = true,
    };

    /// <summary>The data directory, made when it is missing.</summary>
    public static DataDirectory Open(ParseResult parsed) => new(PathOf(parsed));

    /// <summary>The data directory of verbs that only read: a mistyped name makes no new library.</summary>
    /// <exception cref="DataDirectoryException">There is no library.</exception>
    public static DataDirectory OpenExisting(ParseResult parsed)
    {
        var path = PathOf(parsed);
        if (!Directory.Exists(path))
            throw NoLibrary(path);
        var directory = DataDirectory.ForReading(path);
        return File.Exists(directory.LibraryFile) ? directory : throw NoLibrary(path);
    }

    private static DataDirectoryException NoLibrary(string path) =>
        new($"There is no library in {path}. Name its folder with --data, or begin one with: arxivlens import papers FILE");

    private static string PathOf(ParseResult parsed)
    {
        if (parsed.GetValue(Option) is { Length: > 0 } given)
            return Path.GetFullPath(given);
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } variable)
            return Path.GetFullPath(variable);
        var home = Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } data && Path.IsPathRooted(data)
            ? data
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share");
        return Path.Combine(home, "arxivlens");
    }
}

using System.Text.RegularExpressions;

namespace ArxivLens.Tests;

/// <summary>The project's own files, found from the folder the tests run in.</summary>
internal static partial class SourceTree
{
    /// <summary>The folder that holds ArxivLens.slnx.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of shared data beside the project, or <c>null</c> where there is none.</summary>
    public static string? Shared { get; } = Path.Combine(Root, "..", "shared", "data") is var path && Directory.Exists(path) ? path : null;

    /// <summary>Files below a folder with one of the endings, without what a build makes, as paths with / from the root.</summary>
    public static IEnumerable<string> Files(string folder, params string[] endings) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !MadeByBuild().IsMatch(file) && endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal);

    /// <summary>The text of a file named from the root.</summary>
    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>The text of a C# file with its comments taken out; line ends stay.</summary>
    public static string ReadCode(string file) => Comment().Replace(Read(file), "");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ArxivLens.slnx")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests do not run inside the project.");
    }

    [GeneratedRegex("(^|/)(bin|obj|node_modules|TestResults|BenchmarkDotNet.Artifacts)/", RegexOptions.NonBacktracking)]
    private static partial Regex MadeByBuild();

    [GeneratedRegex(@"(?m)^[ \t]*//.*$|[ \t]//[ ].*$", RegexOptions.NonBacktracking)]
    private static partial Regex Comment();
}

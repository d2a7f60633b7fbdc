using System.Diagnostics;

namespace ArxivLens.Scale;

/// <summary>A data directory of one measurement, and the program it is given to.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("arxivlens-scale-");

    /// <summary>The project's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The shared data, or <c>null</c> where there is none.</summary>
    public static string? Shared { get; } = Path.Combine(Root, "../shared/data") is var path && Directory.Exists(path) ? path : null;

    /// <summary>The data directory.</summary>
    public string DataDirectory => _folder.FullName;

    /// <summary>Makes sure that the program is the one of this tree.</summary>
    public static void BuildProgram()
    {
        using var build = Process.Start(new ProcessStartInfo(Path.Combine(Root, "run.sh"), ["--version"]) { RedirectStandardOutput = true })!;
        build.WaitForExit();
        if (build.ExitCode != 0)
            throw new InvalidOperationException("The program cannot be built.");
    }

    /// <summary>Starts the program on this data directory.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Root, "src/ArxivLens/bin/ahead/arxivlens.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ARXIVLENS_DATA"] = DataDirectory;
        return Process.Start(start)!;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ArxivLens.slnx")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The bench does not run inside the project.");
    }
}

using System.Runtime.InteropServices;

namespace ArxivLens.Sources.Articles;

/// <summary>How the process is started that reads one page: this program itself, with another verb.</summary>
/// <param name="FileName">The executable.</param>
/// <param name="Arguments">What it is given.</param>
public sealed record PageWorkerCommand(string FileName, IReadOnlyList<string> Arguments)
{
    private const string Program = "arxivlens";
    private const string Verb = "read-page";

    /// <summary>The program that runs; under another's process (tests), the one that lies beside it.</summary>
    public static PageWorkerCommand OfThisProgram()
    {
        if (Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == Program)
            return new PageWorkerCommand(path, [Verb]);
        var library = Path.Combine(AppContext.BaseDirectory, Program + ".dll");
        return new PageWorkerCommand(Path.Combine(RuntimeFolder!, "dotnet"), [library, Verb]);
    }

    /// <summary>Where the runtime lies; <c>null</c> where it is within the program.</summary>
    internal static string? RuntimeFolder { get; } = FindRuntime();

    private static string? FindRuntime()
    {
        var core = Path.GetDirectoryName(RuntimeEnvironment.GetRuntimeDirectory().TrimEnd('/', '\\'));
        return Path.GetDirectoryName(Path.GetDirectoryName(core));
    }
}

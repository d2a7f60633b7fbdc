using ArxivLens.Core.Library;
using ArxivLens.Core.Sources;

namespace ArxivLens.Host;

/// <summary>The sources of citations that the environment opens, in the order in which they are asked. A source adds its line.</summary>
internal static class CitationDoors
{
    /// <summary>Opens them.</summary>
    /// <param name="variable">The value of an environment variable; nothing and empty mean the same.</param>
    /// <param name="directory">Where gates are kept.</param>
    /// <param name="clock">Measures waits.</param>
    /// <param name="fault">What is wrong with a setting, naming it; <c>null</c> when nothing is.</param>
    /// <returns>The sources, or <c>null</c> when something is wrong.</returns>
    public static IReadOnlyList<ICitationSource>? Open(
        Func<string, string?> variable, DataDirectory directory, TimeProvider clock, out string? fault)
    {
        fault = null;
        var doors = new List<ICitationSource>();
        OpenDoor[] all = [OpenDataSettings.OpenOpenAlex, OpenDataSettings.OpenOpenCitations, SemanticScholarSettings.Open];
        foreach (var open in all)
        {
            if (open(variable, directory, clock, out var wrong) is { } door)
                doors.Add(door);
            fault ??= wrong;
        }

        if (fault is null)
            return doors;
        foreach (var door in doors.OfType<IDisposable>())
            door.Dispose();
        return null;
    }

    /// <summary>Opens one when it is set; <c>null</c> when it is not, or wrongly.</summary>
    private delegate ICitationSource? OpenDoor(
        Func<string, string?> variable, DataDirectory directory, TimeProvider clock, out string? fault);
}

using System.Reflection;

namespace ArxivLens.Commands;

/// <summary>The version of this program.</summary>
internal static class ProgramVersion
{
    /// <summary>As released.</summary>
    public static string Text { get; } = typeof(ProgramVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
}

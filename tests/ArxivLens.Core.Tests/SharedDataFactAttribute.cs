namespace ArxivLens.Core.Tests;

/// <summary>A test on the data that lie beside the project; skipped where they are not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        if (SharedData.Folder is null) Skip = "The shared data are not beside this copy of the project.";
    }
}

/// <summary>Where the data lie.</summary>
public static class SharedData
{
    /// <summary>The folder, or <c>null</c>.</summary>
    public static string? Folder { get; } = FindFolder();

    /// <summary>A file of it, for tests marked <see cref="SharedDataFactAttribute"/>.</summary>
    public static string File(params string[] path) => Path.Combine([Folder ?? "", .. path]);

    /// <summary>The abstract of the paper that the seed page shows.</summary>
    public static string ReadSeedAbstract()
    {
        var page = System.IO.File.ReadAllText(Directory.GetFiles(File("seeds"), "000_*.txt").Single());
        var from = page.IndexOf("Recent decisions", StringComparison.Ordinal);
        return page[from..page.IndexOf("Citation & Reference Network", StringComparison.Ordinal)].Trim();
    }

    private static string? FindFolder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (!System.IO.File.Exists(Path.Combine(at.FullName, "ArxivLens.slnx"))) continue;
            var shared = Path.Combine(at.Parent?.FullName ?? at.FullName, "shared");
            return Directory.Exists(shared) ? shared : null;
        }

        return null;
    }
}

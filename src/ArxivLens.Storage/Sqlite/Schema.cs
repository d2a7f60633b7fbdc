using System.Globalization;
using System.Reflection;

namespace ArxivLens.Storage.Sqlite;

/// <summary>A kind of file that this program keeps, with the scripts that make it.</summary>
/// <param name="ApplicationId">The mark of the kind in the file's head (<c>application_id</c>).</param>
/// <param name="Noun">What it is called in messages.</param>
/// <param name="Migrations">Its migrations in order, numbered from 1 without gaps.</param>
internal sealed record Schema(int ApplicationId, string Noun, IReadOnlyList<Migration> Migrations)
{
    /// <summary>The library: "ALns" in ASCII.</summary>
    public static Schema Library { get; } = new(0x414C6E73, "library", ReadAll("Sqlite.Migrations."));

    /// <summary>What readers own: "ALcm" in ASCII.</summary>
    public static Schema Community { get; } = new(0x414C636D, "community file", ReadAll("Sqlite.Community.Migrations."));

    private static List<Migration> ReadAll(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var prefix = $"{assembly.GetName().Name}.{folder}";
        var migrations = new List<Migration>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            using var text = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var number = int.Parse(name.AsSpan(prefix.Length, 4), NumberStyles.None, CultureInfo.InvariantCulture);
            migrations.Add(new Migration(number, text.ReadToEnd()));
        }

        return [.. migrations.OrderBy(migration => migration.Number)];
    }
}

using System.Text;
using System.Text.Json;

namespace ArxivLens.Sources.Tests.ArxivAtom;

/// <summary>A recorded answer of arXiv's API.</summary>
/// <param name="Name">The file's name, without what it ends with.</param>
/// <param name="Query">What was asked, as it stood behind the question mark.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Body">The answer as it came over the wire.</param>
internal sealed record AtomFixture(string Name, string Query, int Status, byte[] Body)
{
    private const string Folder = "fixtures/arxiv-atom";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<AtomFixture> All() =>
        [.. Directory.EnumerateFiles(SharedData.PathOf(Folder), "*.json").Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>The one whose name begins so.</summary>
    public static AtomFixture Of(string beginning) => All().First(one => one.Name.StartsWith(beginning, StringComparison.Ordinal));

    private static AtomFixture Read(string path)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = file.RootElement;
        // Whoever recorded them took UTF-8 for Latin 1 ("WÃ¼bben"): undone here, this is what arXiv sent.
        var body = Encoding.Latin1.GetBytes(root.GetProperty("body").GetString()!);
        return new AtomFixture(
            Path.GetFileNameWithoutExtension(path),
            new Uri(root.GetProperty("url").GetString()!).Query,
            root.GetProperty("status_code").GetInt32(),
            body);
    }
}

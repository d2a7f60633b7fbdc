using System.IO.Compression;
using System.Text;

namespace ArxivLens.Tests.Processes;

/// <summary>A data directory of one test, with a place for its input files; gone afterwards.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("arxivlens-test-");

    /// <summary>The data directory.</summary>
    public string Path => System.IO.Path.Combine(_folder.FullName, "data");

    /// <summary>Writes an input file and returns its path.</summary>
    public string File(string name, string content) => File(name, Encoding.UTF8.GetBytes(content));

    /// <summary>Writes an input file and returns its path.</summary>
    public string File(string name, byte[] content)
    {
        var path = System.IO.Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>The lines of rejected.jsonl.</summary>
    public string[] Rejected()
    {
        var path = System.IO.Path.Combine(Path, "rejected.jsonl");
        return System.IO.File.Exists(path) ? System.IO.File.ReadAllLines(path) : [];
    }

    /// <summary>Compresses as gzip does.</summary>
    public static byte[] Gzip(string content)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(content));
        return memory.ToArray();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

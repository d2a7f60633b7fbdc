using ArxivLens.Index.Files;
using ArxivLens.Index.Graph;

namespace ArxivLens.Index.Tests.Graph;

/// <summary>Graph files of one test, without an index around them.</summary>
internal sealed class GraphDirectory : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly List<MappedFile> _files = [];

    public MappedFile WriteWhole(int nodes, IEnumerable<(int Citing, int Cited, uint Origins)> edges)
    {
        var graph = new CitationGraphWriter();
        foreach (var (citing, cited, origins) in edges)
            graph.Add(citing, cited, origins);
        return Write(file => graph.Write(file, nodes));
    }

    public MappedFile Write(Action<SectionWriter> write)
    {
        IndexFile entry;
        using (var writer = new SectionWriter(Path.Combine(_directory.Path, $"{_files.Count}"), FileKind.Graph))
        {
            write(writer);
            entry = writer.Complete();
        }

        _files.Add(MappedFile.Open(_directory.Path, entry, FileKind.Graph));
        return _files[^1];
    }

    public CitationGraph Open(int nodes, params (int Citing, int Cited)[] edges)
        => new([WriteWhole(nodes, edges.Select(edge => (edge.Citing, edge.Cited, 1u)))]);

    public byte[] Read(MappedFile file) => File.ReadAllBytes(Path.Combine(_directory.Path, file.Entry.Name));

    public void Dispose()
    {
        foreach (var file in _files)
            file.Dispose();
        _directory.Dispose();
    }
}

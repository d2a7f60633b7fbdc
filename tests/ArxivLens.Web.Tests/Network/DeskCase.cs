using ArxivLens.Core.Indexing;
using ArxivLens.Core.Network;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;
using ArxivLens.Core.Tests;
using ArxivLens.Storage.Memory;
using ArxivLens.Web.Features.Network;
using ArxivLens.Web.Features.Papers;

namespace ArxivLens.Web.Tests.Network;

/// <summary>A desk over a real index of a work with five citers.</summary>
internal sealed class DeskCase : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("arxivlens-test-");
    private readonly IndexHost _host;

    public DeskCase()
    {
        Storage = new MemoryStorage();
        Works = new GatedWorks(Storage.Works);
        _host = new IndexHost(_folder.FullName);
        BuildAgain();
        Desk = new NetworkDesk(_host, new WorkShelf(Works, Storage.Retractions), Storage.Citations, Storage.Articles, new SourceList([]));
    }

    public MemoryStorage Storage { get; }

    public GatedWorks Works { get; }

    public NetworkDesk Desk { get; }

    public NetworkQuestion Question { get; } = new() { Starts = [WorkKey.TryParse("work:w0", out var key) ? key : default] };

    public void BuildAgain()
    {
        TestIndex.Write(_folder.FullName, TestIndex.Numbered(6), Enumerable.Range(1, 5).Select(citing => (citing, 0)), Guid.NewGuid().ToString());
        _host.Refresh();
    }

    public void Dispose()
    {
        Desk.Dispose();
        _host.Dispose();
        _folder.Delete(true);
    }
}

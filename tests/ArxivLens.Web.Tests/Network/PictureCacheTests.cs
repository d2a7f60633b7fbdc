using ArxivLens.Core.Network;
using ArxivLens.Core.Papers;
using ArxivLens.Index.Layout;
using ArxivLens.Web.Features.Network;

namespace ArxivLens.Web.Tests.Network;

public sealed class PictureCacheTests
{
    [Fact]
    public void What_was_not_asked_for_longest_gives_way()
    {
        var cache = new PictureCache(mostNodes: 200);
        cache.Keep("a", Picture(60));
        cache.Keep("b", Picture(60));
        Assert.True(cache.TryFind("a", out _));
        cache.Keep("c", Picture(60));
        Assert.True(cache.TryFind("a", out _));
        Assert.False(cache.TryFind("b", out _));
        Assert.True(cache.TryFind("c", out _));
    }

    [Fact]
    public void The_last_picture_is_kept_however_large_and_one_kept_twice_counts_once()
    {
        var cache = new PictureCache(mostNodes: 200);
        cache.Keep("a", Picture(60));
        cache.Keep("a", Picture(60));
        cache.Keep("b", Picture(60));
        Assert.True(cache.TryFind("a", out _) && cache.TryFind("b", out _));
        var large = Picture(5_000);
        cache.Keep("large", large);
        Assert.True(cache.TryFind("large", out var found));
        Assert.Same(large, found);
        Assert.False(cache.TryFind("a", out _));
    }

    private static NetworkPicture Picture(int nodes) => new()
    {
        Question = new NetworkQuestion { Starts = [] },
        Nodes = [.. Enumerable.Repeat(new PictureNode(0, new Work { Key = default, Title = "T" }, NetworkRole.Current, 0), nodes)],
        Edges = [],
        OriginSets = [],
        Clusters = [],
        Positions = new Position[nodes],
        Shown = 0,
        Total = 0,
        IsTotalExact = true,
        ReferenceCount = 0,
        CitationCount = 0,
    };
}

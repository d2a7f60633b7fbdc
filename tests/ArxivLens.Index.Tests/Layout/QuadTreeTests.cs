using ArxivLens.Index.Layout;

namespace ArxivLens.Index.Tests.Layout;

public sealed class QuadTreeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(300)]
    [InlineData(2_000)]
    public void Repulsion_is_that_of_all_bodies_one_by_one_within_a_few_hundredths(int count)
    {
        var random = new Sequence(43);
        var (x, y) = (new double[count], new double[count]);
        for (var body = 0; body < count; body++)
        {
            // Half of them in a crowd, as clusters are.
            var spread = body % 2 == 0 ? 1.0 : 0.05;
            (x[body], y[body]) = (spread * random.Below(10_000) / 10_000, spread * random.Below(10_000) / 10_000);
        }

        var tree = new QuadTree(count);
        tree.Build([.. Enumerable.Range(0, count)], x, y);
        double error = 0, total = 0;
        for (var body = 0; body < count; body++)
        {
            double nearX = 0, nearY = 0, exactX = 0, exactY = 0;
            tree.Repel(x[body], y[body], 1e-6, ref nearX, ref nearY);
            for (var other = 0; other < count; other++)
            {
                double dx = x[body] - x[other], dy = y[body] - y[other];
                exactX += dx / Math.Max(dx * dx + dy * dy, 1e-6);
                exactY += dy / Math.Max(dx * dx + dy * dy, 1e-6);
            }

            error += Math.Abs(nearX - exactX) + Math.Abs(nearY - exactY);
            total += Math.Abs(exactX) + Math.Abs(exactY);
        }

        Assert.True(error <= 0.03 * total, $"{error} of {total}");
    }

    [Fact]
    public void Bodies_on_one_spot_do_no_harm()
    {
        var (x, y) = (new double[50], new double[50]);
        var tree = new QuadTree(50);
        tree.Build([.. Enumerable.Range(0, 50)], x, y);
        double forceX = 0, forceY = 0;
        tree.Repel(0, 0, 1e-6, ref forceX, ref forceY);
        Assert.Equal((0, 0), (forceX, forceY));
        tree.Repel(2, 0, 1e-6, ref forceX, ref forceY);
        Assert.Equal(25, forceX, 9);
    }

    [Fact]
    public void Building_again_takes_no_memory()
    {
        var (x, y) = (new double[1_000], new double[1_000]);
        var random = new Sequence(47);
        for (var body = 0; body < 1_000; body++)
            (x[body], y[body]) = (random.Below(1_000), random.Below(1_000));
        var bodies = Enumerable.Range(0, 1_000).ToArray();
        var tree = new QuadTree(1_000);
        tree.Build(bodies, x, y);
        var before = GC.GetAllocatedBytesForCurrentThread();
        tree.Build(bodies, x, y);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}

using ArxivLens.Core.Indexing;
using ArxivLens.Index;
using ArxivLens.Index.Documents;

namespace ArxivLens.Core.Tests.Indexing;

public sealed class IndexHostTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("arxivlens-host-");

    [Fact]
    public void There_is_nothing_to_lend_before_the_first_index()
    {
        using var host = new IndexHost(folder.FullName);
        Assert.Equal(IndexRefresh.Missing, host.Refresh());
        Assert.Null(host.Current);
        Assert.Throws<IndexUnavailableException>(host.Acquire);
    }

    [Fact]
    public void A_lease_reads_its_generation_to_the_end_and_the_next_reads_the_new_one()
    {
        using var host = new IndexHost(folder.FullName);
        Write(2);
        Assert.Equal(IndexRefresh.Changed, host.Refresh());
        Assert.Equal(IndexRefresh.Same, host.Refresh());
        var old = host.Acquire();
        Write(3);
        Assert.Equal(IndexRefresh.Changed, host.Refresh());
        using (var fresh = host.Acquire()) Assert.Equal(3, fresh.Index.DocumentCount);
        Assert.Equal("Title 1 of 2", TitleWordOf(old.Index));
        old.Dispose();
        old.Dispose();
        Assert.Throws<ObjectDisposedException>(() => old.Index);
    }

    [Fact]
    public void Files_of_an_old_generation_are_unmapped_when_its_last_lease_ends()
    {
        using var host = new IndexHost(folder.FullName);
        Write(2);
        host.Refresh();
        var first = host.Acquire();
        var second = host.Acquire();
        var old = MappedFiles();
        Assert.NotEmpty(old);
        Write(3);
        host.Refresh();
        first.Dispose();
        Assert.Empty(old.Except(MappedFiles()));
        second.Dispose();
        Assert.Empty(old.Intersect(MappedFiles()));
    }

    [Fact]
    public void A_damaged_generation_leaves_the_good_one_in_its_place()
    {
        using var host = new IndexHost(folder.FullName);
        Write(2);
        host.Refresh();
        var held = Directory.GetFiles(folder.FullName).ToHashSet();
        Write(3);
        var written = Directory.GetFiles(folder.FullName).Where(f => !held.Contains(f));
        foreach (var file in written) File.WriteAllBytes(file, [1, 2, 3]);
        Assert.Equal(IndexRefresh.Damaged, host.Refresh());
        using (var lease = host.Acquire()) Assert.Equal(2, lease.Index.DocumentCount);
        Write(4);
        Assert.Equal(IndexRefresh.Changed, host.Refresh());
        using (var lease = host.Acquire()) Assert.Equal(4, lease.Index.DocumentCount);
    }

    [Fact]
    public void A_withdrawn_generation_is_lent_no_more_nor_is_one_that_has_the_same_file()
    {
        using var host = new IndexHost(folder.FullName);
        Write(2);
        host.Refresh();
        var lease = host.Acquire();
        host.Withdraw(host.Current!.Files[0].Name);
        Assert.Throws<IndexUnavailableException>(host.Acquire);
        Assert.Equal(IndexRefresh.Damaged, host.Refresh());
        Assert.Null(host.Current);
        Assert.Equal(2, lease.Index.DocumentCount);
        lease.Dispose();

        Write(3);
        Assert.Equal(IndexRefresh.Changed, host.Refresh());
    }

    [Fact]
    public void After_a_build_a_file_of_the_same_name_and_content_is_trusted_again()
    {
        using var host = new IndexHost(folder.FullName);
        Write(2);
        host.Refresh();
        host.Withdraw(host.Current!.Files[0].Name);
        foreach (var file in Directory.GetFiles(folder.FullName)) File.Delete(file);
        Write(2);
        Assert.Equal(IndexRefresh.Damaged, host.Refresh());
        host.Trust();
        Assert.Equal(IndexRefresh.Changed, host.Refresh());
    }

    [Fact]
    public void After_the_end_nothing_is_lent_and_open_leases_can_still_be_read()
    {
        var host = new IndexHost(folder.FullName);
        Write(2);
        host.Refresh();
        var lease = host.Acquire();
        host.Dispose();
        host.Dispose();
        Assert.Throws<ObjectDisposedException>(host.Acquire);
        Assert.Throws<ObjectDisposedException>(() => host.Refresh());
        Assert.Equal(2, lease.Index.DocumentCount);
        Assert.NotEmpty(MappedFiles());
        lease.Dispose();
        Assert.Empty(MappedFiles());
    }

    [Fact]
    public async Task Many_readers_read_whole_generations_while_new_ones_come()
    {
        using var host = new IndexHost(folder.FullName);
        Write(1);
        host.Refresh();
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 8).Select(_ => Task.Run(() => ReadUntil(host, stop.Token))).ToArray();
        for (var count = 2; count <= 25; count++)
        {
            Write(count);
            Assert.Equal(IndexRefresh.Changed, host.Refresh());
        }

        await stop.CancelAsync();
        var leases = await Task.WhenAll(readers);
        Assert.All(leases, n => Assert.True(n > 0));
        using var last = host.Acquire();
        Assert.Equal(25, last.Index.DocumentCount);
    }

    public void Dispose() => folder.Delete(true);

    private static int ReadUntil(IndexHost host, CancellationToken stop)
    {
        var leases = 0;
        do
        {
            using var lease = host.Acquire();
            var count = lease.Index.DocumentCount;
            Assert.Equal(count - 1, lease.Index.Find($"work:{count}-{count - 1}"));
            leases++;
        }
        while (!stop.IsCancellationRequested);
        return leases;
    }

    private static string TitleWordOf(IndexReader index)
        => $"Title {index.Find("work:2-1")} of {index.DocumentCount}";

    private void Write(int count) => TestIndex.Write(
        folder.FullName,
        Enumerable.Range(0, count).Select(i => new IndexDocument { Key = $"work:{count}-{i}", Title = $"Title {i}", Kind = 2 }),
        [],
        $"{count}");

    /// <summary>Files of the folder that this process has mapped (Linux).</summary>
    private HashSet<string> MappedFiles() => File.ReadLines("/proc/self/maps")
        .Where(l => l.Contains(folder.FullName, StringComparison.Ordinal))
        .Select(l => l[l.IndexOf('/', StringComparison.Ordinal)..].Replace(" (deleted)", "", StringComparison.Ordinal))
        .ToHashSet();
}

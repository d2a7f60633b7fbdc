using ArxivLens.Core;
using System.Globalization;
using ArxivLens.Core.Library;

namespace ArxivLens.Storage.Tests.Library;

public sealed class DirectoryLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DataDirectory _directory;

    public DirectoryLockTests() => _directory = new DataDirectory(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_lock_is_held_once_until_it_is_given_back()
    {
        using (_directory.Lock(DirectoryRole.Server))
            Assert.Throws<DataDirectoryBusyException>(() => _directory.Lock(DirectoryRole.Server));
        _directory.Lock(DirectoryRole.Server).Dispose();
    }

    [Fact]
    public void The_roles_do_not_hinder_each_other()
    {
        using var server = _directory.Lock(DirectoryRole.Server);
        using var builder = _directory.Lock(DirectoryRole.Builder);
        Assert.Throws<DataDirectoryBusyException>(() => _directory.Lock(DirectoryRole.Builder));
    }

    [Fact]
    public async Task Who_looks_at_a_lock_hinders_nobody_who_takes_it()
    {
        using var stop = new CancellationTokenSource();
        _directory.Lock(DirectoryRole.Server).Dispose();
        var lookers = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
                _directory.FindHolder(DirectoryRole.Server);
        })).ToList();
        for (var i = 0; i < 50; i++)
            _directory.Lock(DirectoryRole.Server).Dispose();
        await stop.CancelAsync();
        await Task.WhenAll(lookers);
    }

    [Fact]
    public async Task A_look_at_a_lock_names_its_holder_and_leaves_the_file_as_it_is()
    {
        Assert.Null(_directory.FindHolder(DirectoryRole.Builder));
        Assert.False(File.Exists(_folder.File("builder.lock")));
        using var child = await ChildProcess.StartAsync("held", "hold-lock", _folder.Path, "Builder");
        var holder = _directory.FindHolder(DirectoryRole.Builder);
        var owner = $"process {child.Id.ToString(CultureInfo.InvariantCulture)}, ";
        Assert.StartsWith($"another arxivlens ({owner}", holder, StringComparison.Ordinal);
        await child.KillAsync();
        Assert.Null(_directory.FindHolder(DirectoryRole.Builder));
        Assert.StartsWith(owner, await File.ReadAllTextAsync(_folder.File("builder.lock")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_names_the_other_process_and_ends_when_that_is_killed()
    {
        using var child = await ChildProcess.StartAsync("held", "hold-lock", _folder.Path, "Server");
        var refusal = Assert.Throws<DataDirectoryBusyException>(() => _directory.Lock(DirectoryRole.Server));
        Assert.Matches(
            $@"^another arxivlens \(process {child.Id.ToString(CultureInfo.InvariantCulture)}, since "
            + @"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\) is serving this data directory: ",
            refusal.Message);
        Assert.EndsWith(_folder.Path, refusal.Message, StringComparison.Ordinal);

        await child.KillAsync();
        _directory.Lock(DirectoryRole.Server).Dispose();
        Assert.True(File.Exists(_folder.File("server.lock")));
    }

    [Fact]
    public async Task A_lock_ends_with_a_process_that_ends_in_order()
    {
        using var child = await ChildProcess.StartAsync("held", "hold-lock", _folder.Path, "Builder");
        var refusal = Assert.Throws<DataDirectoryBusyException>(() => _directory.Lock(DirectoryRole.Builder));
        Assert.Contains("is changing the library", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, await child.FinishAsync());
        _directory.Lock(DirectoryRole.Builder).Dispose();
    }

    [Fact]
    public async Task Work_in_the_background_learns_that_somebody_waits_and_gives_way()
    {
        var background = _directory.LockInBackground(DirectoryRole.Builder);
        Assert.False(background.IsWanted);
        Assert.EndsWith("in the background) is changing the library or building the index in this data directory: " + _folder.Path,
            _directory.FindHolder(DirectoryRole.Builder), StringComparison.Ordinal);
        var waiting = Task.Run(() => _directory.Lock(DirectoryRole.Builder));
        Assert.True(SpinWait.SpinUntil(() => background.IsWanted, TimeSpan.FromSeconds(20)));
        Assert.False(waiting.IsCompleted);
        background.Dispose();
        using (await waiting)
            Assert.Throws<DataDirectoryBusyException>(() => _directory.LockInBackground(DirectoryRole.Builder));
        using var again = _directory.LockInBackground(DirectoryRole.Builder);
        Assert.False(again.IsWanted);
    }

    [Fact]
    public void Work_in_the_background_does_not_come_before_somebody_who_waits()
    {
        using (new FileStream(_folder.File("builder.wanted"), FileMode.Create, FileAccess.ReadWrite, FileShare.None))
            Assert.Throws<DataDirectoryBusyException>(() => _directory.LockInBackground(DirectoryRole.Builder));
        _directory.LockInBackground(DirectoryRole.Builder).Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\u001b[31m junk\n")]
    public void A_lock_file_that_names_nobody_is_refused_without_a_name(string content)
    {
        File.WriteAllText(_folder.File("server.lock"), content);
        using (var held = new FileStream(_folder.File("server.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            var refusal = Assert.Throws<DataDirectoryBusyException>(() => _directory.Lock(DirectoryRole.Server));
            Assert.StartsWith("another arxivlens is serving", refusal.Message, StringComparison.Ordinal);
        }

        _directory.Lock(DirectoryRole.Server).Dispose();
    }

    [Fact]
    public void A_lock_that_cannot_be_taken_at_all_is_not_called_busy()
    {
        Directory.CreateDirectory(_folder.File("server.lock"));
        var refusal = Assert.Throws<DataDirectoryException>(() => _directory.Lock(DirectoryRole.Server));
        Assert.Contains("server.lock", refusal.Message, StringComparison.Ordinal);
    }
}

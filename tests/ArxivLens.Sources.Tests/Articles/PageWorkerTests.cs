using System.Globalization;
using System.Text;
using ArxivLens.Core;
using ArxivLens.Sources.Articles;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Sources.Tests.Articles;

/// <summary>Workers that do what a taken-over one might: hang, talk without end, tell nonsense.</summary>
public sealed class PageWorkerTests : IDisposable
{
    private readonly HandClock _clock = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("arxivlens-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task One_that_hangs_is_ended_after_three_seconds()
    {
        var pid = Path.Combine(_folder.FullName, "pid");
        using var worker = Worker($"echo; echo $$ > {pid}; cat > /dev/null; sleep 1000 & wait");
        var reading = ReadAsync(worker);
        await UntilAsync(() => _clock.Waits is [{ Ticks: 3 * TimeSpan.TicksPerSecond }] && File.Exists(pid) && new FileInfo(pid).Length > 0);
        _clock.Pass(TimeSpan.FromSeconds(2.9));
        Assert.False(reading.IsCompleted);
        _clock.Pass(TimeSpan.FromSeconds(0.1));
        Assert.Contains("3 s", (await reading).Fault, StringComparison.Ordinal);
        var number = int.Parse(await File.ReadAllTextAsync(pid), CultureInfo.InvariantCulture);
        await UntilAsync(() => !Lives(number));
    }

    [Fact]
    public async Task One_that_does_not_begin_is_ended_too()
    {
        using var worker = Worker("sleep 1000");
        var reading = ReadAsync(worker);
        await UntilAsync(() => _clock.Waits.Count == 1);
        _clock.Pass(TimeSpan.FromSeconds(10));
        Assert.NotEmpty((await reading).Fault);
    }

    [Theory]
    [InlineData("exit 1")]
    [InlineData("echo")]
    [InlineData("echo; exit 134")]
    [InlineData("echo nonsense")]
    [InlineData("echo; echo nonsense")]
    [InlineData("echo; echo '{}'")]
    [InlineData("echo; echo null")]
    [InlineData("echo; echo '{\"Document\":{}}'")]
    [InlineData("echo; echo '{\"Document\":{\"Facts\":{\"Tags\":[]},\"Text\":{\"Text\":\"ab\",\"Blocks\":[{\"Kind\":0,\"Level\":0,\"Span\":{\"Start\":0,\"End\":3}}],\"Links\":[]}}}'")]
    [InlineData("echo; echo '{\"Document\":{\"Facts\":{\"Tags\":[]},\"Text\":{\"Text\":\"ab\",\"Blocks\":[{\"Kind\":0,\"Level\":0,\"Span\":{\"Start\":-1,\"End\":1}}],\"Links\":[]}}}'")]
    [InlineData("echo; echo '{\"Document\":{\"Facts\":{\"Tags\":[]},\"Text\":{\"Text\":\"ab\",\"Blocks\":[null],\"Links\":[]}}}'")]
    [InlineData("echo; echo '{\"Document\":{\"Facts\":{\"Tags\":[]},\"Text\":{\"Text\":\"ab\",\"Blocks\":[],\"Links\":[{\"Span\":{\"Start\":1,\"End\":9}}]}}}'")]
    [InlineData("echo; yes '[' | head -c 100000")]
    [InlineData("echo; yes")]
    public async Task One_that_breaks_off_or_tells_nonsense_has_read_nothing(string script)
    {
        using var worker = Worker(script);
        var (document, fault) = await ReadAsync(worker);
        Assert.Null(document);
        Assert.NotEmpty(fault);
    }

    [Fact]
    public async Task It_learns_nothing_of_this_process_but_the_page()
    {
        Environment.SetEnvironmentVariable("ARXIVLENS_SUMMARY_KEY", "s3cret");
        var file = Path.Combine(_folder.FullName, "seen");
        using var worker = Worker($"echo; (cat; env) > {file}; echo '{{\"Fault\":\"none\"}}'");
        await worker.ReadAsync(Encoding.UTF8.GetBytes("<p>The page</p>"), new Uri("https://a.example/ä"), "utf-8", CancellationToken.None);
        var seen = (await File.ReadAllTextAsync(file)).Split('\n');
        Environment.SetEnvironmentVariable("ARXIVLENS_SUMMARY_KEY", null);
        Assert.Equal("{\"Address\":\"https://a.example/%C3%A4\",\"Charset\":\"utf-8\"}", seen[0]);
        Assert.StartsWith("<p>The page</p>", seen[1], StringComparison.Ordinal);
        string[] shell = ["PWD", "OLDPWD", "SHLVL", "_"];
        var variables = seen.Skip(1).Select(line => line.Replace("<p>The page</p>", "", StringComparison.Ordinal).Split('=')[0]);
        Assert.All(
            variables.Except(shell).Where(name => name.Length > 0),
            name => Assert.StartsWith("DOTNET_", name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_calls_it_off_ends_it()
    {
        var pid = Path.Combine(_folder.FullName, "pid");
        using var worker = Worker($"echo $$ > {pid}; sleep 1000");
        using var stop = new CancellationTokenSource();
        var reading = worker.ReadAsync(new byte[] { 1 }, null, null, stop.Token);
        await UntilAsync(() => File.Exists(pid) && new FileInfo(pid).Length > 0);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        var number = int.Parse(await File.ReadAllTextAsync(pid), CultureInfo.InvariantCulture);
        await UntilAsync(() => !Lives(number));
    }

    [Fact]
    public async Task A_page_beyond_eight_megabytes_starts_none()
    {
        using var worker = new PageWorker(new PageWorkerCommand("/nowhere", []), _clock);
        Assert.NotEmpty((await worker.ReadAsync(new byte[8_000_001], null, null, CancellationToken.None)).Fault);
    }

    [Fact]
    public async Task That_none_can_be_started_is_said()
    {
        using var worker = new PageWorker(new PageWorkerCommand("/nowhere/arxivlens", []), _clock);
        var broken = await Assert.ThrowsAsync<SourceException>(() => ReadAsync(worker));
        Assert.Contains("/nowhere/arxivlens does not start", broken.Message, StringComparison.Ordinal);
    }

    private static bool Lives(int process) =>
        File.Exists($"/proc/{process}/stat") && !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);

    private static async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo()) await Task.Yield();
    }

    private static Task<PageReading> ReadAsync(PageWorker worker) =>
        worker.ReadAsync(Encoding.UTF8.GetBytes("<p>A page</p>"), null, null, CancellationToken.None);

    private PageWorker Worker(string script) => new(new PageWorkerCommand("/bin/sh", ["-c", script]), _clock);
}

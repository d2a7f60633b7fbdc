using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using ArxivLens.Core.Library;
using ArxivLens.Sources.Services;
using ArxivLens.Sources.Tests.Http;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Sources.Tests.Services;

/// <summary>One request at a time and a pause between two, whoever asks.</summary>
public sealed class ArxivGateTests : IDisposable
{
    private static readonly Uri Arxiv = new("https://oaipmh.arxiv.org/oai");
    private static readonly Uri Mirror = new("http://127.0.0.1:8000/oai");

    private readonly HandClock _clock = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("gate").FullName;
    private readonly DataDirectory _directory;

    public ArxivGateTests() => _directory = new DataDirectory(_folder);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("https://oaipmh.arxiv.org/oai", 0, 3)]
    [InlineData("http://export.arxiv.org/api/query", 1, 3)]
    [InlineData("https://RSS.arXiv.org./rss", 2.9, 3)]
    [InlineData("https://arxiv.org/", 0, 3)]
    [InlineData("https://oaipmh.arxiv.org/oai", 10, 10)]
    [InlineData("https://notarxiv.org/oai", 0, 0)]
    [InlineData("http://arxiv.org.example/oai", 0.5, 0.5)]
    [InlineData("http://127.0.0.1:8000/oai", 0, 0)]
    public void Nothing_shortens_the_pause_at_arXiv(string server, double asked, double kept)
    {
        var gate = ArxivGate.Before(_directory, new Uri(server), _clock, TimeSpan.FromSeconds(asked));
        Assert.Equal(TimeSpan.FromSeconds(kept), gate.Pause);
        Assert.Equal(TimeSpan.FromSeconds(3), ArxivGate.Before(_directory, new Uri(server), _clock).Pause);
    }

    [Fact]
    public async Task Three_seconds_lie_between_the_end_of_one_and_the_begin_of_the_next()
    {
        var gate = ArxivGate.Before(_directory, Arxiv, _clock);
        var first = await gate.EnterAsync(CancellationToken.None);
        _clock.Pass(TimeSpan.FromSeconds(60));
        first.Dispose();

        var second = gate.EnterAsync(CancellationToken.None);
        _clock.Pass(TimeSpan.FromSeconds(2.9));
        Assert.False(second.IsCompleted);
        _clock.Pass(TimeSpan.FromSeconds(0.2));
        (await second).Dispose();
    }

    [Fact]
    public async Task Another_process_waits_for_the_end_of_a_request_and_its_pause()
    {
        var (ours, theirs) = (ArxivGate.Before(_directory, Arxiv, _clock), ArxivGate.Before(_directory, Arxiv, _clock));
        var first = await ours.EnterAsync(CancellationToken.None);
        var second = theirs.EnterAsync(CancellationToken.None);
        await PassAsync(TimeSpan.FromSeconds(30), () => { });
        Assert.False(second.IsCompleted);

        first.Dispose();
        await PassAsync(TimeSpan.FromSeconds(2.5), () => Assert.False(second.IsCompleted));
        await PassUntilAsync(second);
        (await second).Dispose();
    }

    [Fact]
    public async Task Two_who_ask_all_the_time_take_turns()
    {
        var order = new ConcurrentQueue<string>();
        var asking = new[] { "a", "b" }.Select(name => AskAsync(ArxivGate.Before(_directory, Arxiv, _clock), name, order)).ToArray();
        await PassUntilAsync(Task.WhenAll(asking));
        var text = string.Concat(order);
        Assert.DoesNotContain("aaa", text, StringComparison.Ordinal);
        Assert.DoesNotContain("bbb", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("999999999999999")]
    [InlineData("999999999999999999999999999")]
    [InlineData("-5")]
    [InlineData("what is this\0")]
    public async Task A_file_from_before_the_machine_started_anew_costs_one_pause(string text)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "arxiv.gate"), text);
        var entering = ArxivGate.Before(_directory, Arxiv, _clock).EnterAsync(CancellationToken.None);
        Assert.False(entering.IsCompleted);
        _clock.Pass(TimeSpan.FromSeconds(3.01));
        (await entering).Dispose();
    }

    [Fact]
    public async Task Whoever_is_killed_while_asking_is_counted_from_the_begin()
    {
        var asked = new TaskCompletionSource();
        await using var server = LocalServer.Start();
        server.Answer = async (_, stream, token) =>
        {
            asked.TrySetResult();
            await LocalServer.StallAsync(stream, token);
        };
        // What a machine counts since its start is the same in all its processes.
        var before = TimeProvider.System.GetElapsedTime(0);
        using var doomed = GateProcess.Start(_folder, new Uri($"http://127.0.0.1:{server.Port}/"), TimeSpan.FromDays(1), 1);
        await asked.Task;
        doomed.Kill();
        await doomed.WaitForExitAsync();

        var text = await File.ReadAllTextAsync(Path.Combine(_folder, "mirror.gate"));
        var told = TimeSpan.FromMicroseconds(long.Parse(text, CultureInfo.InvariantCulture));
        Assert.InRange(told, before, TimeProvider.System.GetElapsedTime(0));
    }

    [Fact]
    public async Task Waiting_can_be_called_off_and_the_next_in_line_goes_on()
    {
        var gate = ArxivGate.Before(_directory, Mirror, _clock);
        (await gate.EnterAsync(CancellationToken.None)).Dispose();
        using var off = new CancellationTokenSource();
        var (tired, patient) = (gate.EnterAsync(off.Token), gate.EnterAsync(CancellationToken.None));
        await off.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tired);
        _clock.Pass(TimeSpan.FromSeconds(3.01));
        (await patient).Dispose();
    }

    [Fact]
    public void ArXiv_is_not_asked_without_its_gate()
    {
        Assert.Throws<ArgumentException>(() => new ServiceClient(new ServiceOptions(Arxiv), _clock));
        var mirrors = ArxivGate.Before(_directory, Mirror, _clock, TimeSpan.Zero);
        Assert.Throws<ArgumentException>(() => new ServiceClient(new ServiceOptions(Arxiv) { Gate = mirrors }, _clock));
        new ServiceClient(new ServiceOptions(Arxiv) { Gate = ArxivGate.Before(_directory, Arxiv, _clock) }, _clock).Dispose();
    }

    [Fact]
    public async Task Two_processes_keep_apart_as_the_server_sees_them()
    {
        var pause = TimeSpan.FromMilliseconds(120);
        var visits = new ConcurrentQueue<(long Begin, long End)>();
        await using var server = LocalServer.Start();
        server.Answer = async (_, stream, token) =>
        {
            var begin = Stopwatch.GetTimestamp();
            await LocalServer.SendAsync(stream, "", token);
            visits.Enqueue((begin, Stopwatch.GetTimestamp()));
        };
        var address = new Uri($"http://127.0.0.1:{server.Port}/");
        using var one = GateProcess.Start(_folder, address, pause, 5);
        using var other = GateProcess.Start(_folder, address, pause, 5);
        await Task.WhenAll(one.WaitForExitAsync(), other.WaitForExitAsync());

        Assert.Equal((0, 0), (one.ExitCode, other.ExitCode));
        var seen = visits.OrderBy(visit => visit.Begin).ToList();
        Assert.Equal(10, seen.Count);
        // The client may have the answer before the server is back from sending it.
        var gaps = seen.Skip(1).Zip(seen, (next, last) => Stopwatch.GetElapsedTime(last.Begin, next.Begin));
        Assert.All(gaps, gap => Assert.True(gap >= pause, $"{gap} lie between two requests"));
    }

    private static async Task AskAsync(ArxivGate gate, string name, ConcurrentQueue<string> order)
    {
        for (var time = 0; time < 6; time++)
        {
            using var turn = await gate.EnterAsync(CancellationToken.None);
            order.Enqueue(name);
        }
    }

    private async Task PassAsync(TimeSpan time, Action check)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(0.05))
        {
            _clock.Pass(TimeSpan.FromSeconds(0.05));
            await Task.Yield();
            check();
        }
    }

    private async Task PassUntilAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            _clock.Pass(TimeSpan.FromSeconds(0.05));
            await Task.Yield();
        }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Library;
using ArxivLens.Storage.Sqlite.Community;

namespace ArxivLens.Scale.Community;

/// <summary>
/// Many readers and some writers while a harvest fills the library: what a page takes then, and whether anything fails. Each reader
/// opens a page, reads for a while, and opens the next; each writer makes an account and comments on one paper after another. They
/// run in this process, on the same cores as the server.
/// </summary>
internal sealed class CommunityRun(Options options, Server server, IReadOnlyList<string> papers) : IDisposable
{
    private const int Seed = 11;
    private const string Password = "twelve green herons";
    private readonly TimeSpan _length = TimeSpan.FromSeconds(options.Number("seconds", 60));
    private readonly int _think = options.Number("think", 1000);
    private readonly ConcurrentBag<Visit> _pages = [];
    private readonly ConcurrentBag<Visit> _comments = [];
    private readonly ConcurrentBag<string> _failures = [];
    private readonly CancellationTokenSource _end = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>Measures and prints.</summary>
    /// <returns>Whether nothing failed.</returns>
    public static async Task<bool> RunAsync(Options options)
    {
        using var workspace = new Workspace();
        Copy(options.Required("library"), workspace.DataDirectory);
        Environment.SetEnvironmentVariable("ARXIVLENS_LIMITS", "off");
        Environment.SetEnvironmentVariable(
            "ARXIVLENS_MODERATION_LIMITS", "per-day=100000,new-per-day=100000,network-per-day=100000,least-seconds=0");
        using var oai = new OaiServer(5197);
        using var server = await Server.StartAsync(workspace);
        using var run = new CommunityRun(options, server, await ReadPapersAsync(workspace));
        using var harvest = workspace.Start("harvest", "--base-url", oai.Address, "--pause", "3");
        var (readers, writers) = (options.Number("readers", 200), options.Number("writers", 20));
        var signedUp = await Task.WhenAll(Enumerable.Range(0, writers).Select(run.SignUpAsync));
        run._end.CancelAfter(run._length);
        await Task.WhenAll([
            .. Enumerable.Range(0, readers).Select(number => Task.Run(() => run.ReadAsync(number))),
            .. signedUp.Select((visitor, number) => Task.Run(() => run.WriteAsync(visitor, number))),
        ]);
        var isHarvesting = !harvest.HasExited;
        harvest.Kill();
        var kept = await CountAsync(workspace);
        return run.Print(readers, writers, oai.Pages, isHarvesting, kept);
    }

    public void Dispose() => _end.Dispose();

    private async Task<Visitor> SignUpAsync(int number)
    {
        var visitor = new Visitor(server.Client.BaseAddress!);
        var form = await visitor.GetAsync("/sign-up");
        var answer = await visitor.SubmitAsync(form.Body, "/sign-up", ("Name", $"writer{number}"), ("Password", $"{Password} {number}"));
        return answer.Status is 302 or 303 ? visitor : throw new InvalidOperationException($"writer{number} could not sign up: {answer.Status}");
    }

    private async Task ReadAsync(int number)
    {
        var random = new Draw((ulong)(Seed + number));
        using var visitor = new Visitor(server.Client.BaseAddress!);
        while (await ThinkAsync(random, _think))
        {
            var paper = papers[random.Below(papers.Count)];
            var path = random.Below(10) switch
            {
                0 => "/search?q=" + Uri.EscapeDataString(Words[random.Below(Words.Length)]),
                1 => "/list/hep-th/recent",
                2 => "/comments",
                _ => $"/abs/{paper}",
            };
            await TryAsync(_pages, path, () => visitor.GetAsync(path), status => status == 200);
        }
    }

    private async Task WriteAsync(Visitor visitor, int number)
    {
        var random = new Draw((ulong)((Seed * Seed) + number));
        using var _ = visitor;
        for (var count = 0; await ThinkAsync(random, _think * 2); count++)
        {
            var path = $"/abs/{papers[random.Below(papers.Count)]}";
            if (await TryAsync(_pages, path, () => visitor.GetAsync(path), status => status == 200) is not { } page)
                continue;
            var words = string.Join(' ', Enumerable.Range(0, 24).Select(_ => Convert.ToHexStringLower(random.Bytes(3)))) + $" and $x_{{{random.Below(100)}}}^2$.";
            await TryAsync(_comments, path, () => visitor.SubmitAsync(page.Body, "/comments/new", ("text", words), ("do", "post")), status => status is 302 or 303);
        }
    }

    private async Task<Answer?> TryAsync(ConcurrentBag<Visit> times, string path, Func<Task<Answer>> ask, Func<int, bool> isRight)
    {
        try
        {
            var answer = await ask();
            times.Add(new Visit(path.Split('/', '?')[1], answer.Took.TotalMilliseconds, _clock.Elapsed));
            if (isRight(answer.Status))
                return answer;
            _failures.Add($"{answer.Status} {path}");
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or InvalidOperationException)
        {
            _failures.Add($"{path}: {e.Message}");
        }

        return null;
    }

    private async Task<bool> ThinkAsync(Draw random, int milliseconds)
    {
        try
        {
            await Task.Delay((milliseconds / 2) + random.Below(milliseconds + 1), _end.Token);
            return true;
        }
        catch (TaskCanceledException)
        {
            return false;
        }
    }

    private bool Print(int readers, int writers, int harvested, bool isHarvesting, int kept)
    {
        var locks = server.Messages.Where(line => line.Contains("busy", StringComparison.OrdinalIgnoreCase) || line.Contains("locked", StringComparison.OrdinalIgnoreCase)).ToList();
        Console.WriteLine(FormattableString.Invariant($"{readers} readers, {writers} writers, {_length.TotalSeconds:0} s, {papers.Count} papers asked for"));
        Console.WriteLine(Describe("pages", _pages));
        foreach (var kind in _pages.GroupBy(one => one.Kind).OrderBy(group => group.Key, StringComparer.Ordinal))
            Console.WriteLine(Describe($"  /{kind.Key}", kind));
        foreach (var slice in _pages.GroupBy(one => (int)one.Since.TotalSeconds / 10).OrderBy(group => group.Key))
            Console.WriteLine(Describe($"  pages that ended in seconds {slice.Key * 10} to {(slice.Key + 1) * 10}", slice));
        Console.WriteLine(Describe("comments sent", _comments));
        Console.WriteLine(FormattableString.Invariant(
            $"comments kept: {kept}; pages harvested: {harvested} of 2,500 records, harvest {(isHarvesting ? "still running" : "ENDED")}; failures: {_failures.Count}; lines of locks in the log: {locks.Count}"));
        foreach (var line in _failures.Concat(locks).Concat(server.Messages).Distinct().Take(10))
            Console.WriteLine("  " + line);
        Console.WriteLine(FormattableString.Invariant($"server's memory at most {server.PeakBytes / 1e6:0} MB"));
        return _failures.IsEmpty && locks.Count == 0 && kept == _comments.Count && isHarvesting;
    }

    private static string Describe(string what, IEnumerable<Visit> times)
    {
        var sorted = times.Select(one => one.Milliseconds).Order().ToList();
        return sorted.Count == 0 ? $"{what}: none" : FormattableString.Invariant(
            $"{what}: {sorted.Count}, median {sorted[sorted.Count / 2]:0.0} ms, p95 {sorted[sorted.Count * 95 / 100]:0.0} ms, p99 {sorted[sorted.Count * 99 / 100]:0.0} ms, longest {sorted[^1]:0.0} ms");
    }

    private static readonly string[] Words = ["black holes", "supersymmetry", "lattice gauge", "duality", "string theory", "dark matter", "quantum groups", "top quark"];

    private static async Task<int> CountAsync(Workspace workspace)
    {
        using var community = SqliteCommunity.Open(new DataDirectory(workspace.DataDirectory).CommunityFile);
        var newest = await community.Contributions.ListNewestAsync(ContributionKind.Comment, null, null, 0, 1_000_000);
        return newest.Count;
    }

    private static async Task<IReadOnlyList<string>> ReadPapersAsync(Workspace workspace)
    {
        using var storage = Storage.Sqlite.SqliteStorage.OpenForReading(new DataDirectory(workspace.DataDirectory).LibraryFile);
        var keys = new List<string>();
        await foreach (var (_, work) in storage.Works.ReadAllAsync())
        {
            if (work.Paper is not null && keys.Count < 3000)
                keys.Add(work.Key.ToString());
        }

        return keys;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}

/// <summary>One page asked for.</summary>
/// <param name="Kind">First part of its address.</param>
/// <param name="Milliseconds">From asking to the last byte.</param>
/// <param name="Since">When it ended, since the first was asked for.</param>
internal sealed record Visit(string Kind, double Milliseconds, TimeSpan Since);

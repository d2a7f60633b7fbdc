using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ArxivLens.Commands;
using ArxivLens.Core.Library;
using ArxivLens.Core.Tests.Indexing;
using ArxivLens.Diagnosis;
using ArxivLens.Index;
using ArxivLens.Index.Tests;
using ArxivLens.Storage.Sqlite;
using ArxivLens.Tests.Shared;
using Xunit.Abstractions;

namespace ArxivLens.Tests.Processes;

/// <summary>
/// Kills the program at random moments of an import with its update, a build, a merge and a server that catches up; afterwards
/// the answers are those of before or after, and the resumed run ends as an undisturbed one. A few rounds here; bench/crash.sh
/// asks for 200.
/// </summary>
public sealed class CrashRounds(ITestOutputHelper output) : IDisposable
{
    private const string RoundsVariable = "ARXIVLENS_CRASH_ROUNDS";
    private const int FewRounds = 8;
    // Milliseconds after the start of the process. On a busy machine the program needs longer to come to its work, and is given it.
    private const int Earliest = 50;
    private const int Latest = 900;

    // In one of so many rounds the process is begun again and killed again.
    private const int OneOf = 3;

    private const int BasePapers = 600;
    private const int ChangedPapers = 150;
    private const int NewPapers = 300;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("arxivlens-crash-");

    /// <summary>What is killed, from which prepared directory.</summary>
    private (string Name, string From, string[] Command)[] Kinds =>
    [
        ("import papers", "base", ["import", "papers", PathOf("more.jsonl")]),
        ("import citations", "papers", ["import", "citations", PathOf("more.csv")]),
        ("build", "imported", ["index", "--rebuild"]),
        ("merge", "segments", ["index", "--merge"]),
        ("server", "imported", ["serve", "--urls", "http://127.0.0.1:0"]),
    ];

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Killed_anywhere_nothing_is_lost_and_nothing_is_answered_by_halves()
    {
        var seed = FuzzSeed.Choose();
        var rounds = int.Parse(Environment.GetEnvironmentVariable(RoundsVariable) ?? $"{FewRounds}", CultureInfo.InvariantCulture);
        output.WriteLine($"{FuzzSeed.Variable}={seed}, {rounds} rounds");
        await PrepareAsync();
        var after = await ReadAsync("undisturbed");
        output.WriteLine($"undisturbed: content {after.Content[..12]}, answers {after.Answers[..12]}");
        var before = new Dictionary<string, State>();
        foreach (var name in Kinds.Select(kind => kind.From).Distinct())
            before.Add(name, await ReadAsync(name));

        var longest = await MeasureAsync();
        var random = new Sequence(seed);
        var killed = 0;
        for (var round = 1; round <= rounds; round++)
        {
            var (name, from, command) = Kinds[round % Kinds.Length];
            Copy(from, "crashed");
            var moment = Earliest + random.Below(longest[name] - Earliest);
            var wasKilled = await KillAsync("crashed", command, moment);
            killed += wasKilled ? 1 : 0;
            // What begins anew on what was left must stand being killed too.
            var again = random.Below(OneOf) == 0 ? Earliest + random.Below(longest[name] - Earliest) : 0;
            if (again > 0)
                await KillAsync("crashed", command, again);
            var found = await ReadAsync("crashed", allowBehind: true);
            if (found.Answers != before[from].Answers && found.Answers != after.Answers)
                Assert.Equal(await AnswersOfContentAsync("crashed"), found.Answers);
            await FinishAsync("crashed");
            Assert.Equal(after, await ReadAsync("crashed"));
            output.WriteLine(
                $"round {round}: {name} {(wasKilled ? "killed" : "ended")} at {moment} ms, "
                + (again > 0 ? $"and again at {again} ms, " : "")
                + $"{(found == before[from] ? "as before" : found == after ? "as after" : "in between")}, ends the same");
            Directory.Delete(PathOf("crashed"), recursive: true);
        }

        output.WriteLine($"{rounds} rounds, {killed} killed at work, all ended with the same content and the same answers");
        Assert.True(killed > 0, "No round killed its process: the moments come too late.");
    }

    private async Task PrepareAsync()
    {
        await File.WriteAllTextAsync(PathOf("base.jsonl"), SmallLibrary.Papers(BasePapers));
        await File.WriteAllTextAsync(PathOf("base.csv"), SmallLibrary.Citations(BasePapers, 20));
        await File.WriteAllTextAsync(PathOf("more.jsonl"), Changed() + SmallLibrary.Papers(NewPapers, first: BasePapers + 1));
        await File.WriteAllTextAsync(PathOf("more.csv"), SmallLibrary.Citations(BasePapers + NewPapers, 40));
        await RunAsync("base", "import", "papers", PathOf("base.jsonl"), "--no-index");
        await RunAsync("base", "import", "citations", PathOf("base.csv"));
        Copy("base", "papers");
        await RunAsync("papers", "import", "papers", PathOf("more.jsonl"));
        Copy("papers", "undisturbed");
        await RunAsync("undisturbed", "import", "citations", PathOf("more.csv"));
        Copy("base", "imported");
        await RunAsync("imported", "import", "papers", PathOf("more.jsonl"), "--no-index");
        await RunAsync("imported", "import", "citations", PathOf("more.csv"), "--no-index");
        await MakeSegmentsAsync();
    }

    // While a server holds the directory, an import leaves the merging to it.
    private async Task MakeSegmentsAsync()
    {
        Copy("base", "segments");
        using var server = new DataDirectory(PathOf("segments")).Lock(DirectoryRole.Server);
        var lines = (await File.ReadAllTextAsync(PathOf("more.jsonl"))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in lines.Chunk(lines.Length / 14))
        {
            await File.WriteAllLinesAsync(PathOf("part.jsonl"), part);
            await RunAsync("segments", "import", "papers", PathOf("part.jsonl"));
        }

        await RunAsync("segments", "import", "citations", PathOf("more.csv"));
    }

    private static string Changed() => string.Concat(Enumerable.Range(1, ChangedPapers).Select(number => SmallLibrary.Paper(
        SmallLibrary.Id(number * 3), $"On duality changed {number}", $"We study the lattice again, {number} times.", changed: "2012-01-01") + "\n"));

    /// <summary>How late each kind may be killed: as late as it ends by itself, and 900 ms at least.</summary>
    private async Task<Dictionary<string, int>> MeasureAsync()
    {
        var longest = new Dictionary<string, int>();
        foreach (var (name, from, command) in Kinds)
        {
            Copy(from, "measured");
            var began = TimeProvider.System.GetTimestamp();
            await KillAsync("measured", command, command[0] == "serve" ? 2 * Latest : int.MaxValue);
            longest.Add(name, Math.Max(Latest, (int)TimeProvider.System.GetElapsedTime(began).TotalMilliseconds));
            Directory.Delete(PathOf("measured"), recursive: true);
        }

        return longest;
    }

    private async Task<bool> KillAsync(string name, string[] command, int moment)
    {
        using var process = Arxivlens.Start(null, [.. command, "--data", PathOf(name)]);
        var ended = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var deadline = new CancellationTokenSource(moment);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        await ended;
        return process.ExitCode != 0;
    }

    private async Task FinishAsync(string name)
    {
        await RunAsync(name, "import", "papers", PathOf("more.jsonl"));
        await RunAsync(name, "import", "citations", PathOf("more.csv"));
        await RunAsync(name, "index", "--merge");
    }

    // What the library as it was left would answer, built at once.
    private async Task<string> AnswersOfContentAsync(string name)
    {
        Copy(name, "rebuilt");
        await RunAsync("rebuilt", "index", "--rebuild");
        var answers = Answers("rebuilt");
        Directory.Delete(PathOf("rebuilt"), recursive: true);
        return answers;
    }

    private async Task<State> ReadAsync(string name, bool allowBehind = false)
    {
        var directory = new DataDirectory(PathOf(name));
        foreach (var finding in await Examination.RunAsync(directory, CancellationToken.None))
        {
            var mayBe = finding.Check == "data directory" || (finding.Check == "index against library" && (allowBehind || finding.State == FindingState.Warning));
            Assert.True(finding.State == FindingState.Ok || mayBe, $"{name}: {finding}");
        }

        using var storage = SqliteStorage.OpenForReading(directory.LibraryFile);
        return new State(await storage.Library.ComputeContentHashAsync(), Answers(name));
    }

    private string Answers(string name)
    {
        using var index = IndexReader.Open(new DataDirectory(PathOf(name)).IndexDirectory);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', IndexAnswers.Read(index)))));
    }

    private async Task RunAsync(string name, params string[] command)
    {
        var messages = new StringWriter();
        var parsed = CommandLine.Root(Program.Verbs()).Parse([.. command, "--data", PathOf(name)]);
        var exitCode = await parsed.InvokeAsync(new InvocationConfiguration
        {
            Output = messages, Error = messages, EnableDefaultExceptionHandler = false,
        });
        Assert.True(exitCode == 0, $"{string.Join(' ', command)}: {messages}");
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(PathOf(from), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(PathOf(to), Path.GetRelativePath(PathOf(from), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (!file.EndsWith(".lock", StringComparison.Ordinal))
                File.Copy(file, copy);
        }
    }

    private sealed record State(string Content, string Answers);
}

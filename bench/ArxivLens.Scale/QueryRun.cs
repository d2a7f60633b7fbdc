using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace ArxivLens.Scale;

/// <summary>
/// Three thousand searches over HTTP: the most frequent words of the library, random pairs of its words, and lines of random
/// bytes. None may be answered by 5xx, and the server may log no error.
/// </summary>
internal static class QueryRun
{
    private const int Queries = 1000;
    private const int LongestLine = 64;
    private static readonly UriCreationOptions AsItIs = new() { DangerousDisablePathAndQueryCanonicalization = true };

    /// <summary>Runs them and prints status counts and times.</summary>
    /// <returns>Whether every search was answered.</returns>
    public static async Task<bool> RunAsync(ulong seed)
    {
        using var workspace = new Workspace();
        var papers = Fill(workspace);
        using var server = await Server.StartAsync(workspace);
        var words = ReadWords(papers);
        var draw = new Draw(seed);
        Console.WriteLine($"seed {seed}, {words.Count} words of {Path.GetFileName(papers)}");
        Console.WriteLine("| queries | answers | median | 99 % | slowest |");
        Console.WriteLine("|---|---|---|---|---|");
        var pairs = Many(() => Escape($"{draw.Of(words)} {draw.Of(words)}"));
        var lines = Many(() => Escape(draw.Bytes(1 + draw.Below(LongestLine))));
        var failures = await AskAsync(server, $"the {Queries} most frequent words", words.Take(Queries).Select(Escape))
            + await AskAsync(server, $"{Queries} random pairs of words", pairs)
            + await AskAsync(server, $"{Queries} lines of random bytes", lines);
        var errors = server.Messages.Where(IsError).ToList();
        foreach (var line in errors)
            Console.WriteLine(line);
        Console.WriteLine($"{failures} answers of 5xx, {errors.Count} errors logged");
        return failures + errors.Count == 0;
    }

    private static bool IsError(string line) =>
        line.Contains(" fail: ", StringComparison.Ordinal) || line.Contains(" crit: ", StringComparison.Ordinal);

    // Without the shared data the server loads its built-in library by itself.
    private static string Fill(Workspace workspace)
    {
        if (Workspace.Shared is not { } shared)
            return Path.Combine(Workspace.Root, "src/ArxivLens/BuiltIn/papers.jsonl");
        var papers = Path.Combine(shared, "papers/arxiv-citation-corpus-1991-1996.jsonl.gz");
        _ = ImportRun.Measure(workspace, ["import", "papers", papers]);
        return papers;
    }

    private static async Task<int> AskAsync(Server server, string what, IEnumerable<string> queries)
    {
        var statuses = new SortedDictionary<int, int>();
        var times = new List<double>();
        var slowest = (Milliseconds: 0.0, Query: "");
        foreach (var query in queries)
        {
            var address = new Uri($"{server.Client.BaseAddress}search?q={query}", AsItIs);
            var began = Stopwatch.GetTimestamp();
            using var answer = await server.Client.GetAsync(address);
            await answer.Content.ReadAsByteArrayAsync();
            var milliseconds = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            times.Add(milliseconds);
            if (milliseconds > slowest.Milliseconds)
                slowest = (milliseconds, query);
            var status = (int)answer.StatusCode;
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
            if (status >= 500)
                Console.WriteLine($"{status}: /search?q={query}");
        }

        times.Sort();
        var counts = string.Join(", ", statuses.Select(status => $"{status.Value} × {status.Key}"));
        var (median, late) = (times[times.Count / 2], times[times.Count * 99 / 100]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {counts} | {median:0.0} ms | {late:0.0} ms | {slowest.Milliseconds:0} ms (`{slowest.Query}`) |"));
        return statuses.Where(status => status.Key >= 500).Sum(status => status.Value);
    }

    // Every run of letters of titles and abstracts, the most frequent first.
    private static List<string> ReadWords(string papers)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        using var file = File.OpenRead(papers);
        var isArchive = papers.EndsWith(".gz", StringComparison.Ordinal);
        using var lines = new StreamReader(isArchive ? new GZipStream(file, CompressionMode.Decompress) : file);
        while (lines.ReadLine() is { } line)
        {
            using var paper = JsonDocument.Parse(line);
            foreach (var field in new[] { "title", "abstract" })
            {
                if (paper.RootElement.TryGetProperty(field, out var text))
                    Count(text.GetString() ?? "", counts);
            }
        }

        return [.. counts.OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal).Select(word => word.Key)];
    }

    private static void Count(string text, Dictionary<string, int> counts)
    {
        var letters = new string([.. text.ToLowerInvariant().Select(letter => char.IsLetter(letter) ? letter : ' ')]);
        foreach (var word in letters.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            counts[word] = counts.GetValueOrDefault(word) + 1;
    }

    private static IEnumerable<string> Many(Func<string> make) => Enumerable.Range(0, Queries).Select(_ => make());

    private static string Escape(string text) => Escape(Encoding.UTF8.GetBytes(text));

    private static string Escape(byte[] bytes) =>
        string.Concat(bytes.Select(one => "%" + one.ToString("X2", CultureInfo.InvariantCulture)));
}
